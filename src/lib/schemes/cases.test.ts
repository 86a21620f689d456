import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  kindOf,
  numberOf,
  publishes,
  readBallots,
  keyedByText,
  readEntryTable,
  readRoster,
  score,
  type TableCell,
  type Statement,
  type ReadTable
} from '../points';
import { builtInScheme } from '.';

type CaseLine = Record<string, TableCell>;
type BySubject<T> = Record<string, T>;

/** One case of a `*.cases.yaml`; results that it doesn't name aren't compared. */
interface Case {
  case: string;
  period: string;
  /** a number stands for so many people (u01, u02 …) in one pool */
  roster: CaseLine[] | number;
  entries?: CaseLine[];
  /** by subject and group */
  ballots?: BySubject<Record<string, number[]>>;
  /** the period isn't published */
  published?: false;
  /** the expected refusals of the entries: row, column and code of each problem */
  refused?: string[];
  points?: BySubject<number>;
  balances?: BySubject<number | null>;
  scores?: BySubject<number>;
  statuses?: BySubject<string>;
  ranks?: BySubject<number | null>;
  sections?: BySubject<Record<string, number>>;
  reasons?: Record<string, string>;
  outcomes?: unknown[];
  conversions?: unknown[];
  warnings?: Record<string, unknown>[];
}

const files = import.meta.glob<string>('./*.cases.yaml', { query: '?raw', import: 'default', eager: true });

describe.each(Object.entries(files))('%s', (file, text) => {
  const scheme = builtInScheme(file.replace('./', '').replace('.cases.yaml', ''));
  if (!scheme) throw new Error(`${file} belongs to no scheme`);

  const cases = parse(text) as Case[];

  it('has a case for every item', () => {
    const met = new Set(
      cases.flatMap(({ entries = [], reasons = {} }) => [
        ...entries.map(({ item }) => String(item)),
        ...Object.keys(reasons)
      ])
    );
    const entered = scheme.items.filter((item) => kindOf(item).isEntered(item));
    expect(entered.filter(({ id, name }) => !met.has(id) && !met.has(name)).map(({ id }) => id)).toEqual([]);
  });

  it('has a case for every outcome and conversion', () => {
    const met = cases.flatMap(({ outcomes = [], conversions = [], warnings = [] }) =>
      [...outcomes, ...conversions, ...warnings].flatMap((one) => JSON.stringify(one))
    );
    const rules = [...scheme.outcomes, ...scheme.conversions].map(({ id }) => id);
    expect(rules.filter((id) => !met.some((one) => one.includes(`"rule":"${id}"`)))).toEqual([]);
  });

  it.each(cases)('$case', (wanted) => {
    expect(publishes(scheme, wanted.period)).toBe(wanted.published ?? true);
    if (wanted.published === false) return;
    const { subjects, problems: inRoster } = readRoster(tableOf('roster', peopleOf(wanted.roster)));
    const { entries, problems } = readEntryTable(tableOf('entries', wanted.entries ?? [{ id: null }]), {
      scheme,
      roster: subjects
    });
    const { ballots, problems: inBallots } = readBallots(tableOf('ballots', votesOf(wanted.ballots)), {
      scheme,
      roster: subjects
    });
    expect([...inRoster, ...inBallots]).toEqual([]);
    expect(problems.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual(wanted.refused ?? []);
    if (wanted.refused) return;
    const result = score({ scheme, subjects, entries: keyedByText(entries), ballots, period: wanted.period });

    const each = <T>(pick: (row: Statement) => T) =>
      Object.fromEntries(result.rows.map((row) => [row.subject, pick(row)]));
    const got = {
      points: each((row) => numberOf(row.points)),
      balances: each((row) => (row.balance === null ? null : numberOf(row.balance))),
      scores: each((row) => numberOf(row.score)),
      statuses: each((row) => row.status),
      ranks: each((row) => row.rank),
      sections: each((row) =>
        Object.fromEntries(Object.entries(row.sections).map(([id, n]) => [id, numberOf(n)]))
      ),
      outcomes: result.outcomes,
      conversions: result.conversions.map((one) => ({
        ...one,
        sum: numberOf(one.sum),
        value: numberOf(one.value)
      }))
    };
    for (const [key, value] of Object.entries(got)) {
      const expected = wanted[key as keyof typeof got];
      if (expected !== undefined) expect({ [key]: value }).toEqual({ [key]: expected });
    }
    const reasons = result.rows.flatMap((row) => row.effects.map((effect) => [effect.entry, effect.reason]));
    expect(Object.fromEntries(reasons)).toMatchObject(wanted.reasons ?? {});
    if (wanted.warnings) {
      expect(result.warnings).toHaveLength(wanted.warnings.length);
      expect(result.warnings).toMatchObject(wanted.warnings);
    }
  });
});

function peopleOf(roster: CaseLine[] | number): CaseLine[] {
  if (typeof roster !== 'number') return roster;
  return Array.from({ length: roster }, (_, n) => ({ subject: `u${String(n + 1).padStart(2, '0')}` }));
}

function votesOf(ballots: Case['ballots'] = {}): CaseLine[] {
  return Object.entries(ballots).flatMap(([subject, groups]) =>
    Object.entries(groups).flatMap(([group, scores]) => scores.map((one) => ({ subject, group, score: one })))
  );
}

function tableOf(file: 'roster' | 'entries' | 'ballots', lines: readonly CaseLine[]): ReadTable {
  const needed = {
    entries: ['id', 'subject', 'item', 'date'],
    ballots: ['subject', 'group', 'score'],
    roster: ['subject']
  }[file];
  const header = [...new Set([...needed, ...lines.flatMap((line) => Object.keys(line))])];
  return {
    file,
    header,
    rows: lines.map((line, n) => ({ row: n + 2, cells: header.map((key) => line[key] ?? null) }))
  };
}

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { numberOf, readEntries, readRoster, score, type Cell, type Statement, type Table } from '../points';
import { builtInScheme } from '.';

type Line = Record<string, Cell>;
type BySubject<T> = Record<string, T>;

/** One case of a `*.cases.yaml`; what it doesn't name isn't compared. */
interface Case {
  case: string;
  period: string;
  roster: Line[];
  entries?: Line[];
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

  it.each(parse(text) as Case[])('$case', (wanted) => {
    const { subjects, problems: inRoster } = readRoster(tableOf('roster', wanted.roster));
    const { entries, problems } = readEntries(tableOf('entries', wanted.entries ?? [{ id: null }]), {
      scheme,
      roster: subjects
    });
    expect([...inRoster, ...problems]).toEqual([]);
    const result = score({ scheme, subjects, entries, period: wanted.period });

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

function tableOf(file: string, lines: readonly Line[]): Table {
  const needed = file === 'entries' ? ['id', 'subject', 'item', 'date'] : ['subject'];
  const header = [...new Set([...needed, ...lines.flatMap((line) => Object.keys(line))])];
  return {
    file,
    header,
    rows: lines.map((line, n) => ({ row: n + 2, cells: header.map((key) => line[key] ?? null) }))
  };
}

import { describe, expect, it } from 'vitest';
import { keyedByText, readEntryTable, readRoster, score, type ReadTable } from '../../src/lib/points';
import { builtInScheme } from '../../src/lib/schemes';
import { runOf, type Case } from './by-hand/case';
import { chineseNames, idsByName } from './names';
import { nameOf, readPeriod } from './rules/calendar';
import { type OracleTable } from './rules/cells';
import { countyOfficials } from './rules/county-officials';
import { shown } from './rules/fraction';
import { oracle } from './rules/oracle';
import { readBooks } from './rules/reading';
import { rowsOf } from './rules/score';
import { type Books, type OracleSealed } from './rules/words';

/** A case of C whose earlier periods were sealed from another roster, or other entries, than there are today. */
interface SealedCase extends Pick<Case, 'name' | 'roster' | 'entries'> {
  /** the roster when they were sealed */
  then: readonly string[];
  /** the entries when they were sealed; default: those of today */
  entriesThen?: readonly string[];
  /** the sealed periods, each with those whom people confirmed as last; default: as it came out */
  sealed: Readonly<Record<string, readonly string[] | null>>;
  outcomes: readonly string[];
}

const pool = (name: string, prefix: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `${prefix}${from + n} pool=${name}`);
const reminders = (subject: string, ...days: string[]) => days.map((day) => `${subject} reminder ${day}`);
const quarters = ['2026-02-08', '2026-05-08', '2026-08-08', '2026-11-08'];
const years = ['2024-05-08', '2025-05-08', '2026-05-08'];

const cases: readonly SealedCase[] = [
  {
    name: 'M16 five who have left the pool since leave N at 20 in the sealed quarters',
    // Today 15 are in the pool, of whom 5% is nobody, in the fourth quarter too: it is sealed here.
    then: pool('leaders', 'u', 1, 20),
    roster: [...pool('reserve', 'u', 1, 5), ...pool('leaders', 'u', 6, 20)],
    entries: reminders('u20', ...quarters),
    sealed: { '2026-Q1': null, '2026-Q2': null, '2026-Q3': null, '2026-Q4': null },
    outcomes: ['no-awards | leaders | u20']
  },
  {
    name: 'M16 an entry of an old year that came since makes nobody last in it',
    then: pool('leaders', 'u', 1, 20),
    roster: pool('leaders', 'u', 1, 20),
    entries: [...reminders('u20', ...years), 'u19 disobedience 2025-06-08', 'u19 disobedience 2024-06-08'],
    entriesThen: reminders('u20', ...years),
    sealed: { '2025': null, '2024': null },
    outcomes: ['last | leaders | u20', 'post-adjustment | leaders | u20']
  },
  {
    name: 'M16 one year that a meeting set aside ends the run of years',
    then: pool('leaders', 'u', 1, 20),
    roster: pool('leaders', 'u', 1, 20),
    entries: reminders('u20', ...years),
    sealed: { '2025': [], '2024': null },
    outcomes: ['last | leaders | u20']
  },
  {
    name: 'M16 the year before it that was set aside leaves two',
    then: pool('leaders', 'u', 1, 20),
    roster: pool('leaders', 'u', 1, 20),
    entries: reminders('u20', ...years),
    sealed: { '2025': null, '2024': [] },
    outcomes: ['admonition-talk | leaders | u20', 'last | leaders | u20']
  },
  {
    name: 'M16 who was last elsewhere then is proposed in the pool of now',
    then: [...pool('leaders', 'u', 1, 19), ...pool('reserve', 'r', 1, 19), 'u20 pool=reserve'],
    roster: [...pool('leaders', 'u', 1, 20), ...pool('reserve', 'r', 1, 19)],
    entries: reminders('u20', ...years),
    sealed: { '2025': null, '2024': null },
    outcomes: ['last | leaders | u20', 'post-adjustment | leaders | u20']
  }
];

describe('C over sealed periods, derived by hand', () => {
  it.each(cases)('the second reading: $name', (of) => {
    const books = { ...booksOf(of.roster, of.entries), sealed: sealedOf(of) };
    const { outcomes } = oracle(countyOfficials, books, periodNamed('2026'));
    expect(outcomes.filter(isSanction)).toEqual(of.outcomes);
  });

  it.each(cases)('the engine: $name', (of) => {
    const scheme = builtInScheme('county-officials') ?? expect.fail('no scheme C');
    const { roster, entries } = runOf('county-officials', { ...of, period: '2026' });
    const { subjects } = readRoster(tableOf('roster', roster));
    const read = readEntryTable(tableOf('entries', entries), { scheme, roster: subjects });
    expect(read.problems).toEqual([]);
    const periods = new Map(
      [...sealedOf(of)].map(([period, { rows, last }]) => [
        period,
        {
          results: rows.map(({ score: points, ...row }) => ({ ...row, score: shown(points) * 100 })),
          outcomes: new Map([['last', last]])
        }
      ])
    );
    const input = { scheme, subjects, entries: keyedByText(read.entries), period: '2026' };
    const { outcomes } = score({ ...input, sealed: { scheme, periods } });
    const found = outcomes.flatMap((one) => one.subjects.map((id) => `${one.rule} | ${one.pool} | ${id}`));
    expect(found.sort().filter(isSanction)).toEqual(of.outcomes);
  });
});

/** Rewards are for others to test: with so few entries they are ties. */
function isSanction(outcome: string): boolean {
  return !outcome.startsWith('advanced') && !outcome.startsWith('priority');
}

function periodNamed(name: string) {
  return readPeriod(name) ?? expect.fail(name);
}

function booksOf(roster: readonly string[], entries: readonly string[] = []): Books {
  const run = runOf('county-officials', { name: '', period: '2026', roster, entries });
  const read = readBooks(countyOfficials, run, idsByName(chineseNames('county-officials')));
  return 'code' in read ? expect.fail(read.code) : read;
}

function sealedOf({ then, entries, entriesThen = entries, sealed }: SealedCase): Map<string, OracleSealed> {
  const books = booksOf(then, entriesThen);
  return new Map(
    Object.entries(sealed).map(([name, confirmed]) => {
      const period = periodNamed(name);
      expect(nameOf(period)).toBe(name);
      const rows = rowsOf(countyOfficials, books, period);
      const lowest = rows.filter((row) =>
        rows.every((other) => other.pool !== row.pool || isAbove(other, row))
      );
      return [name, { rows, last: confirmed ?? lowest.map(({ subject }) => subject) }];
    })
  );
}

/** Whether a row is another one's own, or ranked better than it. */
function isAbove(row: OracleSealed['rows'][number], than: OracleSealed['rows'][number]): boolean {
  return row === than || (row.rank ?? 0) < (than.rank ?? 0);
}

function tableOf(file: 'roster' | 'entries', [header = [], ...lines]: OracleTable): ReadTable {
  return { file, header: [...header], rows: lines.map((cells, n) => ({ row: n + 2, cells: [...cells] })) };
}

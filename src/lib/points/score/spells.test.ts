import { describe, expect, it } from 'vitest';
import { entry } from '../../../../tests/make/entry';
import { person } from '../../../../tests/make/person';
import { isPresent, keyedByText, score, servedSince } from '..';
import type { ScoreInput, Spell, Statement, Subject, WrittenEntry } from '..';
import { builtInScheme } from '../../schemes';

const spell = (from: string | null, to: string | null, more: Partial<Spell> = {}): Spell => ({
  pool: '',
  group: '',
  from,
  to,
  ...more
});

function rowsOf(scheme: string, input: Omit<ScoreInput, 'scheme' | 'entries'>, entries: WrittenEntry[] = []) {
  const found = builtInScheme(scheme) ?? expect.fail(`no scheme ${scheme}`);
  const result = score({ scheme: found, entries: keyedByText(entries), ...input });
  return Object.fromEntries(result.rows.map((row): [string, Statement] => [row.subject, row]));
}

/** Somebody who was away from April to September. */
const away = person('u1', '甲', { from: '2026-10-01', earlier: [spell(null, '2026-03-31')] });

describe('M16 presence adds up the rows', () => {
  it.each([
    ['2026-03', true],
    ['2026-04', false],
    ['2026-09', false],
    ['2026-10', true],
    ['2026-Q1', true],
    ['2026-Q2', false],
    ['2026-H1', false],
    // 90 days and 92 days are half of 365, though neither alone is.
    ['2026', false],
    ['2025', true]
  ])('present in %s: %s', (period, present) => {
    expect(isPresent(away, period)).toBe(present);
  });

  it('two parts of a year that make its half together', () => {
    const back = { ...away, from: '2026-09-30' };
    expect(isPresent(back, '2026')).toBe(true);
    expect(isPresent({ ...back, earlier: [] }, '2026')).toBe(false);
  });

  it('standing awards are given in the months of each row', () => {
    const rows = rowsOf('community-cadres', { subjects: [away, person('u2')], period: '2026' });
    expect(rows.u2?.points).toBe(12 * 2800);
    expect(rows.u1?.points).toBe(6 * 2800);
  });

  it('the mean of E is of the months in which somebody was there', () => {
    const late = ['2026-01-05', '2026-02-05', '2026-11-05', '2026-06-05'].map((date, n) =>
      entry(`e${n}`, { item: 'attendance-late', date, period: date.slice(0, 7) })
    );
    // Each of three months of six lost 5; June isn't one of them.
    const rows = rowsOf('town-thousand', { subjects: [away, person('u2')], period: '2026' }, late);
    const office = (rows.u2?.sections['office'] ?? 0) - (rows.u1?.sections['office'] ?? 0);
    expect(office).toBe(1500 / 6);
  });

  it('M15 before the first month nobody is in service in any row', () => {
    const served = servedSince(away, '2026-02');
    expect([isPresent(served, '2026-01'), isPresent(served, '2026-02')]).toEqual([false, true]);
    // A row that ended before it is of no day, and still the one before the next.
    expect(isPresent(servedSince(away, '2026-05'), '2026-Q1')).toBe(false);
    expect(isPresent(servedSince(away, '2026-11'), '2026-10')).toBe(false);
  });
});

describe('M16 pool and group in a period are those of the last row in force in it', () => {
  const promoted = person('u1', '甲', {
    pool: 'leaders',
    from: '2026-08-16',
    earlier: [spell(null, '2026-08-15', { pool: 'reserve' })]
  });
  const poolIn = (period: string, subject: Subject = promoted) =>
    rowsOf('county-officials', { subjects: [subject], period }).u1?.pool;

  it.each([
    ['2025', 'reserve'],
    ['2026-07', 'reserve'],
    ['2026-08', 'leaders'],
    ['2026-Q2', 'reserve'],
    ['2026-Q3', 'leaders'],
    ['2026', 'leaders']
  ])('in %s the pool is %s', (period, pool) => {
    expect(poolIn(period)).toBe(pool);
  });

  it('between two rows it is that of the one before, and before all of them the first one’s', () => {
    const back = { ...promoted, earlier: [spell('2025-03-01', '2026-03-31', { pool: 'reserve' })] };
    expect(['2025-02', '2026-05', '2026-09'].map((period) => poolIn(period, back))).toEqual([
      'reserve',
      'reserve',
      'leaders'
    ]);
  });

  it('periods that nobody sealed are ranked in the pool of then', () => {
    const scheme = builtInScheme('county-officials') ?? expect.fail('no scheme C');
    const months = ['2026-02', '2026-05', '2026-08', '2026-11'];
    const entries = months.map((month, n) =>
      entry(`e${n}`, { subject: 'r1', item: 'reminder', date: `${month}-01`, period: month })
    );
    const noAwards = (one: Subject) => {
      const others = Array.from({ length: 19 }, (_, n) => person(`r${n}`, '', { pool: 'reserve' }));
      const input = { scheme, subjects: [one, ...others], entries: keyedByText(entries), period: '2026' };
      return score(input).outcomes.filter(({ rule }) => rule === 'no-awards');
    };
    const came = person('u1', '甲', {
      pool: 'reserve',
      from: '2026-10-01',
      earlier: [spell(null, '2026-09-30', { pool: 'leaders' })]
    });
    // The last 5% of the twenty in the fourth quarter is one; that of the nineteen before it is nobody.
    expect(noAwards(came)).toEqual([]);
    expect(noAwards({ ...came, earlier: [spell(null, '2026-09-30', { pool: 'reserve' })] })).toEqual([
      { rule: 'no-awards', pool: 'reserve', subjects: ['r1'] }
    ]);
  });

  it('E: what an entry takes goes by the group on its date', () => {
    const head = person('u1', '甲', {
      group: 'head',
      from: '2026-07-01',
      earlier: [spell(null, '2026-06-30', { group: 'staff' })]
    });
    const reports = ['2026-06-30', '2026-07-01'].map((date, n) =>
      entry(`e${n}`, { item: 'report-unit', date, period: date.slice(0, 7) })
    );
    const full = entry('p', { item: 'professional', value: '200', date: '2026-12-31', period: '2026-12' });
    const rows = rowsOf('town-thousand', { subjects: [head], period: '2026' }, [...reports, full]);
    const taken = rows.u1?.effects.filter(({ item }) => item === 'report-unit').map(({ points }) => points);
    expect(taken).toEqual([-2000, -4000]);
  });

  it('E: who is dismissed goes by the group in the year', () => {
    const circulars = [1, 2, 3].map((n) =>
      entry(`e${n}`, { item: 'circular', date: `2026-0${n}-05`, period: `2026-0${n}` })
    );
    const dismissed = (subject: Subject) => {
      const scheme = builtInScheme('town-thousand') ?? expect.fail('no scheme E');
      const input = { scheme, subjects: [subject], entries: keyedByText(circulars), period: '2026' };
      return score(input).outcomes.some(({ rule }) => rule === 'dismissal-proposal');
    };
    const temporary = (from: string) =>
      person('u1', '甲', {
        group: 'staff',
        from,
        earlier: [spell(null, '2026-12-31', { group: 'temporary' })]
      });
    expect(dismissed(temporary('2027-01-01'))).toBe(true);
    expect(dismissed(person('u1', '甲', { group: 'staff' }))).toBe(false);
  });
});

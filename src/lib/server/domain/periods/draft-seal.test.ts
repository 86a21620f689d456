import { score, type Statement } from '$lib/points';
import { builtInScheme } from '$lib/schemes';
import { expect, it } from 'vitest';
import { entry } from '../../../../../tests/make/entry';
import { person } from '../../../../../tests/make/person';
import { outcomesOf, sealedPeriodOf } from './draft-seal';

const scheme = builtInScheme('community-cadres') ?? expect.fail('no scheme');
const roster = new Map(
  [
    person('here'),
    person('gone', '', { from: '2020-01-01', to: '2026-08-31' }),
    person('late', '', { from: '2026-10-01' })
  ].map((subject) => [subject.id, subject])
);
const result = score({ scheme, subjects: [...roster.values()], entries: [], period: '2026-09' });

it('calculates no effects of people who were in service', () => {
  const asked: string[] = [];
  // An object with a getter, as the engine's rows are.
  const rows = result.rows.map((row): Statement => ({
    ...row,
    get effects() {
      asked.push(row.subject);
      return row.effects;
    }
  }));
  const { results } = sealedPeriodOf('2026-09', { ...result, rows }, roster);
  expect(results.map(({ subject }) => subject)).toEqual(['here']);
  expect(asked.sort()).toEqual(['gone', 'late']);
});

it('M12 has each person once for each rule, although several ties name them', () => {
  const tie = { code: 'tie-to-decide' as const, rule: 'priority', pool: '' };
  const outcomes = outcomesOf({
    outcomes: [{ rule: 'priority', pool: '', subjects: ['u1'] }],
    warnings: [
      { ...tie, subjects: ['u2', 'u3'], periods: ['2026-Q1'] },
      { ...tie, subjects: ['u1', 'u3', 'u4'], periods: ['2026-Q2'] },
      { ...tie, rule: 'advanced', subjects: ['u3'] }
    ]
  });
  expect(outcomes).toEqual([
    { rule: 'priority', subjects: ['u1'], undecided: ['u2', 'u3', 'u4'] },
    { rule: 'advanced', subjects: [], undecided: ['u3'] }
  ]);
});

it('M10 leaves somebody of an earlier year out, although the year settles full marks and shortfalls for all', () => {
  const town = builtInScheme('town-thousand') ?? expect.fail('no scheme');
  const left = { to: '2025-12-31' };
  const subjects = [person('here'), person('gone', '', left), person('late', '', left)];
  const booked = { subject: 'late', item: 'circular', date: '2026-01-05', period: '2026-01', matterKey: '' };
  const year = score({
    scheme: town,
    subjects,
    entries: [{ ...entry('e1', booked), ...booked }],
    period: '2026'
  });
  expect(year.rows.map((row) => row.effects.length > 0)).toEqual([true, true, true]);
  const known = new Map(subjects.map((subject) => [subject.id, subject]));
  const { results } = sealedPeriodOf('2026', year, known);
  expect(results.map(({ subject }) => subject).sort()).toEqual(['here', 'late']);
});

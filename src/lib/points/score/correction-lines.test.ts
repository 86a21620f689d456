import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { booked, entry } from '../../../../tests/make/entry';
import { person } from '../../../../tests/make/person';
import { parseScheme } from '../scheme/parse-scheme';
import { apartFromCorrections } from './correction-lines';
import { score } from './score';

const scheme = parseScheme(readFileSync('src/lib/schemes/community-cadres.yaml', 'utf8'));
const october = { subject: 'p1', item: 'mediation', date: '2026-10-03', period: '2026-10' };
const reversal = { ...october, item: '', period: '2026-11' };
const entries = booked([
  entry('e1', october),
  entry('e2', october),
  entry('e3', { ...october, date: '2026-11-04', period: '2026-11' }),
  entry('r1', { ...reversal, reverses: 'e1' }),
  entry('r2', { ...reversal, reverses: 'e2' })
]);
const corrects = new Map([['r1', '2026-10']]);

function apart(period: string, which = corrects) {
  const input = { scheme, subjects: [person('p1', '沈秋月')], entries, period };
  const [row] = score(input).rows;
  return { row: row!, own: apartFromCorrections(row!, input, which) };
}

test('M5 November’s points include what October’s correction changes, and one line says so', () => {
  const { row, own } = apart('2026-11');
  expect(own.points).toBe(row.points);
  expect(own.effects.filter(({ reason }) => reason === 'correction')).toEqual([
    { entry: null, item: '', section: '', points: -500, reason: 'correction', corrects: '2026-10' }
  ]);
  // An ordinary reversal stays among the month's items.
  expect(own.effects.filter(({ points }) => points === -500).map((effect) => effect.entry)).toEqual([
    'e2',
    null
  ]);
  expect(own.effects.reduce((sum, { points }) => sum + points, 0)).toBe(own.points);
  expect(own.sections['task']).toBe((row.sections['task'] ?? 0) + 500);
});

test('M5 a quarter that has both months has no such line', () => {
  const { row, own } = apart('2026-Q4');
  expect(own).toBe(row);
});

test('corrections of several periods have a line each, and add up', () => {
  const { own } = apart('2026-11', new Map([...corrects, ['r2', '2026-Q3']]));
  const lines = own.effects.filter(({ reason }) => reason === 'correction');
  expect(lines.map((line) => [line.corrects, line.points])).toEqual([
    ['2026-Q3', -500],
    ['2026-10', -500]
  ]);
  expect(own.effects.reduce((sum, { points }) => sum + points, 0)).toBe(own.points);
});

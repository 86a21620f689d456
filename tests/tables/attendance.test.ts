import { expect, test } from 'vitest';
import { readSheets, type Answers } from '$lib/tables';
import { person } from '../make/person';
import { communityCadresScheme } from '../make/unit';
import { sheetOf } from './sheet-of';

const roster = [person('u1', '李明'), person('u2', '沈秋月')];
const read = (rows: Parameters<typeof sheetOf>[0], answers: Answers = {}) =>
  readSheets([sheetOf(rows)], { scheme: communityCadresScheme(), roster, month: '2026-11', answers });

const sheet = [
  ['2026年11月考勤表'],
  ['序号', '姓名', 2, 3, 4, 5, 6, '迟到次数'],
  [1, '李明', '√', '迟', '√', '事', '√', 1],
  [2, '沈秋月', '√', '√', '假', '√/早', '旷', null],
  ['说明：√出勤 △事假']
];

test('a mark is a line on its day; sums beside the days count once', () => {
  const { entries, questions, cells } = read(sheet);
  expect(entries.map(({ serial, quantity, cells: of }) => [serial, quantity, of])).toEqual([
    ['考2026-11-03-u1-迟到', 1, ['11月!D3']],
    ['考2026-11-05-u1-事假', 1, ['11月!F3']],
    ['考2026-11-05-u2-早退', 1, ['11月!F4']],
    ['考2026-11-06-u2-旷工', 1, ['11月!G4']]
  ]);
  // 假 alone doesn't say which kind of leave it is.
  expect(questions.map(({ code, cells: of }) => [code, of])).toEqual([['which-mark', ['11月!E4']]]);
  expect(cells.read + cells.asked + cells.leftOut).toBe(cells.filled);
});

test('a mark that somebody has explained is read so in every month', () => {
  const { entries, questions } = read(sheet, { 'which-mark:假': 'item:personal-leave' });
  expect(questions).toEqual([]);
  expect(entries.find(({ date }) => date === '2026-11-04')?.item).toBe('personal-leave');
});

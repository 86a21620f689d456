import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFile } from '$lib/server/domain/imports/files/read-file';
import { readRosterSheets, readTakeoverSheets, type Answers } from '$lib/tables';
import { person } from '../make/person';
import { sheetOf } from './sheet-of';

const sheetsOf = (file: string) =>
  readFile({ bytes: new Uint8Array(readFileSync(new URL(`./cases/${file}`, import.meta.url))) });

function roster(file: string, answers: Answers = {}) {
  const reading = readRosterSheets(sheetsOf(file), answers);
  const { filled, read, asked, leftOut } = reading.cells;
  expect(read + asked + leftOut).toBe(filled);
  return reading;
}

test.each([
  ['roster-1904-in-words.xlsx', [{ id: 'Y01', name: '甲小明', from: '2026-03-05' }]],
  ['roster-rare-name.xlsx', [{ id: 'zz1', name: '方\u{20bb7}', from: '2026-11-01' }]],
  [
    'roster-number-format.xlsx',
    [
      { id: 'Y001', name: '钱多', from: '2026-11-01' },
      { id: 'Y002', name: '孙少', from: '2026-11-01' }
    ]
  ]
])('%s: as it is seen', (file, people) => {
  const reading = roster(file);
  expect(reading.people.map(({ id, name, from }) => ({ id, name, from }))).toEqual(people);
  expect(reading.questions).toEqual([]);
});

test('days of joining as people write them; 2010.1 may have lost its zero, and is asked', () => {
  const { people, questions, leftOut } = roster('roster-2010.1.xlsx');
  const days = Object.fromEntries(people.map(({ name, from }) => [name, from]));
  expect(days).toMatchObject({
    乙小明: '2010-10-01',
    丙小明: '2010-12-01',
    丁小明: '2010-01-01',
    庚小明: '2010-01-01',
    壬小明: '2009-01-01',
    子小明: '2010-05-01',
    丑小明: '2019-03-01',
    卯小明: '2019-03-01',
    巳小明: '2019-03-05'
  });
  expect(days['甲小明']).toBeUndefined();
  expect(questions.map(({ text, readings }) => [text.zh, readings.map(({ key }) => key)])).toEqual([
    ['“2010.1”是哪一天？', ['day:2010-01-01', 'day:2010-10-01', 'leave-out']],
    ['“10.5”说不出是哪一天', ['leave-out']],
    ['“2010.13”说不出是哪一天', ['leave-out']]
  ]);
  expect(leftOut.find(({ cells }) => cells.includes('名册!B9'))?.text.zh).toBe('还在岗');
});

test('a unit’s own summary: nine months of each person, its sums compared', () => {
  const sheets = sheetsOf('own-year-summary.xlsx');
  const names =
    sheets[0]?.cells.filter(({ column, row }) => column === 2 && row > 2).map(({ shown }) => shown) ?? [];
  const people = names.map((name, at) => person(`u${at}`, name));
  const { months, totals, questions, cells } = readTakeoverSheets(sheets, { roster: people, year: 2026 });
  expect(questions).toEqual([]);
  expect(months).toHaveLength(names.length * 9);
  expect(new Set(months.map(({ month }) => month)).size).toBe(9);
  expect(totals).toEqual({ compared: names.length, differing: [] });
  expect(cells.read + cells.asked + cells.leftOut).toBe(cells.filled);
});

test('beside its parts a month is their sum; a second row of somebody is asked about', () => {
  const sheet = sheetOf(
    [
      ['姓名', '10月基础', '10月奖励', '10月合计', '11月'],
      ['李明', 20, 5, 25, 30],
      ['韩冰', 20, 1, 21, 22],
      ['李明', 1, 1, 2, 3]
    ],
    '汇总'
  );
  const people = [person('u1', '李明'), person('u2', '韩冰')];
  const { months, questions, cells } = readTakeoverSheets([sheet], { roster: people, year: 2026 });
  expect(months.map((one) => [one.person, one.month, one.points])).toEqual([
    ['u1', '2026-10', 2500],
    ['u1', '2026-11', 3000],
    ['u2', '2026-10', 2100],
    ['u2', '2026-11', 2200]
  ]);
  expect(questions.map(({ code, cells: of }) => [code, of])).toEqual([
    ['person-twice', ['汇总!D4']],
    ['person-twice', ['汇总!E4']]
  ]);
  expect(cells.read + cells.asked + cells.leftOut).toBe(cells.filled);
});

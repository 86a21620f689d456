import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { numberOf } from '$lib/points';
import { readFile } from '$lib/server/domain/imports/files/read-file';
import { readSheets, type Answers, type Reading } from '$lib/tables';
import { person } from '../make/person';
import { communityCadresScheme } from '../make/unit';
import { sheetOf } from './sheet-of';

/** Workbooks as people keep them, made by hand; names and figures are invented. */
const folder = new URL('./cases/', import.meta.url);

const roster = [
  person('YG002', '李明'),
  person('YG003', '沈秋月'),
  person('YG008', '韩冰'),
  person('YG009', '顾长河')
];

function read(file: string, answers: Answers = {}, people = roster): Reading {
  const sheets = readFile({ bytes: new Uint8Array(readFileSync(new URL(file, folder))) });
  const reading = readSheets(sheets, {
    scheme: communityCadresScheme(),
    roster: people,
    month: '2026-11',
    answers
  });
  const { filled, read: cells, asked, leftOut } = reading.cells;
  expect(cells + asked + leftOut).toBe(filled);
  return reading;
}

const lines = ({ entries }: Reading) =>
  entries.map(({ person: who, item, quantity, value }) => `${who} ${item} ${value || quantity}`).sort();
const asked = ({ questions }: Reading) => questions.map(({ code }) => code);
const worth = ({ entries }: Reading) => numberOf(entries.reduce((sum, { points }) => sum + points, 0));

const plain = [
  'YG002 activity 2',
  'YG002 task-on-time 1',
  'YG003 activity 1',
  'YG003 complaint 1',
  'YG003 mediation 1',
  'YG003 task-on-time 3'
];

describe('one month of counts, in the files that people keep', () => {
  test.each([
    'month-plain.xlsx',
    'old-excel.xls',
    'wps.et',
    'open-document.ods',
    'tabs.txt',
    'utf16.csv',
    'twice-first.xlsx',
    'twice-reworded.xlsx'
  ])('%s: counts, as the totals prove', (file) => {
    const reading = read(file);
    expect(lines(reading)).toEqual(plain);
    expect(asked(reading)).toEqual([]);
    expect(reading.totals).toEqual({ compared: 2, differing: [] });
  });

  test('a file says nothing aloud while it is read', () => {
    const said = vi.spyOn(console, 'error');
    read('open-document.ods');
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
  });

  test('a form that was reworded gives the same numbers, so that nothing is new', () => {
    const serials = (file: string) => read(file).entries.map(({ serial }) => serial);
    expect(serials('twice-reworded.xlsx')).toEqual(serials('twice-first.xlsx'));
  });

  test('even numbers say neither times nor points: it is asked, once', () => {
    const reading = read('month-even-counts.xlsx');
    expect(asked(reading)).toEqual(['times-or-points']);
    const id = reading.questions[0]?.id ?? '';
    expect(lines(read('month-even-counts.xlsx', { [id]: 'times' }))).toEqual(
      plain
        .filter((one) => !one.startsWith('YG002 activity'))
        .map((one) => one.replace('YG003 activity 1', 'YG003 activity 2'))
    );
  });

  test('points in columns that no item has are asked about', () => {
    const reading = read('plus-minus-total.xlsx');
    expect(asked(reading)).toEqual(['which-item', 'which-item']);
    expect(reading.entries).toEqual([]);
  });
});

describe('several tables in one sheet', () => {
  test('below each other, each by its own headings', () => {
    const reading = read('stacked-other-order.xlsx');
    expect(lines(reading).filter((line) => /YG00[89]/.test(line))).toEqual([
      'YG008 activity 2',
      'YG008 mediation 1',
      'YG008 task-on-time 3',
      'YG009 activity 4',
      'YG009 task-on-time 1'
    ]);
    expect(asked(reading)).toEqual([]);
  });

  test('side by side', () => {
    expect(lines(read('side-by-side.xlsx'))).toEqual([
      'YG002 activity 2',
      'YG002 task-on-time 1',
      'YG003 activity 1',
      'YG003 task-on-time 3',
      'YG008 activity 3',
      'YG008 task-on-time 1',
      'YG009 activity 4',
      'YG009 task-on-time 2'
    ]);
  });

  test('somebody who stands in two tables with one item is asked about, with each of the cells', () => {
    const head = ['姓名', '调解纠纷次数'];
    const twice = sheetOf([head, ['李明', 2], ['韩冰', 1], ['第二网格'], head, ['李明', 3]]);
    const read = (answers: Answers = {}) =>
      readSheets([twice], { scheme: communityCadresScheme(), roster, month: '2026-11', answers });
    const [question] = read().questions;
    expect([question?.code, question?.cells]).toEqual(['person-twice', ['11月!B6']]);
    expect(lines(read({ [question?.id ?? '']: 'both' }))).toEqual([
      'YG002 mediation 2',
      'YG002 mediation 3',
      'YG008 mediation 1'
    ]);
    expect(lines(read({ [question?.id ?? '']: 'leave-out' }))).toEqual([
      'YG002 mediation 2',
      'YG008 mediation 1'
    ]);
  });

  test('by week: each week counts', () => {
    const reading = read('by-week.xlsx');
    const times = (who: string, item: string) =>
      reading.entries
        .filter((one) => one.person === who && one.item === item)
        .reduce((sum, { quantity }) => sum + quantity, 0);
    expect([times('YG002', 'contest'), times('YG002', 'good-deed')]).toEqual([5, 5]);
    expect([times('YG003', 'contest'), times('YG003', 'good-deed')]).toEqual([5, 5]);
    expect(asked(reading)).toEqual([]);
  });

  test('a sheet a month: the others wait, and are named', () => {
    const reading = read('a-sheet-a-month.xlsx');
    expect(lines(reading)).toEqual(['YG008 contest 1', 'YG009 contest 1']);
    expect(reading.sheets.map(({ name, kind, why }) => [name, kind, why])).toEqual([
      ['11月', 'people', 'headings'],
      ['10月', 'other-month', '2026-10'],
      ['9月', 'other-month', '2026-09'],
      ['旧表', 'hidden', 'hidden-sheet']
    ]);
    expect(asked(reading)).toEqual(['hidden-sheet']);
  });
});

describe('what isn’t seen as the rest is', () => {
  test('struck and hidden rows, a hidden column', () => {
    const reading = read('struck-and-hidden.xlsx');
    expect(lines(reading)).toEqual(['YG002 activity 2', 'YG002 task-on-time 1']);
    expect(new Set(asked(reading))).toEqual(new Set(['struck', 'hidden-rows', 'hidden-columns']));
    expect(reading.questions.every(({ proposal }) => proposal === 'leave-out')).toBe(true);
  });

  test('a cell that is half struck is asked about, and never 24', () => {
    const reading = read('half-struck-cell.xlsx');
    const [question] = reading.questions;
    expect([question?.code, question?.readings[0]?.points]).toEqual(['half-struck', 800]);
    expect(lines(read('half-struck-cell.xlsx', { [question?.id ?? '']: 'rest' }))).toContain(
      'YG002 activity 4'
    );
  });

  test('rows that a filter hides', () => {
    const reading = read('filtered-rows.xlsx');
    expect(reading.entries.map(({ serial }) => serial)).toEqual(['T001']);
    expect(asked(reading)).toEqual(['filtered-rows']);
  });

  test('a hidden sheet, left out once somebody has said so', () => {
    const reading = read('hidden-sheet.xlsx');
    expect(reading.entries.map(({ serial }) => serial)).toEqual(['ZZ-1']);
    const [question] = reading.questions;
    const answered = read('hidden-sheet.xlsx', { [question?.id ?? '']: 'leave-out' });
    expect(answered.questions).toEqual([]);
    expect(answered.cells.leftOut).toBe(14);
  });
});

describe('lists with one line for each thing', () => {
  test('by name, with the days of cadres and numbers made from content', () => {
    const reading = read('log-by-name.xlsx');
    expect(
      reading.entries.map(({ date, person: who, item, quantity }) => [date, who, item, quantity])
    ).toEqual([
      ['2026-11-03', 'YG002', 'activity', 1],
      ['2026-11-04', 'YG003', 'mediation', 1],
      ['2026-11-05', 'YG002', 'task-on-time', 2],
      ['2026-11-06', 'YG008', 'complaint', 1]
    ]);
    expect(reading.entries[0]?.serial).toBe('记2026-11-03-YG002-参加活动');
  });

  test('what is told in words is proposed by its words and its points, and asked', () => {
    const reading = read('log-plus-minus.xlsx');
    expect(reading.questions.map(({ proposal, readings }) => [proposal, readings[0]?.points])).toEqual([
      ['item:activity', 200],
      ['item:mediation', 500],
      ['item:task-on-time', 100],
      ['item:complaint', -100]
    ]);
    const answers = Object.fromEntries(reading.questions.map(({ id, proposal }) => [id, proposal ?? '']));
    expect(worth(read('log-plus-minus.xlsx', answers))).toBe(7);
  });

  test('days as they are written; a part of the month is asked', () => {
    const reading = read('dates-as-written.xlsx');
    expect(new Set(reading.entries.map(({ date }) => date))).toEqual(new Set(['2026-11-05']));
    expect(reading.entries).toHaveLength(23);
    expect(asked(reading)).toEqual(['no-day', 'no-day', 'no-day']);
  });

  test('formulas count by their saved result; one without is asked, with the way out', () => {
    const reading = read('formulas-in-entries.xlsx');
    expect(reading.entries.map(({ serial }) => serial)).toEqual(['T005', 'T006']);
    expect(asked(reading)).toEqual(['no-result', 'no-result', 'unclear-value', 'no-result']);
  });

  test.each(['merged-plain.xlsx', 'merged-sheet-apostrophe.xlsx'])(
    '%s: a number merged over two rows is both’s',
    (file) => {
      expect(lines(read(file, {}, [person('u1', '李明')]))).toEqual(['u1 mediation 1', 'u1 mediation 1']);
    }
  );

  test.each(['wide-space-in-name.xlsx', 'name-by-compatibility.xlsx'])('%s: it is 李明', (file) => {
    expect(read(file).entries.map(({ serial, person: who }) => [serial, who])).toEqual([['ZZ-1', 'YG002']]);
  });

  test.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('days in ISO cells are the same in %s', (zone) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      expect(read('iso-date-cells.xlsx', {}, [person('u1', '李明')]).entries.map(({ date }) => date)).toEqual(
        ['2026-11-03', '2026-11-01']
      );
    } finally {
      process.env.TZ = before;
    }
  });
});

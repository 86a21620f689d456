import { describe, expect, it } from 'vitest';
import { messageOf, readEntryTable } from '..';
import { codes, read, readSince, roster, scheme, table } from '../../../../tests/points/reading';

describe('entries', () => {
  it('M4 are booked in the month of their date unless another is given', () => {
    const { entries } = read(
      ['e1', 'u1', 'activity', '2026-10-31'],
      ['e2', 'u1', '参加活动', '2026-10-31', '2026-12']
    );
    expect(entries.map((entry) => [entry.item, entry.period])).toEqual([
      ['activity', '2026-10'],
      ['activity', '2026-12']
    ]);
  });

  it.each([
    '2026-01-05',
    '2026/1/5',
    '2026/01/05',
    '2026年1月5日',
    '２０２６－０１－０５',
    ' 2026-01-05　',
    46027,
    46027.5,
    new Date(Date.UTC(2026, 0, 5))
  ])('read the date %s', (date) => {
    expect(read(['e1', 'u1', 'activity', date]).entries[0]?.date).toBe('2026-01-05');
  });

  it.each([
    '2026-02-30',
    '2026-1-5',
    '20260105',
    '5/1/2026',
    '46027',
    '',
    '2026年',
    true,
    new Date(Number.NaN)
  ])('refuse the date %s', (date) =>
    expect(codes(['e1', 'u1', 'activity', date])).toEqual(['2 date bad-date'])
  );

  it('M4 read a month that a spreadsheet made a date of', () => {
    const day = new Date(Date.UTC(2026, 9, 1));
    expect(read(['e1', 'u1', 'activity', '2026-09-30', day]).entries[0]?.period).toBe('2026-10');
  });

  it.each([
    ['bad-date', 'period', ['e1', 'u1', 'activity', '2026-10-01', '2026-13']],
    ['booked-before-event', 'period', ['e1', 'u1', 'activity', '2026-10-01', '2026-09']],
    ['not-in-force', 'date', ['e1', 'u1', 'activity', '2023-12-31']],
    ['unknown-subject', 'subject', ['e1', 'u9', 'activity', '2026-10-01']],
    ['unknown-item', 'item', ['e1', 'u1', 'acivity', '2026-10-01']],
    ['unknown-item', 'item', ['e1', 'u1', 'punctual', '2026-10-01']],
    ['unknown-item', 'item', ['e1', 'u1', '', '2026-10-01']],
    ['bad-quantity', 'quantity', ['e1', 'u1', 'activity', '2026-10-01', '', '0']],
    ['bad-quantity', 'quantity', ['e1', 'u1', 'activity', '2026-10-01', '', '1.5']],
    ['bad-quantity', 'quantity', ['e1', 'u1', 'activity', '2026-10-01', '', -1]],
    ['bad-quantity', 'quantity', ['e1', 'u1', 'four-knows', '2026-10-01', '', 2, 1]],
    ['bad-value', 'value', ['e1', 'u1', 'four-knows', '2026-10-01', '', '', '0']],
    ['bad-value', 'value', ['e1', 'u1', 'four-knows', '2026-10-01', '', '', '']],
    ['bad-value', 'value', ['e1', 'u1', 'commendation', '2026-10-01', '', '', '村']],
    ['bad-value', 'value', ['e1', 'u1', 'commendation', '2026-10-01', '', '', '省']],
    ['bad-value', 'value', ['e1', 'u1', 'other-task', '2026-10-01', '', '', '1.005', '纪要']],
    ['missing-basis', 'basis', ['e1', 'u1', 'other-task', '2026-10-01', '', '', '-5', ' ']],
    ['unknown-reversal', 'reverses', ['e1', 'u1', '', '2026-10-01', '', '', '', '', 'e9']],
    ['unknown-reversal', 'reverses', ['e1', 'u1', '', '2026-10-01', '', '', '', '', 'e1']],
    ['missing-column', 'id', ['', 'u1', 'activity', '2026-10-01']]
  ])('%s in %s: %j', (code, column, row) => expect(codes(row)).toEqual([`2 ${column} ${code}`]));

  it.each([
    ['街道', 'street'],
    ['市', 'city'],
    ['地区', 'prefecture'],
    ['自治区', 'region'],
    ['国家', 'national'],
    ['national', 'national'],
    ['市级', 'city']
  ])('understand the level %s', (level, name) => {
    expect(read(['e1', 'u1', 'commendation', '2026-10-01', '', '', level]).entries[0]?.value).toBe(name);
  });

  it.each(['分值', '等级', '名次', '分值/等级/名次', '分值／等级／名次', 'value'])(
    'take %s for the value',
    (heading) => {
      const { entries } = readEntryTable(
        table(['id', 'subject', 'item', 'date', heading], ['e1', 'u1', 'four-knows', '2026-10-01', 3]),
        { scheme, roster }
      );
      expect(entries[0]?.value).toBe('3');
    }
  );

  it('a number that a spreadsheet has calculated is read as its cell shows it', () => {
    expect(read(['e1', 'u1', 'other-task', '2026-10-01', '', '', 0.1 + 0.2, '纪要']).entries[0]?.value).toBe(
      '0.3'
    );
  });

  it('an id twice is refused, also one that the ledger has', () => {
    expect(codes(['e1', 'u1', 'activity', '2026-10-01'], ['e1', 'u2', 'activity', '2026-10-01'])).toEqual([
      '3 id duplicate-id'
    ]);
  });

  it('problems come row by row, and in a row from left to right', () => {
    expect(codes(['e1', 'u9', 'acivity', '2026-02-30', '', 'x'], ['e1', 'u1', 'activity', ''])).toEqual([
      '2 subject unknown-subject',
      '2 item unknown-item',
      '2 date bad-date',
      '2 quantity bad-quantity',
      '3 id duplicate-id',
      '3 date bad-date'
    ]);
  });

  it('every missing column is named, in the header’s row', () => {
    const { problems } = readEntryTable({ ...table(['流水号', '日期']), headerRow: 3 }, { scheme, roster });
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [3, 'subject'],
      [3, 'item']
    ]);
  });

  it.each([
    ['an entry', ['e1', 'u1', 'activity', '2026-02-28', '2026-03']],
    ['a reversal', ['r1', 'u1', '', '2026-02-28', '2026-03', '', '', '', 'e0']]
  ])('M15 before-first: %s dated before the first month, whenever it is booked', (_, row) => {
    const sound = ['e0', 'u1', 'activity', '2026-03-01'];
    const { problems } = readSince('2026-03', sound, row);
    expect(problems).toMatchObject([
      { code: 'before-first', file: 'f.csv', row: 3, column: 'date', params: { first: '2026-03' } }
    ]);
    const [problem] = problems;
    expect(problem?.message).toContain('2026-02-28 早于台账的首月 2026-03');
    expect(problem && messageOf(problem, 'en')).toContain("before the ledger's first month, 2026-03");
    expect(read(sound, row).problems).toEqual([]);
  });

  it('M15, M13 what is not in force either is that', () => {
    const { problems } = readSince('2026-03', ['e1', 'u1', 'activity', '2023-12-31']);
    expect(problems.map(({ code }) => code)).toEqual(['not-in-force']);
  });

  it('a refused value is told with what its item takes', () => {
    const sentences = (item: string, value: string) => {
      const [problem] = read(['e1', 'u1', item, '2026-02-03', '', '', value, '纪要1号']).problems;
      return [problem?.message, problem && messageOf(problem, 'en')];
    };
    expect(sentences('commendation', '乡')).toEqual([
      '“乡”在这里用不了。应填：等级：街道（街办）、市（全市）、地区（地）、自治区、国家（全国）。',
      expect.stringContaining('a level: street, city, prefecture, region, national, or in Chinese 街道')
    ]);
    expect(sentences('commendation', '全国')).toEqual([undefined, undefined]);
    expect(sentences('other-task', '许多')[0]).toBe('“许多”在这里用不了。应填：分值，最多两位小数。');
    const [reversal] = read(
      ['e1', 'u1', 'activity', '2026-02-03', '', '', ''],
      ['e2', 'u1', '', '2026-02-04', '', '', '5', '', 'e1']
    ).problems;
    expect(reversal?.message).toBe('“5”在这里用不了。应填：更正行留空，不填分值。');
  });
});

import { describe, expect, it } from 'vitest';
import {
  messageOf,
  messages,
  readBallots,
  readCsv,
  readEntries,
  readRoster,
  type Cell,
  type Entry,
  type Table
} from '..';
import { builtInScheme } from '../../schemes';

const scheme = builtInScheme('community-cadres');
if (!scheme) throw new Error('no scheme');
const roster = [{ id: 'u1' }, { id: 'u2' }];

function table(header: string[], ...rows: Cell[][]): Table {
  return { file: 'f.csv', header, rows: rows.map((cells, n) => ({ row: n + 2, cells })) };
}

const columns = ['id', 'subject', 'item', 'date', 'period', 'quantity', 'value', 'basis', 'reverses'];

/** Rows by `columns`, shorter ones filled up with empty cells. */
function read(...rows: Cell[][]) {
  if (!scheme) throw new Error('no scheme');
  return readEntries(table(columns, ...rows), { scheme, roster });
}

function codes(...rows: Cell[][]) {
  return read(...rows).problems.map(({ code, row, column }) => `${row} ${column} ${code}`);
}

describe('the roster', () => {
  it('has Chinese or English headings in any order, with spaces and case as they come', () => {
    const { subjects, problems } = readRoster(
      table(
        ['\ufeff 姓名　', '到岗', 'SUBJECT', '备注'],
        ['张三', '2026/1/5', '　u1 ', '…'],
        ['', null, 'u2', '']
      )
    );
    expect(problems).toEqual([]);
    expect(subjects).toEqual([
      { id: 'u1', name: '张三', pool: '', group: '', from: '2026-01-05', to: null },
      { id: 'u2', name: '', pool: '', group: '', from: null, to: null }
    ]);
  });

  it('names every problem, row by row', () => {
    const { problems } = readRoster(
      table(
        ['编号', '到岗', '离岗'],
        ['u1', '2026-02-30', ''],
        ['', '', ''],
        ['u1', '2026-03-01', '2026-02-01'],
        ['', '2026-01-01', '']
      )
    );
    expect(problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['bad-date', 2, '到岗'],
      ['duplicate-subject', 4, '编号'],
      ['bad-date', 4, '离岗'],
      ['missing-column', 5, '编号']
    ]);
  });

  it('without its column is refused', () => {
    expect(readRoster(table(['姓名'])).problems).toMatchObject([
      { code: 'missing-column', row: 1, column: 'subject' }
    ]);
  });
});

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
      const { entries } = readEntries(
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

  it('M7 a reversal may stand before what it reverses in the file, and carries nothing of its own', () => {
    const { entries, problems } = read(
      ['r1', 'u1', '', '2026-10-02', '', '', '', '', 'e1'],
      ['e1', 'u1', 'activity', '2026-10-01']
    );
    expect(problems).toEqual([]);
    expect(entries[0]).toMatchObject({ item: '', value: '', reverses: 'e1', period: '2026-10' });
    expect(
      codes(
        ['e1', 'u1', 'activity', '2026-10-01'],
        ['r1', 'u1', 'activity', '2026-10-02', '', 2, '5', '', 'e1']
      )
    ).toEqual(['3 item unknown-item', '3 quantity bad-quantity', '3 value bad-value']);
  });

  it('M7 a reversal is of the same subject, not booked before, not of a reversal, and not a second one', () => {
    const entry = ['e1', 'u1', 'activity', '2026-10-01'];
    const reversal = (id: string, subject: string, date: string, of: string) => [
      id,
      subject,
      '',
      date,
      '',
      '',
      '',
      '',
      of
    ];
    expect(codes(entry, reversal('r1', 'u2', '2026-10-02', 'e1'))).toEqual(['3 reverses unknown-reversal']);
    expect(codes(entry, reversal('r1', 'u1', '2026-09-02', 'e1'))).toEqual(['3 reverses unknown-reversal']);
    expect(
      codes(entry, reversal('r1', 'u1', '2026-10-02', 'e1'), reversal('r2', 'u1', '2026-11-02', 'r1'))
    ).toEqual(['4 reverses unknown-reversal']);
    expect(
      codes(entry, reversal('r1', 'u1', '2026-10-02', 'e1'), reversal('r2', 'u1', '2026-11-02', 'e1'))
    ).toEqual(['4 reverses reversed-twice']);
  });

  it('M7 what the ledger holds can be reversed, once', () => {
    const booked = {
      matter: '',
      basis: '',
      quantity: 1,
      value: '',
      subject: 'u1',
      date: '2026-09-01',
      period: '2026-09'
    };
    const known: Entry[] = [
      { ...booked, id: 'k1', item: 'activity', reverses: null },
      { ...booked, id: 'k2', item: 'activity', reverses: null },
      { ...booked, id: 'k3', item: '', reverses: 'k2' }
    ];
    const rows = ['k1', 'k2', 'k3'].map((of, n) => [`r${n}`, 'u1', '', '2026-10-02', '', '', '', '', of]);
    const { problems } = readEntries(table(columns, ...rows), { scheme, roster, known });
    expect(problems.map(({ code, row }) => [row, code])).toEqual([
      [3, 'reversed-twice'],
      [4, 'unknown-reversal']
    ]);
  });

  it('what is wrong with an entry isn’t said again of its reversal', () => {
    expect(
      codes(['e1', 'u1', 'acivity', '2026-10-01'], ['r1', 'u1', '', '2026-10-02', '', '', '', '', 'e1'])
    ).toEqual(['2 item unknown-item']);
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
    const { problems } = readEntries({ ...table(['流水号', '日期']), headerRow: 3 }, { scheme, roster });
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [3, 'subject'],
      [3, 'item']
    ]);
  });
});

describe('ballots', () => {
  it('have a subject, a group and a score of 0–100', () => {
    const rows = [
      ['u1', 'staff', '100'],
      ['u9', 'staff', '50'],
      ['u1', '', '50'],
      ['u1', 'staff', '101'],
      ['u1', 'staff', '']
    ];
    const { problems } = readBallots(table(['编号', '类别', '得分'], ...rows), roster);
    expect(problems.map(({ code, row }) => [row, code])).toEqual([
      [3, 'unknown-subject'],
      [4, 'bad-ballot'],
      [5, 'bad-ballot'],
      [6, 'bad-ballot']
    ]);
  });

  it('never name a voter', () => {
    const { ballots, problems } = readBallots(
      table(['编号', '类别', '得分', '投票人'], ['u1', 'staff', '90', '张三']),
      roster
    );
    expect(ballots).toEqual([]);
    expect(problems).toMatchObject([{ code: 'bad-ballot' }]);
  });
});

describe('CSV', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const cells = (text: string) => {
    const reading = readCsv(bytes(text), 'f.csv');
    if (!reading.ok) throw new Error(reading.problem.code);
    return [reading.table.header, ...reading.table.rows.map((row) => row.cells)];
  };

  it.each([
    [
      'LF and CRLF',
      'a,b\r\n1,2\n3,4',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4']
      ]
    ],
    [
      'quotes, commas and lines in quotes',
      'a,b\n"x, ""y""","1\n2"\n',
      [
        ['a', 'b'],
        ['x, "y"', '1\n2']
      ]
    ],
    [
      'empty cells at the end',
      'a,b,c\n1,,\n,,',
      [
        ['a', 'b', 'c'],
        ['1', '', ''],
        ['', '', '']
      ]
    ],
    ['an empty quoted cell', 'a\n""\n', [['a'], ['']]],
    ['a byte order mark', '\ufeffa\n1', [['a'], ['1']]],
    ['a quote that never ends', 'a\n"x', [['a'], ['x']]]
  ])('%s', (_, text, wanted) => expect(cells(text)).toEqual(wanted));

  it('an empty line counts as a row', () => {
    const reading = readCsv(bytes('a\n\n1\n'), 'f.csv');
    expect(reading.ok && reading.table.rows.map((row) => row.row)).toEqual([2, 3]);
  });

  it('GBK is read, nonsense is refused', () => {
    const gbk = readCsv(new Uint8Array([0xb1, 0xe0, 0xba, 0xc5, 0x0a, 0x75, 0x31]), 'f.csv');
    expect(gbk.ok && gbk.table.header).toEqual(['编号']);
    for (const nonsense of [
      [0xff, 0xfe, 0x61, 0x00],
      [0xef, 0xbb, 0xbf, 0xb1],
      [0x61, 0x00]
    ]) {
      expect(readCsv(new Uint8Array(nonsense), 'f.csv')).toMatchObject({
        ok: false,
        problem: { code: 'bad-encoding' }
      });
    }
  });
});

describe('messages', () => {
  it.each(Object.entries(messages))(
    '%s is a sentence in both languages with the same params',
    (_, { zh, en }) => {
      const params = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
      expect(params(en)).toEqual(params(zh));
      expect([zh.endsWith('。'), en.endsWith('.')]).toEqual([true, true]);
    }
  );

  it('name what the cell says', () => {
    const [problem] = read(['e1', 'u1', 'activity', '2026-02-30']).problems;
    expect(problem?.message).toContain('“2026-02-30”');
    expect(problem && messageOf(problem, 'en')).toContain('“2026-02-30” is not a valid date');
  });
});

import { describe, expect, it } from 'vitest';
import { readCsv } from '..';

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

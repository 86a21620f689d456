import { describe, expect, it } from 'vitest';
import { parseScheme, publishes, readEntryTable, SchemeError, score, understands, type Entry } from '..';
import { table } from '../../../../tests/points/reading';

const file = (inForce: string) => `
id: two-versions
name: 两个版本
english: Two versions
source: 测试
inForce:
${inForce}
score: { month: points, year: points }
sections:
  - { id: all, name: 全部, english: All, most: 30 }
items:
  - { id: deed, section: all, name: 好事, english: Deed, kind: count, points: 1, clause: { ref: 一, text: 一分 } }
  - { id: late, section: all, name: 迟到, english: Late, kind: fact, clause: { ref: 一, text: 迟到 } }
  - { id: on-time, section: all, name: 准时, english: On time, kind: standing, points: 2, unless: [late], clause: { ref: 一, text: 两分 } }
`;
const change = `  - { from: 2026-01-01, to: 2026-06-30 }
  - from: 2026-07-01
    changes:
      sections: { all: { most: 100 } }
      items:
        deed: { points: 3 }
        on-time: { points: 5 }
        late: null
        absent: { section: all, name: 旷工, english: Absent, kind: fact, clause: { ref: 一, text: 旷工 } }`;
const text = file(`${change.replace('on-time: { points: 5 }', 'on-time: { points: 5, unless: [absent] }')}`);

it('an item that is called like what every object has stays when another one changes', () => {
  const scheme = parseScheme(
    text.replace('id: deed', 'id: constructor').replace('        deed: { points: 3 }\n', '')
  );
  expect(scheme.inForce[1]?.rules?.items.map(({ id }) => id)).toEqual(['constructor', 'on-time', 'absent']);
});

it('a key that is no key is refused, not set', () => {
  const changed = text.replace('all: { most: 100 }', '"__proto__": { most: 100 }');
  expect(() => parseScheme(changed)).toThrow(SchemeError);
});

const subjects = [{ id: 'u1', name: '', pool: '', group: '', from: null, to: null }];

function entry(id: string, item: string, date: string, period = date.slice(0, 7)): Entry {
  return {
    id,
    subject: 'u1',
    item,
    date,
    period,
    quantity: 1,
    value: '',
    matterKey: '',
    reverses: null
  };
}

function points(period: string, ...entries: Entry[]) {
  return score({ scheme: parseScheme(text), subjects, entries, period }).rows[0];
}

describe('two versions in one year', () => {
  it('an event counts by the version of its own date, whenever it is booked', () => {
    const june = entry('e1', 'deed', '2026-06-30', '2026-08');
    const july = entry('e2', 'deed', '2026-07-01', '2026-08');
    expect(points('2026-08', june, july)?.points).toBe(500 + 100 + 300);
  });

  it('a month’s standing award is that of the version then in force, broken by what that version names', () => {
    const entries = [entry('e1', 'late', '2026-06-02'), entry('e2', 'absent', '2026-07-02')];
    expect(points('2026-06', ...entries)?.points).toBe(0);
    expect(points('2026-05', ...entries)?.points).toBe(200);
    expect(points('2026-07', ...entries)?.points).toBe(0);
    expect(points('2026-08', ...entries)?.points).toBe(500);
  });

  it('a cap of the year is that of the period’s last day', () => {
    const many = Array.from({ length: 40 }, (_, n) => entry(`e${n}`, 'deed', '2026-01-02'));
    expect(points('2026-06', ...many)?.points).toBe(0);
    expect(points('2026-01', ...many)?.points).toBe(3000);
    // Half a year at 2, half at 5, and 40 deeds, below the new cap of 100.
    expect(points('2026', ...many)?.points).toBe(1200 + 3000 + 4000);
  });

  it('an item that the version of a date doesn’t have can’t be entered on it', () => {
    const rows = [
      ['e1', 'u1', 'late', '2026-06-30'],
      ['e2', 'u1', 'late', '2026-07-01'],
      ['e3', 'u1', '旷工', '2026-07-01']
    ];
    const { problems } = readEntryTable(table(['id', 'subject', 'item', 'date'], ...rows), {
      scheme: parseScheme(text),
      roster: subjects
    });
    expect(problems.map(({ row, code }) => [row, code])).toEqual([[3, 'unknown-item']]);
  });

  it('travels as plain data', () => {
    const sent: object = JSON.parse(JSON.stringify(parseScheme(text)));
    expect(understands(sent)).toBe(true);
  });

  it('in a gap between two nothing is in force', () => {
    const gap = parseScheme(file('  - { from: 2026-01-01, to: 2026-02-28 }\n  - { from: 2026-04-01 }'));
    expect(['2026-02', '2026-03', '2026-04'].map((month) => publishes(gap, month))).toEqual([
      true,
      false,
      true
    ]);
  });

  it.each([
    [
      'overlap',
      '  - { from: 2026-01-01, to: 2026-07-01 }\n  - { from: 2026-07-01 }',
      'overlapping-versions',
      8
    ],
    [
      'are open before the last',
      '  - { from: 2026-01-01 }\n  - { from: 2026-07-01 }',
      'overlapping-versions',
      8
    ],
    ['end before they begin', '  - { from: 2026-07-01, to: 2026-06-30 }', 'bad-setting', 7],
    ['change what isn’t a rule', '  - { from: 2026-01-01, changes: { id: other } }', 'bad-setting', 7],
    [
      'change an item into nonsense',
      '  - { from: 2026-01-01, changes: { items: { deed: { points: many } } } }',
      'bad-setting',
      7
    ],
    [
      'leave a reference in the air',
      '  - { from: 2026-01-01, changes: { items: { late: null } } }',
      'unknown-reference',
      7
    ]
  ])('versions that %s are refused, with their line', (_, inForce, code, line) => {
    expect.assertions(1);
    try {
      parseScheme(file(inForce));
    } catch (error) {
      expect(error).toMatchObject({ code, line });
    }
  });
});

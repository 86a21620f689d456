import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ProposedWorth } from './worth';
import { readWorth, worthCells } from './worth-cells';

const points = fc.integer({ min: -9999, max: 9999 }).map((n) => n / 100);
const some = fc.integer({ min: 1, max: 99999 }).map((n) => n / 100);
const id = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3})?$/);
const ids = fc.array(id, { minLength: 1, maxLength: 4 });
const level = fc.constantFrom('街道', '市', '自治区', '国家');

const worths = fc.oneof(
  fc.record({ kind: fc.constant('base'), points }),
  fc.record({ kind: fc.constant('count'), points }),
  fc.record({
    kind: fc.constant('count'),
    points,
    limit: fc.record({ times: fc.integer({ min: 1, max: 9999 }), per: fc.constantFrom('month', 'year') })
  }),
  fc.constantFrom({ kind: 'fact' }, { kind: 'resolution' }, { kind: 'veto' }),
  fc.record({ kind: fc.constantFrom('allowance', 'assess', 'ballot'), max: some }),
  fc.record({ kind: fc.constant('standing'), points: some, unless: ids }),
  fc.record({ kind: fc.constant('highest'), items: ids, most: fc.option(some) }),
  fc.record({
    kind: fc.constant('clause'),
    of: id,
    effect: fc.constantFrom('deduct', 'overflow'),
    points: some.map((n) => -n)
  }),
  fc.record({ kind: fc.constant('clause'), of: id, effect: fc.constant('void'), points: fc.constant(0) }),
  fc.record({
    kind: fc.constant('levels'),
    levels: fc.array(fc.record({ level, points }), { minLength: 1, maxLength: 5 })
  }),
  fc.record({
    kind: fc.constant('ranks'),
    ranks: fc.array(
      fc
        .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 9 }), points)
        .map(([first, more, worth]) => ({
          first,
          last: first + more,
          points: worth
        })),
      { minLength: 1, maxLength: 4 }
    )
  }),
  fc.tuple(fc.constantFrom(1, -1), some, some).map(([sign, one, other]) => ({
    kind: 'amount',
    sign,
    min: Math.min(one, other),
    max: Math.max(one, other)
  })),
  fc.constantFrom(1, -1).map((sign) => ({ kind: 'amount', sign, min: null, max: null }))
) as fc.Arbitrary<ProposedWorth>;

it('what is written in the two columns is read again', () => {
  fc.assert(
    fc.property(worths, (worth) => {
      const { kind, points: text } = worthCells(worth);
      expect(readWorth(kind, text)).toEqual(worth);
    })
  );
});

it.each([
  ['按次', '-2分', { kind: 'count', points: -2 }],
  ['count', '2', { kind: 'count', points: 2 }],
  ['扣分条款(s1-3)', '−0.5', { kind: 'clause', of: 's1-3', effect: 'deduct', points: -0.5 }],
  ['clause (s1-3)', 'void', { kind: 'clause', of: 's1-3', effect: 'void', points: 0 }],
  [
    '按等级',
    '市级:10,国家:20',
    {
      kind: 'levels',
      levels: [
        { level: '市', points: 10 },
        { level: '国家', points: 20 }
      ]
    }
  ],
  ['按数额', '扣 15-40', { kind: 'amount', sign: -1, min: 15, max: 40 }]
])('as people write it: %s %s', (kind, text, worth) => {
  expect(readWorth(kind, text)).toEqual(worth);
});

it.each([
  ['奖励', '2', 'kind'],
  ['', '2', 'kind'],
  ['扣分条款', '-2', 'kind'],
  ['按次（s1-1）', '-2', 'kind'],
  ['按次', '', 'points'],
  ['按次', '2.005', 'points'],
  ['按次', '2（每月最多0次）', 'points'],
  ['按次', '2（每周最多3次）', 'points'],
  ['按次', '1e309', 'points'],
  ['按次', 'NaN', 'points'],
  ['扣分条款（s1-1）', '2', 'points'],
  ['满分项', '-40', 'points'],
  ['只登记', '2', 'points'],
  ['按数额', '扣40至15', 'points'],
  ['按名次', '市：2', 'points'],
  ['按等级', '市', 'points']
])('refuses %s %s: the %s', (kind, text, wrong) => {
  expect(readWorth(kind, text)).toEqual({ wrong });
});

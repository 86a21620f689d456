import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeDelta, since } from '../../../../tests/fixtures/delta';
import { parseScheme } from '$lib/points';
import { merge } from '$lib/sync';
import { changesSince } from './changes/changes-since';
import { isFurther, lastLookIn, lookKey, lookOf } from './last-look';

const scheme = parseScheme(readFileSync('src/lib/schemes/community-cadres.yaml', 'utf8'));
const before = makeDelta({ scheme, today: '2026-10-12', sealed: 9 });
const after = makeDelta({ scheme, today: '2026-11-20', sealed: 10 });
const then = merge(null, before);
const now = merge(then, since(after, before));

it('S11 a look is remembered by its key, and the one that goes furthest counts', () => {
  const [one, other] = [lookOf(then), lookOf(now)];
  expect(isFurther(other, one)).toBe(true);
  expect(isFurther(one, other)).toBe(false);
  expect(lastLookIn(['notice n1', lookKey(other), lookKey(one)], now.epoch)).toEqual(other);
  const empty = lookOf({ ...then, entries: [], results: [], corrected: [] });
  expect(lastLookIn([lookKey(empty)], then.epoch)).toEqual(empty);
});

it('S11 a first visit, and a restored backup’s epoch, have no look before them', () => {
  expect(lastLookIn([], now.epoch)).toBeNull();
  expect(lastLookIn([lookKey(lookOf(now))], 'epoch-0002')).toBeNull();
});

it('says which periods were sealed since, beside the ones before, and counts what is new in the open month', () => {
  const { sealed, entries, reversals } = changesSince(now, lookOf(then));
  expect(sealed.map(({ result, before }) => [result.period, before?.period])).toEqual([
    ['2026-10', '2026-09']
  ]);
  const open = now.entries.filter(({ period }) => period === '2026-11').length;
  expect([entries, reversals]).toEqual([open, 0]);
  expect(changesSince(now, lookOf(now))).toEqual({ sealed: [], corrected: [], entries: 0, reversals: 0 });
});

it('M7 tells reversals, and has longer periods and corrected rows', () => {
  const [first] = now.entries;
  const [result] = now.results;
  if (!first || !result) throw new Error('it has both');
  const seen = lookOf(now);
  const sealed = '2026-11-21T18:00:00+08:00';
  const later = {
    ...now,
    entries: [...now.entries, { ...first, id: 'undo', seq: 9999, period: now.open, reverses: first.id }],
    longer: [{ ...result, period: '2026-Q3', sealed, outcomes: [], conversions: [] }],
    corrected: [
      {
        code: 'c1',
        period: '2026-09',
        before: { rank: 2, amount: 3000 },
        after: { rank: 3, amount: 2900 },
        booked: null,
        decided: []
      }
    ]
  };
  const changes = changesSince(later, seen);
  expect(changes.sealed.map(({ result, before }) => [result.period, before])).toEqual([
    ['2026-Q3', undefined]
  ]);
  expect(changes.corrected.map(({ period }) => period)).toEqual(['2026-09']);
  expect([changes.entries, changes.reversals]).toEqual([1, 1]);
});

import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeDelta } from '../../../tests/fixtures/delta';
import { parseScheme } from '../points';
import { judgeDelta, merge, type MyState } from './merge';
import type { MyDelta } from './mine';

const scheme = parseScheme(readFileSync('src/lib/schemes/community-cadres.yaml', 'utf8'));
const full = makeDelta({ scheme });
const length = full.entries.length;

/**
 * The server's delta after `after`, of a log in which change n is entry n and the month's result comes at
 * the end.
 */
function slice(after: number, cursor: number, minute = cursor): MyDelta {
  const done = (n: number) => full.results.slice(0, Math.floor((n / length) * full.results.length));
  return {
    ...full,
    after,
    cursor,
    at: `2026-11-20T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00Z`,
    entries: full.entries.slice(after, cursor),
    decisions: full.decisions.slice(0, cursor).slice(after ? -1 : 0),
    results: done(cursor).slice(done(after).length),
    notice: cursor === length ? full.notice : null,
    places: cursor === length ? full.places : null
  };
}

function apply(have: MyState | null, delta: MyDelta): MyState | null {
  return judgeDelta(have, delta) === 'apply' ? merge(have, delta) : have;
}

describe('judge', () => {
  const head = { owner: full.owner, cursor: 5, epoch: full.epoch, at: slice(0, 5).at };
  const other = { epoch: 'epoch-0002' };
  it.each([
    ['the first, complete one', null, slice(0, 5), 'apply'],
    ['a first one that leaves something out', null, slice(1, 5), 'gap'],
    ['what follows', head, slice(5, 7), 'apply'],
    ['what overlaps', head, slice(3, 7), 'apply'],
    ['what is beyond the cursor', head, slice(6, 7), 'gap'],
    ['the same again', head, slice(0, 5), 'skip'],
    ['nothing new, but said later', head, slice(5, 5, 9), 'apply'],
    ['an older one that was late', head, slice(0, 3), 'skip'],
    ['a log that became shorter', head, { ...slice(0, 3), after: 5 }, 'gap'],
    ['everything of another epoch, said later', head, { ...slice(0, 3, 6), ...other }, 'anew'],
    ['the same when the numbers have grown past the cursor', head, { ...slice(0, 9), ...other }, 'anew'],
    ['a difference in another epoch', head, { ...slice(5, 9), ...other }, 'gap'],
    ['an epoch that is over', head, { ...slice(0, 9, 4), ...other }, 'skip'],
    ['another owner', head, { ...slice(0, 7), owner: 'another' }, 'stranger']
  ] as const)('%s', (_, have, delta, verdict) => {
    expect(judgeDelta(have, delta)).toBe(verdict);
  });
});

describe('merge', () => {
  it('takes lists together by key and the rest from the newer one', () => {
    const state = merge(merge(null, slice(0, 4)), { ...slice(3, 8), open: '2027-01' });
    expect(state.entries).toEqual(full.entries.slice(0, 8));
    expect(state.open).toBe('2027-01');
    expect(state).not.toHaveProperty('after');
  });

  it('keeps the notice when it has not changed', () => {
    const state = merge(merge(null, slice(0, length)), {
      ...slice(length, length, length + 1),
      notice: null
    });
    expect(state.notice).toEqual(full.notice);
  });

  it('keeps the places until a new notice brings all of them anew', () => {
    const first = merge(null, slice(0, length));
    expect(merge(first, { ...slice(length, length, length + 1), places: null }).places).toEqual(full.places);
    const places = [{ period: '2026-Q3', ranked: [{ rank: 1, score: 4200 }], own: 0 }];
    expect(merge(first, { ...slice(length, length, length + 1), places }).places).toEqual(places);
  });

  it('keeps the scheme when it has not changed, and can’t begin without one', () => {
    const without = { ...slice(4, 8), scheme: null };
    expect(merge(merge(null, slice(0, 4)), without).scheme).toEqual(full.scheme);
    expect(() => merge(null, without)).toThrow(RangeError);
  });

  it('lets an erased text go', () => {
    const [entry] = full.entries;
    const erased = { ...slice(0, 5), entries: [{ ...entry!, matterText: '' }] };
    expect(merge(merge(null, slice(0, 4)), erased).entries[0]?.matterText).toBe('');
  });

  it('ends the same whatever overlaps, repeats or comes late on the way', () => {
    const window = fc
      .tuple(fc.nat(length), fc.nat(length))
      .map(([a, b]) => slice(Math.min(a, b), Math.max(a, b)));
    fc.assert(
      fc.property(fc.array(window, { maxLength: 30 }), (deltas) => {
        let have = apply(null, slice(0, 1));
        for (const delta of deltas) {
          const cursor = have?.cursor ?? 0;
          have = apply(have, delta);
          expect(apply(have, delta)).toEqual(have);
          expect(have?.cursor).toBeGreaterThanOrEqual(cursor);
          expect(have?.entries).toEqual(full.entries.slice(0, have?.cursor));
        }
        const end = apply(have, slice(have?.cursor ?? 0, length)) ?? have;
        expect(end?.entries).toEqual(full.entries);
        expect(end?.results).toEqual(full.results);
        expect(end?.notice).toEqual(full.notice);
      })
    );
  });
});

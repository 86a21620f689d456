import type { Effect } from '$lib/points';
import { expect, it } from 'vitest';
import { SealedEffects, type EffectsBySubject } from './sealed-effects';

const effect = { item: 'activity', points: 200 } as Effect;
const some = (count: number): EffectsBySubject =>
  new Map([['p1', Array.from({ length: count }, () => effect)]]);

it('keeps what was used lately, up to so many effects, and what was reckoned last whatever it has', () => {
  const kept = new SealedEffects(5);
  const reckoned: string[] = [];
  const ask = (key: string, count: number) =>
    kept.of(key, () => {
      reckoned.push(key);
      return some(count);
    });
  ask('a', 2);
  ask('b', 2);
  ask('a', 2);
  ask('c', 2);
  ask('a', 2);
  ask('b', 2);
  expect(reckoned.splice(0)).toEqual(['a', 'b', 'c', 'b']);
  ask('huge', 9);
  ask('huge', 9);
  ask('b', 2);
  ask('huge', 9);
  expect(reckoned).toEqual(['huge', 'b', 'huge']);
});

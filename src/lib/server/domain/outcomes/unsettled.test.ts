import { expect, it } from 'vitest';
import type { PeriodVersion } from '../periods/corrected-results';
import { knownConcerns, unsettledSince } from './unsettled';

const people = Array.from({ length: 50 }, (_, n) => `p${n}`);

/** A version that counts how often its outcomes are asked for. */
function counting(notice: PeriodVersion['notice'], named: string[], undecided: string[]) {
  let asked = 0;
  const version: PeriodVersion = {
    notice,
    results: new Map(),
    conversions: named.map((subject, n) => ({ rule: 'buys', subject, value: n + 100, sum: 0 })),
    get outcomes() {
      asked += 1;
      return [{ rule: 'reward', subjects: named, undecided }];
    }
  };
  return { version, asked: () => asked };
}

it('many rulings search each version once, and find what each would find alone', () => {
  const sealed = counting(null, people.slice(0, 20), people.slice(20, 30));
  const corrected = counting({ code: 'n', year: 2026, no: 2, seq: 9 }, people.slice(5, 25), []);
  const versions = [sealed.version, corrected.version];
  const rulings = ['reward', 'buys'].flatMap((rule) => people.map((subject) => ({ rule, subject, seq: 5 })));
  const concern = knownConcerns();
  const together = rulings.map((ruling) => unsettledSince(versions, ruling, concern));
  expect([sealed.asked(), corrected.asked()]).toEqual([1, 1]);
  expect(together).toEqual(rulings.map((ruling) => unsettledSince(versions, ruling)));
  expect(together.filter((each) => each?.isGone)).toHaveLength(5 + 5 + 5);
});

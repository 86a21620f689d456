import type { Scheme } from '$lib/points';
import { builtInScheme } from '$lib/schemes';
import { expect, it } from 'vitest';
import type { SealedResult } from '../periods/periods';
import { keepsBack } from './kept-back';
import { honoursOf } from './public-honours';
import { asPublished } from './rank-order';

const result = (subject: string, rank: number | null, more: Partial<SealedResult> = {}): SealedResult => ({
  subject,
  pool: '',
  group: '',
  from: null,
  to: null,
  status: rank === null ? 'not-ranked' : 'ranked',
  points: 0,
  balance: 0,
  score: 0,
  rank,
  ...more
});

const clause = { ref: '五（二）', text: '……' };
const rule = (id: string, kind: string) => ({ id, kind, name: id, english: id, period: 'year', clause });

it('rewards and the upper end of a scale are public; talks, sanctions and the lower end never', () => {
  const rules = [
    rule('advanced', 'top-share'),
    ...['good', 'fair', 'poor', 'unqualified'].map((id) => rule(id, 'grade')),
    ...['stars-5', 'stars-2', 'stars-0'].map((id) => rule(id, 'stars')),
    ...['last', 'bottom-three', 'rear', 'interview', 'dismissal-proposal'].map((id) =>
      rule(id, 'bottom-share')
    )
  ];
  const scheme = { outcomes: rules } as unknown as Scheme;
  const outcomes = rules.map(({ id }) => ({ rule: id, subjects: ['u1'], undecided: [] }));
  const honours = honoursOf(scheme, outcomes, [result('u1', 1)], () => '李明');
  expect(honours.map((each) => each.rule)).toEqual(['advanced', 'good', 'stars-5']);
});

it('stars that a sanction keeps somebody out of aren’t public: the score is, and would tell of it', () => {
  const stars = ['stars-5', 'stars-4', 'stars-3'];
  const outcomes = stars.map((id) => ({ rule: id, subjects: ['u1'], undecided: [] }));
  const scheme = builtInScheme('town-thousand') ?? expect.fail('no scheme');
  expect(scheme.outcomes.map(({ id }) => id)).toEqual(expect.arrayContaining(stars));
  expect(honoursOf(scheme, outcomes, [result('u1', 1)], () => '李明')).toEqual([]);
});

it('pool by pool in rank order, and nobody of a tie that isn’t decided', () => {
  const scheme = { outcomes: [rule('advanced', 'top-share')] } as unknown as Scheme;
  const results = [
    result('u2', 1, { pool: 'leaders' }),
    result('u1', 2, { pool: 'leaders' }),
    result('u3', 1, { pool: 'reserve' })
  ];
  const outcomes = [{ rule: 'advanced', subjects: ['u1', 'u2'], undecided: ['u3'] }];
  const honours = honoursOf(scheme, outcomes, results, ({ subject }) => subject);
  expect(honours).toMatchObject([{ pool: 'leaders', names: ['u2', 'u1'] }]);
});

it('M11 a veto has neither rank nor place in what anybody may see', () => {
  const results = [
    result('u9', 1),
    result('u2', 2, { status: 'vetoed' }),
    result('u3', null, { status: 'incomplete' }),
    result('u1', null)
  ];
  expect(asPublished(results).map(({ subject, rank }) => [subject, rank])).toEqual([
    ['u9', 1],
    ['u1', null],
    ['u2', null],
    ['u3', null]
  ]);
});

it('figures are kept back where more than presence leaves somebody without a rank', () => {
  const rules = (...kinds: string[]) => ({ items: kinds.map((kind) => ({ kind })) }) as unknown as Scheme;
  const scheme = (...kinds: string[]) => ({ ...rules(...kinds), inForce: [{ from: '2024-01-01' }] });
  const period = '2026-09';
  expect(keepsBack(scheme('count', 'standing', 'allowance'), period)).toBe(false);
  expect(keepsBack(scheme('count', 'veto'), period)).toBe(true);
  expect(keepsBack(scheme('assess'), period)).toBe(true);
  const two = [
    { from: '2024-01-01', to: '2026-08-31' },
    { from: '2026-09-01', rules: rules('veto') }
  ];
  const adopted = { ...rules('count'), inForce: two };
  const years = ['2026-08', '2026-09', '2027'].map((each) => keepsBack(adopted, each));
  expect(years).toEqual([false, true, true]);
});

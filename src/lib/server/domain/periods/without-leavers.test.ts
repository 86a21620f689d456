import { builtInIds, builtInText } from '$lib/schemes';
import { expect, test } from 'vitest';
import { parseScheme } from '$lib/points';
import type { LeaveReason } from '../roster/leave-reasons';
import { lessLeavers } from './without-leavers';

/** The rules of a document that still propose p1, who left in a period, for a reason. */
function proposing(id: string, period: string, reason: LeaveReason | null): string[] {
  const scheme = parseScheme(builtInText(id) ?? '');
  const figures = { points: 0, balance: 0, score: 0, rank: 1, status: 'ranked' as const };
  const days = { pool: '', group: '', from: null, to: '2026-12-01' };
  const { outcomes, conversions } = lessLeavers(
    scheme,
    {
      period,
      results: [{ subject: 'p1', ...figures, ...days }],
      outcomes: scheme.outcomes.map(({ id }) => ({ rule: id, subjects: ['p1'], undecided: [] })),
      conversions: scheme.conversions.map(({ id }) => ({ rule: id, subject: 'p1', sum: 100, value: 50 }))
    },
    new Map(reason === null ? [] : [['p1', reason]])
  );
  return [...outcomes, ...conversions].map(({ rule }) => rule);
}
const of = (reason: LeaveReason | null, period = '2026') =>
  Object.fromEntries(builtInIds.map((id) => [id, proposing(id, period, reason)]));

const stars = ['stars-5', 'stars-4', 'stars-3'];
const assembly = ['good', 'unqualified', 'poor', 'fair'];

test.each(['retired', 'dismissed', 'resigned'] as const)(
  'of who left %s, nothing but grades, and a reward of less than a year, is left in all five documents',
  (reason) => {
    expect(of(reason)).toEqual({
      'community-cadres': ['half-year-reward'],
      'community-organisation': [],
      'county-officials': [],
      'party-members': assembly,
      'town-thousand': stars
    });
  }
);

test('of who has died the assembly grades good and fair only', () => {
  expect(of('died')['party-members']).toEqual(['good', 'fair']);
});

test.each(['transferred', 'other', null] as const)('a talk of who left %s may be passed on', (reason) => {
  expect(of(reason)).toEqual({
    'community-cadres': ['half-year-reward', 'bottom-three', 'bottom-third'],
    'community-organisation': [],
    'county-officials': ['last', 'interview', 'no-awards', 'post-adjustment', 'admonition-talk'],
    'party-members': [...assembly, 'rear'],
    'town-thousand': [
      ...stars,
      'stars-2',
      'stars-1',
      'stars-0',
      'no-awards-sanction',
      'self-criticism',
      'dismissal-proposal'
    ]
  });
});

test('C 优先考虑 is of a year, though the fourth quarter names it already', () => {
  expect(proposing('county-officials', '2026-Q4', 'retired')).toEqual([]);
  // A person who leaves after the quarter was there for it.
  expect(proposing('county-officials', '2026-Q3', 'retired')).toContain('priority');
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { periodOf } from '../../calendar';
import { parseScheme } from '../scheme/parse-scheme';
import { rankPool } from '../score/rank';
import { distancesOf, type PublishedPlace } from './distances';

const builtIn = (id: string) => parseScheme(readFileSync(`src/lib/schemes/${id}.yaml`, 'utf8'));
const cadres = builtIn('community-cadres');

/** Places with these points, ranked by the rule; the index of each is its score's. */
function places(...points: number[]): PublishedPlace[] {
  const rows = points.map((one, n) => ({
    subject: `u${n}`,
    status: 'ranked' as const,
    score: one * 100,
    rank: null
  }));
  const ranked = rankPool(rows);
  return rows.map(({ subject, score }) => ({
    score,
    rank: ranked.find((one) => one.subject === subject)?.rank ?? 0
  }));
}

const from = (scheme: Parameters<typeof distancesOf>[0], period: string, points: number[], own: number) => {
  const { next, lead, goal } = distancesOf(scheme, periodOf(period), places(...points), own);
  return { next, lead, goal: goal && [goal.rule?.id ?? null, goal.points, ...(goal.isMore ? ['more'] : [])] };
};

describe('a place in a month without rewards', () => {
  const month = [60, 55, 50, 50, 46, 40];
  const at = (own: number) => from(cadres, '2026-10', month, own);

  it('M11: the next rank is shared with equal points, so that these are what is lacking', () => {
    expect(at(4).next).toEqual({ rank: 3, points: 400 });
    expect(at(5).next).toEqual({ rank: 5, points: 600 });
  });

  it('M11: those who tie lack the same, and nothing to one another', () => {
    expect(at(2)).toEqual(at(3));
    expect(at(2).next).toEqual({ rank: 2, points: 500 });
  });

  it('the first is ahead of the next rank; of several firsts none is', () => {
    expect(at(0)).toEqual({ next: null, lead: { rank: 2, points: 500 }, goal: null });
    expect(from(cadres, '2026-10', [60, 60, 50], 0).lead).toBeNull();
    expect(from(cadres, '2026-10', [60], 0)).toEqual({ next: null, lead: null, goal: null });
  });

  it('the first three are a goal, where the next rank isn’t among them already', () => {
    expect(at(5).goal).toEqual([null, 1000]);
    expect(at(4).goal).toBeNull();
    expect(at(1).goal).toBeNull();
  });
});

describe('a place where the scheme rewards', () => {
  it('M12: a third is rewarded, and a tie with its last place comes in', () => {
    const half = [90, 80, 70, 60, 50, 40];
    expect(from(cadres, '2026-H2', half, 4).goal).toEqual(['half-year-reward', 3000]);
    expect(from(cadres, '2026-H2', half, 1).goal).toBeNull();
  });

  it('M12: a scarce reward that a tie makes too large takes more than the tie', () => {
    // One place of five; with a second and a third at 60 it is for people to decide.
    expect(from(cadres, '2026-H2', [60, 60, 40, 30, 20], 2).goal).toEqual(['half-year-reward', 2000, 'more']);
    expect(from(cadres, '2026-H2', [60, 50, 40, 30, 20], 2).goal).toEqual(['half-year-reward', 2000]);
  });

  it('M12: above a tie that is too large for a scarce reward any more points suffice', () => {
    const half = [70, 60, 60, 60, 60, 50];
    expect(from(cadres, '2026-H2', half, 5).goal).toEqual(['half-year-reward', 1000, 'more']);
    expect(from(cadres, '2026-H2', half, 1).goal).toEqual(['half-year-reward', 0, 'more']);
    expect(from(cadres, '2026-H2', half, 0).goal).toBeNull();
  });

  it('M12: a percentage that is nobody is no goal', () => {
    expect(from(builtIn('county-officials'), '2026', [90, 80, 70], 2).goal).toBeNull();
    expect(from(builtIn('county-officials'), '2026', [90, 80, 70, 60], 3).goal).toEqual(['advanced', 3000]);
  });

  it('M12: a grade is reached from its bound, the nearest one first', () => {
    const stars = builtIn('town-thousand');
    expect(from(stars, '2026', [910, 850, 655, 300], 1).goal).toEqual(['stars-5', 5000]);
    expect(from(stars, '2026', [910, 850, 655, 300], 2).goal).toEqual(['stars-3', 4500]);
    expect(from(stars, '2026', [910, 850, 655, 300], 0).goal).toBeNull();
  });

  it('M12: a grade within the top share takes both; a worse grade is never a goal', () => {
    const party = builtIn('party-members');
    // The top third of six are two; the bound is 80.
    expect(from(party, '2026', [95, 90, 85, 75, 65, 55], 2).goal).toEqual(['good', 500]);
    expect(from(party, '2026', [75, 70, 65, 60, 55, 50], 5).goal).toEqual(['priority', 2000]);
    expect(from(party, '2026', [75, 70, 65, 60, 55, 50], 0).goal).toEqual(['good', 500]);
  });
});

describe('M11: somebody under a veto, who stands last with more points', () => {
  const vetoed: PublishedPlace[] = [
    { rank: 1, score: 6000 },
    { rank: 2, score: 5000 },
    { rank: 3, score: 4000 },
    { rank: 4, score: 9000 }
  ];

  it('is nobody’s aim', () => {
    const { next, goal } = distancesOf(cadres, periodOf('2026-H2'), vetoed, 2);
    expect(next).toEqual({ rank: 2, points: 1000 });
    expect(goal).toMatchObject({ rule: { id: 'half-year-reward' }, points: 2000 });
  });

  it('is known by one’s own points, too', () => {
    const last = [...vetoed.slice(0, 3), { rank: 4, score: 4500 }];
    expect(distancesOf(cadres, periodOf('2026-H2'), last, 2).goal).toMatchObject({ points: 2000 });
    const four = [...last.slice(0, 3), { rank: 4, score: 3000 }, { rank: 5, score: 3500 }];
    expect(distancesOf(cadres, periodOf('2026-10'), four, 3).next).toEqual({ rank: 3, points: 1000 });
  });

  it('is nobody whom the first is ahead of', () => {
    const two = [vetoed[0]!, { rank: 2, score: 9000 }];
    expect(distancesOf(cadres, periodOf('2026-10'), two, 0).lead).toBeNull();
  });
});

it('a place that the notice doesn’t have is at no distance', () => {
  expect(distancesOf(cadres, periodOf('2026-10'), places(50, 40), 2)).toEqual({
    next: null,
    lead: null,
    goal: null
  });
});

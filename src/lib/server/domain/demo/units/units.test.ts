import { describe, expect, it } from 'vitest';
import { lastDay, nextMonth, previousMonth } from '$lib/calendar';
import { score, keyedByText, type Ballot, type WrittenEntry } from '$lib/points';
import { builtInScheme } from '$lib/schemes';
import { demoScheme } from '../demo-accounts';
import { repeatable } from '../random';
import { branch } from './branch';
import { community } from './community';
import { county } from './county';
import type { DemoUnit } from './demo-unit';
import { street } from './street';
import { paperBallots } from './paper-ballots';
import { town } from './town';

/** All that a unit books by the end of its open month. */
function ledgerOf(unit: DemoUnit, open: string): WrittenEntry[] {
  const people = unit.people(open);
  const random = repeatable(20260101);
  let month = open;
  for (let n = unit.past(open); n > 0; n -= 1) month = previousMonth(month);
  const entries: WrittenEntry[] = [];
  for (; month <= open; month = nextMonth(month))
    entries.push(...unit.month({ people, month, until: lastDay(month), random }));
  return entries;
}

function scored(unit: DemoUnit, open: string, period: string, ballots: Ballot[] = []) {
  const scheme = builtInScheme(demoScheme(unit.code));
  if (!scheme) throw new Error(unit.code);
  return score({
    scheme,
    subjects: unit.people(open),
    entries: keyedByText(ledgerOf(unit, open)),
    ballots,
    period
  });
}

describe.each(['2026-11', '2026-01', '2026-03', '2026-12'])('the demo’s units, in %s', (open) => {
  const last = String(Number(open.slice(0, 4)) - 1);

  it.each([community, street, county, branch, town])('$name: no two entries share a number', (unit) => {
    const ids = ledgerOf(unit, open).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(20);
  });

  it('a street ranks its communities by last year, nobody incomplete', () => {
    const { rows } = scored(street, open, last);
    expect(rows.every(({ status }) => status === 'ranked')).toBe(true);
    expect(new Set(rows.map(({ points }) => points)).size).toBeGreaterThan(4);
  });

  it('a county has one in the bottom 5 % three quarters running', () => {
    // The run goes on after that, and leads to one interview.
    const { outcomes } = scored(county, open, `${Number(last) - 1}-Q3`);
    expect(outcomes.filter(({ rule }) => rule === 'interview')).toEqual([
      { rule: 'interview', pool: '后备干部', subjects: ['R22'] },
      { rule: 'interview', pool: '科级领导', subjects: ['L22'] }
    ]);
  });

  it('a county has somebody in the bottom 5 % of two years, for the commission to talk to', () => {
    const { outcomes } = scored(county, open, last);
    expect(outcomes.filter(({ rule }) => rule === 'admonition-talk')).toEqual([
      { rule: 'admonition-talk', pool: '后备干部', subjects: ['R22'] },
      { rule: 'admonition-talk', pool: '科级领导', subjects: ['L22'] }
    ]);
  });

  it('a branch has grades', () => {
    const rules = scored(branch, open, last).outcomes.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(['good', 'fair', 'priority', 'rear']));
  });

  it('a town’s months are told apart by their deductions: few share a rank', () => {
    for (const period of [previousMonth(open), previousMonth(previousMonth(open))]) {
      const shares = new Map<number | null, number>();
      for (const { rank } of scored(town, open, period).rows) shares.set(rank, (shares.get(rank) ?? 0) + 1);
      // The boards show arrows only while fewer than three of the 28 share a rank on the average.
      expect(shares.size, period).toBeGreaterThan(10);
      expect(Math.max(...shares.values()), period).toBeLessThan(7);
    }
  });

  it('a town has stars, with its ballots', () => {
    const people = town.people(open);
    const papers = paperBallots(people, repeatable(5));
    // Nobody votes twice: heads of departments are cadres, temporary staff aren't.
    const voters = (...groups: string[]) => people.filter(({ group }) => groups.includes(group)).length;
    const cast = (of: string) => papers.filter(({ group }) => group === of).length;
    expect([cast('leaders'), cast('staff')]).toEqual([voters('leaders'), voters('staff', 'head')]);
    const ballots = papers.flatMap(({ group, scores }) =>
      scores.map(({ subject, score: points }) => ({ subject, group, score: Number(points) * 100 }))
    );
    const { rows, outcomes } = scored(town, open, last, ballots);
    expect(rows.every(({ status }) => status === 'ranked')).toBe(true);
    expect(outcomes.filter(({ rule }) => rule.startsWith('stars-')).length).toBeGreaterThan(2);
  });
});

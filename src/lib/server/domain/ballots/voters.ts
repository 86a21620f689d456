import { lastDay, monthOfYear } from '$lib/calendar';
import { groupsIn, groupTitle, own, type Scheme } from '$lib/points';
import { Problem } from '../../platform/problem/problem';
import { factsIn, servesOn, type RosterPerson } from '../roster/spells';
import type { BallotPaper, StatedVoters } from './ballots';
import type { TalliedItem } from './tally';

/** How many people of a group may vote, and who says so. */
export interface GroupVoters {
  group: string;
  /** people of the group on the roster at the year's end; null: the roster doesn't say who is of which group */
  rostered: number | null;
  /** the recorder's number, which goes before the roster's: not everybody who votes is scored */
  stated: StatedVoters | null;
  /** the most papers that the group can cast; null while nobody knows it */
  most: number | null;
}

/** Counts each group's voters. */
export function votersOf(
  roster: readonly RosterPerson[],
  {
    scheme,
    item,
    year,
    stated
  }: { scheme: Scheme; item: TalliedItem; year: number; stated: readonly StatedVoters[] }
): GroupVoters[] {
  const day = lastDay(monthOfYear(year, 12));
  const there = roster
    .filter((person) => servesOn(person, day))
    .map((person) => factsIn(person, { to: day }).group);
  const known = groupsIn(scheme);
  const isKnown = there.length > 0 && there.every((group) => known.has(group));
  return Object.keys(item.groups).map((group) => {
    const voting = own(item.voters, group) ?? [group];
    const rostered = isKnown ? there.filter((own) => voting.includes(own)).length : null;
    const said = stated.find((each) => each.group === group) ?? null;
    return { group, rostered, stated: said, most: said?.voters ?? rostered };
  });
}

/**
 * Counts the papers that each group has cast. A list has no papers: it has as many as somebody on it got from the group, and lists
 * of different people may come from the same voters.
 */
export function papersCast(
  papers: readonly Pick<BallotPaper, 'source' | 'struck' | 'scores'>[],
  groups: readonly string[]
): { group: string; count: number }[] {
  const valid = papers.filter(({ struck }) => !struck);
  return groups.map((group) => {
    const keyed = valid.filter(
      ({ source, scores }) => source === 'paper' && scores[0]?.group === group
    ).length;
    const listed = new Map<string, number>();
    for (const { source, scores } of valid)
      if (source === 'file')
        for (const score of scores)
          if (score.group === group) listed.set(score.subject, (listed.get(score.subject) ?? 0) + 1);
    return { group, count: keyed + Math.max(0, ...listed.values()) };
  });
}

/**
 * Refuses papers beyond the people who may vote.
 * @param papers those that are there, and the new one
 * @throws Problem `voters-unknown`, `too-many-papers`
 */
export function needVoters(
  voters: readonly GroupVoters[],
  papers: readonly Pick<BallotPaper, 'source' | 'struck' | 'scores'>[]
): void {
  const cast = papersCast(
    papers,
    voters.map(({ group }) => group)
  );
  for (const { group, most } of voters) {
    const count = cast.find((each) => each.group === group)?.count ?? 0;
    if (count === 0) continue;
    if (most === null) throw new Problem('voters-unknown', 409, { group: groupTitle(group) });
    if (count > most) throw new Problem('too-many-papers', 409, { group: groupTitle(group), count, most });
  }
}

/** A group with more papers than people who may vote. */
export interface ExcessPapers {
  group: string;
  count: number;
  most: number;
}

/**
 * The groups whose papers are more than those who may vote, since the roster changed after they were keyed in.
 * @param papers of a sheet
 */
export function excessPapers(papers: readonly (GroupVoters & { count: number })[]): ExcessPapers[] {
  return papers.flatMap(({ group, count, most }) =>
    most !== null && count > most ? [{ group, count, most }] : []
  );
}

/**
 * Refuses a ballot with more papers than people who may vote, until somebody states how many could on the day of the
 * ballot, or strikes papers out.
 * @throws Problem `voters-unknown`, `papers-over-voters`
 */
export function needNoExcess(papers: readonly (GroupVoters & { count: number })[]): void {
  const unknown = papers.find(({ count, most }) => count > 0 && most === null);
  if (unknown) throw new Problem('voters-unknown', 409, { group: groupTitle(unknown.group) });
  for (const { group, ...figures } of excessPapers(papers))
    throw new Problem('papers-over-voters', 409, { group: groupTitle(group), ...figures });
}

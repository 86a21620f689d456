import { firstDay, lastDay, monthOfYear } from '$lib/calendar';
import { meanOf, type Hundredths, type Item, type Scheme, type Subject } from '$lib/points';
import { rulesOfYear } from '../assessments/rules-of-year';
import { schemeOf } from '../periods/unit-scheme';
import { digestOfShown } from '../../platform/command/shown-digest';
import type { UnitStores } from '../units/unit-stores';
import type { YearBallot } from './ballots';
import { papersCast, votersOf, type GroupVoters } from './voters';
import { servesIn, type RosterPerson } from '../roster/spells';

export type TalliedItem = Extract<Item, { kind: 'ballot' }>;

/** One person's ballots from one group. */
export interface GroupTally {
  group: string;
  count: number;
  sum: Hundredths;
  /** rounded; null without a ballot */
  mean: Hundredths | null;
  /** enough for a result */
  enough: boolean;
}

/** A year's ballot with its present papers. */
export interface BallotSheet {
  year: number;
  item: TalliedItem;
  ballot: YearBallot | null;
  /** those who are scored, by number */
  people: Subject[];
  /** papers that count, by group, beside the people who may vote */
  papers: (GroupVoters & { count: number })[];
  tallies: { subject: Subject; groups: GroupTally[] }[];
  /** digest of the counts and sums: checking and closing send it back, so that they concern the shown ones */
  shown: string;
  /** the check that holds for the present state */
  checked: { by: string; at: string } | null;
}

/** The item that a scheme's ballots feed; null in most schemes. */
export function ballotItem({ items }: Pick<Scheme, 'items'>): TalliedItem | null {
  return items.find((item) => item.kind === 'ballot') ?? null;
}

/** The sheet of a year, all of one moment when read in `app.readTransaction`; null when the scheme has no ballot. */
export async function ballotSheet(stores: UnitStores, year: number): Promise<BallotSheet | null> {
  const scheme = schemeOf(stores);
  const item = ballotItem(rulesOfYear(scheme, year));
  if (!item) return null;
  const voting = Object.keys(item.groups);
  const ballot = await stores.ballots.of(year);
  const roster = await stores.roster.list();
  const cast = papersCast(ballot?.papers ?? [], voting);
  const voters = votersOf(roster, { scheme, item, year, stated: ballot?.voters ?? [] });
  const people = roster.filter((each) => mayBeScored(each, year));
  const valid = (ballot?.papers ?? []).filter(({ struck }) => !struck);
  const tallies = people.map((subject) => ({
    subject,
    groups: voting.map((group) => {
      const own = valid
        .flatMap(({ scores }) => scores)
        .filter((each) => each.subject === subject.id && each.group === group);
      const sum = own.reduce((all, { score }) => all + score, 0);
      const count = own.length;
      const mean = count === 0 ? null : meanOf(sum, count);
      return { group, count, sum, mean, enough: count >= item.minimum };
    })
  }));
  const shown = digestOfShown([
    year,
    (ballot?.papers ?? []).map(({ no, struck }) => [no, struck]),
    tallies.map(({ subject, groups }) => [subject.id, groups.map(({ count, sum }) => [count, sum])]),
    voters.map(({ group, most }) => [group, most])
  ]);
  return {
    year,
    item,
    ballot,
    people,
    tallies,
    shown,
    papers: voters.map((each) => ({
      ...each,
      count: cast.find(({ group }) => group === each.group)?.count ?? 0
    })),
    checked: ballot?.checks.filter((check) => check.shown === shown).pop() ?? null
  };
}

/** Whether a person is in service for some of the year. */
function mayBeScored(person: RosterPerson, year: number): boolean {
  return servesIn(person, { from: firstDay(monthOfYear(year, 1)), to: lastDay(monthOfYear(year, 12)) });
}

import { overlaps } from '$lib/calendar';
import { meanOf, type Hundredths, type Item, type Scheme, type Subject } from '$lib/points';
import { rulesOfYear } from '../assessments/rules-of-year';
import { schemeOf } from '../periods/unit-scheme';
import { digestOfShown } from '../shown-digest';
import type { UnitStores } from '../store/unit-stores';
import type { Ballot } from './ballots';

export type BallotItem = Extract<Item, { kind: 'ballot' }>;

/** How one person stands with one group. */
export interface GroupTally {
  group: string;
  count: number;
  sum: Hundredths;
  /** rounded; null without a ballot */
  mean: Hundredths | null;
  /** enough for a result */
  enough: boolean;
}

/** A year's ballot as its papers stand. */
export interface BallotSheet {
  year: number;
  item: BallotItem;
  ballot: Ballot | null;
  /** who is scored, by number */
  people: Subject[];
  /** papers that count, by group; an imported list isn't among them */
  papers: { group: string; count: number }[];
  tallies: { subject: Subject; groups: GroupTally[] }[];
  /** names the counts and sums: who checks and closes has seen these */
  shown: string;
  /** the check that holds for what stands now */
  checked: { by: string; at: string } | null;
}

/** The item that a scheme's ballots feed; null in most schemes. */
export function ballotItem({ items }: Pick<Scheme, 'items'>): BallotItem | null {
  return items.find((item) => item.kind === 'ballot') ?? null;
}

/** The sheet of a year, all of one moment when read in `house.view`; null when the scheme has no ballot. */
export async function ballotSheet(stores: UnitStores, year: number): Promise<BallotSheet | null> {
  const item = ballotItem(rulesOfYear(schemeOf(stores), year));
  if (!item) return null;
  const ballot = await stores.ballots.of(year);
  const people = (await stores.roster.list()).filter((each) => mayBeScored(each, year));
  const valid = (ballot?.papers ?? []).filter(({ struck }) => !struck);
  const tallies = people.map((subject) => ({
    subject,
    groups: item.groups.map((group) => {
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
    tallies.map(({ subject, groups }) => [subject.id, groups.map(({ count, sum }) => [count, sum])])
  ]);
  return {
    ...{ year, item, ballot, people, tallies, shown },
    papers: item.groups.map((group) => ({
      group,
      count: valid.filter(({ source, scores }) => source === 'paper' && scores[0]?.group === group).length
    })),
    checked: ballot?.checks.filter((check) => check.shown === shown).pop() ?? null
  };
}

/** In service for some of the year. */
function mayBeScored(person: Subject, year: number): boolean {
  return overlaps(person, { from: `${year}-01-01`, to: `${year}-12-31` });
}

import { daysOf } from '$lib/calendar';
import { rulesOn, type Scheme } from '$lib/points';
import type { BallotSum } from '$lib/sync';
import type { PaperScore } from './ballots';
import { ballotItem } from './tally';

/**
 * The sums of each group's ballots about one person, for that person; with fewer ballots than the scheme
 * demands only their number.
 * @param papers those that count in this year, about anybody
 */
export function ballotSums(
  papers: readonly PaperScore[],
  { scheme, subject, year }: { scheme: Scheme; subject: string; year: string }
): BallotSum[] {
  const item = ballotItem(rulesOn(scheme, daysOf(year).to));
  if (!item) return [];
  return Object.keys(item.groups).map((group) => {
    const own = papers.filter((each) => each.subject === subject && each.group === group);
    const sum = own.reduce((all, { score }) => all + score, 0);
    return { group, ballots: own.length, sum: own.length < item.minimum ? null : sum };
  });
}

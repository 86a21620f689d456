import { periodKind } from '$lib/notice';
import type { Rereading } from '../ballots/ballots';
import type { BookedEntry } from '../ledger/ledger';
import { isOfObjection, type Objection } from '../objections/objection';
import { tellingOf } from '../objections/telling-of';
import type { UnitStores } from '../store/unit-stores';

/** What was put right: lines that were booked for it, and how ballot papers are read otherwise. */
export interface Mending {
  entries: BookedEntry[];
  readings: Rereading[];
}

/**
 * What objections to a period have put right, in the order in which it was recorded: `told`, what supplementary notices have
 * shown already, of this objection too when it was taken further after the first; `own`, what this objection has put right since.
 *
 * @param entries the unit's ledger
 */
export async function mendingFor(
  { notices, objections, ballots }: UnitStores,
  objection: Objection,
  entries: readonly BookedEntry[]
): Promise<{ told: Mending; own: Mending }> {
  const { period } = objection.notice;
  const supplements = await notices.supplements();
  const about = (await objections.list())
    .filter(({ notice }) => notice.period === period)
    .map((each) => ({ each, telling: tellingOf(each, supplements) }));
  const readings =
    periodKind(period) === 'year' ? ((await ballots.of(Number(period)))?.rereadings ?? []) : [];
  const which = (isWanted: (by: Objection, isTold: boolean) => boolean): Mending => ({
    entries: entries.filter((entry) =>
      about.some(
        ({ each, telling }) => isOfObjection(entry, each) && isWanted(each, telling(entry.seq) !== null)
      )
    ),
    readings: readings.filter((reading) =>
      about.some(
        ({ each, telling }) => reading.objection === each.id && isWanted(each, telling(reading.seq) !== null)
      )
    )
  });
  return {
    told: which((_, isTold) => isTold),
    own: which((by, isTold) => by.id === objection.id && !isTold)
  };
}

import { contains, periodKind } from '$lib/calendar';
import { lateCorrections } from '$lib/points';
import type { Rereading } from '../ballots/ballots';
import type { BookedEntry } from '../ledger/ledger';
import { isOfObjection, type Objection } from '../objections/objection';
import { tellingOf } from '../objections/corrections/supplement-of-correction';
import type { UnitStores } from '../units/unit-stores';

/** The corrections of an objection: lines that were booked for it, and rereadings of ballot papers. */
export interface Correction {
  entries: BookedEntry[];
  readings: Rereading[];
}

/**
 * The corrections of a period after objections, in the order of recording: `reported` have been shown by
 * supplementary notices, including this objection's own if it was taken further after the first; `own` are
 * this objection's corrections since.
 * @param period that of the objection, or a longer sealed one
 * @param entries the unit's ledger
 */
export async function correctionFor(
  stores: UnitStores,
  objection: Objection,
  { period, entries }: { period: string; entries: readonly BookedEntry[] }
): Promise<{ reported: Correction; own: Correction }> {
  const which = await correctionsOf(stores, period, entries);
  return {
    reported: which((_, isReported) => isReported),
    own: which((by, isReported) => by.id === objection.id && !isReported)
  };
}

/** The corrections of a period that supplementary notices have shown. */
export async function reportedCorrection(
  stores: UnitStores,
  period: string,
  entries: readonly BookedEntry[]
): Promise<Correction> {
  return (await correctionsOf(stores, period, entries))((_, isReported) => isReported);
}

/** Reads a period's corrections, and gives those that are wanted. */
async function correctionsOf(
  { notices, objections, ballots }: UnitStores,
  period: string,
  entries: readonly BookedEntry[]
): Promise<(isWanted: (by: Objection, isReported: boolean) => boolean) => Correction> {
  const supplements = await notices.supplements();
  const about = (await objections.list())
    .filter(({ notice }) => contains(period, notice.period))
    .map((each) => ({ each, telling: tellingOf(each, supplements) }));
  const readings =
    periodKind(period) === 'year' ? ((await ballots.of(Number(period)))?.rereadings ?? []) : [];
  return (isWanted) => ({
    entries: lateCorrections(
      entries,
      period,
      (entry) =>
        about.find(
          ({ each, telling }) => isOfObjection(entry, each) && isWanted(each, telling(entry.seq) !== null)
        )?.each.notice.period
    ),
    readings: readings.filter((reading) =>
      about.some(
        ({ each, telling }) => reading.objection === each.id && isWanted(each, telling(reading.seq) !== null)
      )
    )
  });
}

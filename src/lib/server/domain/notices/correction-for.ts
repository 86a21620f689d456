import { contains, periodKind } from '$lib/calendar';
import { lateCorrections } from '$lib/points';
import { lateAssemblies } from '../assemblies/late-assemblies';
import { lateLines } from '../assemblies/late-lines';
import type { Rereading } from '../ballots/ballots';
import type { BookedEntry } from '../ledger/ledger';
import { isOfObjection } from '../objections/objection';
import { tellingOf } from '../objections/corrections/supplement-of-correction';
import type { UnitStores } from '../units/unit-stores';
import { isSameGround, periodOfGround, type SupplementGround } from './supplement-ground';

/** The corrections of a ground: lines that were booked for it, and rereadings of ballot papers. */
export interface Correction {
  entries: BookedEntry[];
  readings: Rereading[];
}

/**
 * The corrections of a period, in the order of recording: `reported` have been shown by supplementary notices,
 * including this objection's own if it was taken further after the first; `own` are this ground's corrections since.
 * @param period that of the ground, or a longer sealed one
 * @param entries the unit's ledger
 */
export async function correctionFor(
  stores: UnitStores,
  ground: SupplementGround,
  { period, entries }: { period: string; entries: readonly BookedEntry[] }
): Promise<{ reported: Correction; own: Correction }> {
  const which = await correctionsOf(stores, period, entries);
  return {
    reported: which((_, isReported) => isReported),
    own: which((by, isReported) => isSameGround(by, ground) && !isReported)
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

/** A ground with the lines and rereadings that are its own, and whether a supplementary notice has shown each. */
interface KnownGround {
  ground: SupplementGround;
  hasBooked: (entry: BookedEntry) => boolean;
  hasReread: (reading: Rereading) => boolean;
  /** @param seq of the line or the rereading */
  isReported: (seq: number) => boolean;
}

/** Reads a period's corrections, and gives those that are wanted. */
async function correctionsOf(
  stores: UnitStores,
  period: string,
  entries: readonly BookedEntry[]
): Promise<(isWanted: (by: SupplementGround, isReported: boolean) => boolean) => Correction> {
  const { ballots } = stores;
  const about = [...(await ofObjections(stores)), ...(await ofAssemblies(stores, entries))].filter(
    ({ ground }) => contains(period, periodOfGround(ground))
  );
  const readings =
    periodKind(period) === 'year' ? ((await ballots.of(Number(period)))?.rereadings ?? []) : [];
  return (isWanted) => ({
    entries: lateCorrections(entries, period, (entry) => {
      const by = about.find(
        ({ ground, hasBooked, isReported }) => hasBooked(entry) && isWanted(ground, isReported(entry.seq))
      );
      return by && periodOfGround(by.ground);
    }),
    readings: readings.filter((reading) =>
      about.some(
        ({ ground, hasReread, isReported }) => hasReread(reading) && isWanted(ground, isReported(reading.seq))
      )
    )
  });
}

async function ofObjections({ objections, notices }: UnitStores): Promise<KnownGround[]> {
  const supplements = await notices.supplements();
  return (await objections.list()).map((objection) => {
    const telling = tellingOf(objection, supplements);
    return {
      ground: { kind: 'objection', objection },
      hasBooked: (entry) => isOfObjection(entry, objection),
      hasReread: (reading) => reading.objection === objection.id,
      isReported: (seq) => telling(seq) !== null
    };
  });
}

/** Lines that an assembly took back itself are no corrections. */
async function ofAssemblies(stores: UnitStores, entries: readonly BookedEntry[]): Promise<KnownGround[]> {
  const assemblies = await lateAssemblies(stores);
  if (assemblies.length === 0) return [];
  const late = await lateLines(stores, entries);
  return assemblies.map((assembly) => {
    const { standing = [], setOff = [] } = late.get(assembly.quarter) ?? {};
    const own = new Set([...standing, ...setOff].map(({ id }) => id));
    return {
      ground: { kind: 'assembly', assembly },
      hasBooked: ({ id }) => own.has(id),
      hasReread: () => false,
      isReported: () => assembly.notice !== null
    };
  });
}

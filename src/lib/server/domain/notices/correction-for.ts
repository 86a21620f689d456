import { periodKind } from '$lib/calendar';
import { lateCorrections, type LateCorrection } from '$lib/points';
import { lateAssemblies } from '../assemblies/late-assemblies';
import { lateLines } from '../assemblies/late-lines';
import type { Rereading } from '../ballots/ballots';
import type { BookedEntry } from '../ledger/ledger';
import { isOfObjection, type Objection } from '../objections/objection';
import { correctedPeriodByLine } from '../objections/corrections/corrected-period-by-line';
import { tellingOf } from '../objections/corrections/supplement-of-correction';
import type { UnitStores } from '../units/unit-stores';
import { isSameGround, type SupplementGround } from './supplement-ground';

/** The corrections of a ground: lines that were booked for it, and rereadings of ballot papers. */
export interface Correction {
  entries: LateCorrection<BookedEntry>[];
  readings: Rereading[];
}

/** Gives the corrections of any period, in the order of recording. */
export interface CorrectionReader {
  /** those that are settled, by supplementary notices or without one, including a ground's own if it was taken further after the first */
  reported(period: string): Promise<Correction>;
  /** a ground's corrections that no notice shows yet */
  own(period: string, ground: SupplementGround): Promise<Correction>;
}

/** The corrections of a period that are settled. */
export async function reportedCorrection(
  stores: UnitStores,
  period: string,
  entries: readonly BookedEntry[]
): Promise<Correction> {
  return (await correctionReader(stores, entries)).reported(period);
}

/** A ground with the lines and rereadings that are its own, and whether each is settled. */
interface KnownGround {
  ground: SupplementGround;
  hasBooked: (entry: BookedEntry) => boolean;
  hasReread: (reading: Rereading) => boolean;
  /**
   * A supplementary notice has shown it, or it changed nothing public when its objection was ended: what corrects it later
   * counts from there.
   * @param seq of the line or the rereading
   */
  isReported: (seq: number) => boolean;
}

/**
 * Reads the lines that correct something sealed, once for all periods.
 * @param entries the unit's ledger, or one person's
 */
export async function correctionReader(
  stores: UnitStores,
  entries: readonly BookedEntry[]
): Promise<CorrectionReader> {
  const corrects = await correctedPeriodByLine(stores, entries);
  const about = [...(await ofObjections(stores)), ...(await ofAssemblies(stores, entries))];
  const lines = entries.flatMap((entry) => {
    const by = corrects.has(entry.id) ? about.find(({ hasBooked }) => hasBooked(entry)) : undefined;
    return by ? [{ entry, by }] : [];
  });
  const correction = async (period: string, isWanted: (by: KnownGround, seq: number) => boolean) => {
    const wanted = lines.filter(({ entry, by }) => isWanted(by, entry.seq)).map(({ entry }) => entry);
    const readings = await rereadingsOf(stores, period);
    return {
      entries: lateCorrections(wanted, period, ({ id }) => corrects.get(id)),
      readings: readings.filter((reading) =>
        about.some((by) => by.hasReread(reading) && isWanted(by, reading.seq))
      )
    };
  };
  return {
    reported: (period) => correction(period, ({ isReported }, seq) => isReported(seq)),
    own: (period, ground) =>
      correction(period, (by, seq) => isSameGround(by.ground, ground) && !by.isReported(seq))
  };
}

async function rereadingsOf({ ballots }: UnitStores, period: string): Promise<Rereading[]> {
  return periodKind(period) === 'year' ? ((await ballots.of(Number(period)))?.rereadings ?? []) : [];
}

async function ofObjections({ objections, notices }: UnitStores): Promise<KnownGround[]> {
  const supplements = await notices.supplements();
  return (await objections.list()).map((objection) => {
    const telling = tellingOf(objection, supplements);
    return {
      ground: { kind: 'objection', objection },
      hasBooked: (entry) => isOfObjection(entry, objection),
      hasReread: (reading) => reading.objection === objection.id,
      isReported: (seq) => telling(seq) !== null || isEndedAfter(objection, seq)
    };
  });
}

/** Whether an objection was ended after a line without a notice, because nothing public had changed. */
function isEndedAfter({ steps }: Objection, line: number): boolean {
  return steps.some(({ action, notice, seq }) => action === 'supplement' && notice === null && seq > line);
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

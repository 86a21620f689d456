import { contains } from '$lib/calendar';
import { lookedBackAt, publishes, type PastPeriod } from '$lib/points';
import type { BookedEntry } from '../ledger/ledger';
import { decidedAfter } from '../outcomes/decided-outcomes';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { correctedPeriod, type CorrectedNow } from './corrected-period';
import { correctionReader, type Correction } from './correction-for';
import type { SupplementGround } from './supplement-ground';

/** Everything sealed that a ground corrects, and what it corrects it by. */
export interface CorrectedByGround {
  /** in the order in which they end, the shorter first */
  periods: CorrectedNow[];
  /** the ground's own corrections of any of them */
  own: Correction;
}

/**
 * Works out all sealed periods that a ground's unpublished corrections reach: those that contain a line's own date, shorter and
 * longer ones; those of its year that end later and carry it on; and those whose outcomes look back over a corrected
 * one (M16). One that was open when the line was booked includes the difference by booking (M5), and is left as it
 * is.
 * @param entries the unit's ledger
 */
export async function periodsCorrected(
  stores: UnitStores,
  ground: SupplementGround,
  entries: readonly BookedEntry[]
): Promise<CorrectedByGround> {
  const reader = await correctionReader(stores, entries);
  const scheme = schemeOf(stores);
  const past = new Map<string, PastPeriod>();
  const periods: CorrectedNow[] = [];
  const lines = new Map<string, Correction['entries'][number]>();
  const readings = new Map<number, Correction['readings'][number]>();
  for (const { period, digest } of await stores.periods.seals()) {
    // A period that was taken over counts as its paper says, and a month that isn't published has no figures.
    if (digest === null || !publishes(scheme, period, stores.unit.firstPeriod)) continue;
    const own = await reader.own(period, ground);
    const isReached = own.entries.length + own.readings.length > 0;
    const looked = lookedBackAt(scheme, period, stores.unit.firstPeriod);
    if (!isReached && !looked.some((each) => past.has(each))) continue;
    for (const line of own.entries) lines.set(line.entry.id, line);
    for (const reading of own.readings) readings.set(reading.seq, reading);
    const reported = await reader.reported(period);
    const found = await correctedPeriod(stores, period, { entries, reported, own, past });
    const holds = own.readings.length > 0 || own.entries.some(({ of }) => contains(period, of));
    if (!found.differs && !holds) continue;
    periods.push(found);
    past.set(period, { results: found.now, outcomes: await decidedAfter(stores, found.corrected) });
  }
  return { periods, own: { entries: [...lines.values()], readings: [...readings.values()] } };
}

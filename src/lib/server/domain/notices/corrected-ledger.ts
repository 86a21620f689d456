import { contains } from '$lib/calendar';
import { asIfInTime, type Entry } from '$lib/points';
import type { LateLines } from '../assemblies/late-lines';
import type { ReadBy } from '../ballots/ballots';
import type { BookedEntry } from '../ledger/ledger';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { reportedCorrection, type Correction } from './correction-for';

/** The ledger of a sealed period as its published corrections have it, and how the papers of its ballot are read. */
export interface CorrectedLedger {
  entries: BookedEntry[];
  /** null: as the period was sealed */
  papers: ReadBy | null;
  isCorrected: boolean;
  /** ids of the decisions by which the period itself, or a shorter one in it, was corrected; also where they only undid lines */
  corrections: string[];
}

/**
 * Reads the ledger by which a period's corrected result is explained; the unit's own where nothing was corrected.
 * @param entries the unit's ledger, or one person's
 */
export async function correctedLedger(
  stores: UnitStores,
  period: string,
  entries: readonly BookedEntry[]
): Promise<CorrectedLedger> {
  if (!(await hasSupplement(stores, period)))
    return { entries: [...entries], papers: null, isCorrected: false, corrections: [] };
  const reported = await reportedCorrection(stores, period, entries);
  const { entries: booked, readings } = reported;
  return {
    entries: asIfInTime(entries, booked, { period, scheme: schemeOf(stores) }),
    papers: readings.length === 0 ? null : new Set(readings.map(({ seq }) => seq)),
    isCorrected: true,
    corrections: correctingDecisions(period, reported)
  };
}

function correctingDecisions(period: string, { entries, readings }: Correction): string[] {
  const lines = entries.filter(({ of }) => contains(period, of)).map(({ entry }) => entry);
  return [...new Set([...lines, ...readings].map(({ decision }) => decision))];
}

/**
 * The ledger of a quarter as its assembly evaluates it: as corrected, and with what the assembly itself has booked after the
 * quarter was sealed, which its supplementary notice will show.
 * @param late the assembly's lines; absent: it has booked none so late
 */
export async function evaluatedLedger(
  stores: UnitStores,
  quarter: string,
  { entries, late }: { entries: readonly BookedEntry[]; late: LateLines<BookedEntry> | undefined }
): Promise<Pick<CorrectedLedger, 'entries' | 'papers'>> {
  if (!late) return correctedLedger(stores, quarter, entries);
  const { entries: booked, readings } = await reportedCorrection(stores, quarter, entries);
  const known = new Set(booked.map(({ entry }) => entry.id));
  const added = [...late.standing, ...late.setOff]
    .filter(({ id }) => !known.has(id))
    .map((entry) => ({ entry, of: late.period }));
  return {
    entries: asIfInTime(entries, [...booked, ...added], { period: quarter, scheme: schemeOf(stores) }),
    papers: readings.length === 0 ? null : new Set(readings.map(({ seq }) => seq))
  };
}

/**
 * The ledger by which a period is scored, as corrected: texts are read only where there is a correction to find.
 * @returns `papers`: how the papers of its ballot are read; absent: as the period has them
 */
export async function scorableLedger(
  stores: UnitStores,
  period: string
): Promise<{ entries: Entry[]; papers?: ReadBy }> {
  if (!(await hasSupplement(stores, period))) return { entries: await stores.ledger.allScorable() };
  const { entries, papers } = await correctedLedger(stores, period, await stores.ledger.entries());
  return { entries, ...(papers && { papers }) };
}

async function hasSupplement({ notices }: UnitStores, period: string): Promise<boolean> {
  return (await notices.supplements()).some(({ fixes }) => fixes.includes(period));
}

import { yearOf, monthOf, firstMonth, lastMonth } from '$lib/calendar';
import type { Entry, Scheme } from '$lib/points';
import { rulesOfYear } from '../assessments/rules-of-year';
import type { ReadBy } from '../ballots/ballots';
import type { BookedEntry } from '../ledger/ledger';
import { onceKeyIn, setOffIn } from '../objections/corrections/assessed-figure';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { reportedCorrection } from './correction-for';

/**
 * The ledger as it would be had the corrections been known in time: undone entries are gone, and new ones
 * are booked in the period. For a closed year it includes figures that replaced others; of several for the
 * same, the last one.
 */
export function asIfInTime(
  entries: readonly BookedEntry[],
  corrections: readonly BookedEntry[],
  { period, scheme }: { period: string; scheme: Scheme }
): BookedEntry[] {
  const aside = setOffIn(corrections);
  const undone = new Set(corrections.flatMap(({ reverses }) => (reverses === null ? [] : [reverses])));
  for (const id of aside) undone.delete(id);
  const rules = rulesOfYear(scheme, yearOf(period));
  const latest = new Map<string, string>();
  for (const { id, subject, item } of corrections) {
    const key = aside.has(id) ? onceKeyIn(rules, item) : null;
    const place = `${subject}\n${key ?? ''}`;
    const earlier = key === null ? undefined : latest.get(place);
    if (earlier !== undefined) undone.add(earlier);
    if (key !== null) latest.set(place, id);
  }
  const moved = new Set(corrections.map(({ id }) => id));
  const [first, last] = [firstMonth(period), lastMonth(period)];
  const home = (date: string) => {
    const month = monthOf(date);
    return month < first ? first : month > last ? last : month;
  };
  return entries
    .filter(({ id, reverses }) => !undone.has(id) && !(moved.has(id) && reverses !== null))
    .map((entry) => (moved.has(entry.id) ? { ...entry, period: home(entry.date) } : entry));
}

/** The ledger of a sealed period as its published corrections have it, and how the papers of its ballot are read. */
export interface CorrectedLedger {
  entries: BookedEntry[];
  /** null: as the period was sealed */
  papers: ReadBy | null;
  isCorrected: boolean;
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
    return { entries: [...entries], papers: null, isCorrected: false };
  const { entries: booked, readings } = await reportedCorrection(stores, period, entries);
  return {
    entries: asIfInTime(entries, booked, { period, scheme: schemeOf(stores) }),
    papers: readings.length === 0 ? null : new Set(readings.map(({ seq }) => seq)),
    isCorrected: true
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

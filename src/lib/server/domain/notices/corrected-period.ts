import { contains, daysOf } from '$lib/calendar';
import { asIfInTime } from '$lib/points';
import type { BookedEntry } from '../ledger/ledger';
import { figuresOfResult, hasSameFigures, type CorrectedPeriod } from '../periods/corrected-results';
import { outcomesOf } from '../periods/draft-seal';
import type { CorrectedResult, SealedPeriod } from '../periods/periods';
import { scorePeriod } from '../periods/score-period';
import { schemeOf } from '../periods/unit-scheme';
import { withoutLeavers } from '../periods/without-leavers';
import type { UnitStores } from '../units/unit-stores';
import { correctionFor, type Correction } from './correction-for';
import { periodOfGround, type SupplementGround } from './supplement-ground';
import { withDifference } from './with-difference';

interface Corrections {
  /** the unit's ledger */
  entries: readonly BookedEntry[];
  reported: Correction;
  own: Correction;
}

/** Works out a sealed period with the corrections of a ground: results as they hold, as they are now, and what is fixed. */
export async function correctedPeriod(
  stores: UnitStores,
  period: string,
  { entries, reported, own }: Corrections
): Promise<{ known: CorrectedResult[]; now: Rescored['results']; corrected: CorrectedPeriod }> {
  const known = await stores.periods.results(period);
  const before = await rescored(stores, period, { entries, corrections: reported });
  const after = await rescored(stores, period, {
    entries,
    corrections: {
      entries: [...reported.entries, ...own.entries],
      readings: [...reported.readings, ...own.readings]
    }
  });
  const shown = new Map(known.map((result) => [result.subject, result]));
  const results = after.results.flatMap(({ subject, ...now }) => {
    const was = shown.get(subject);
    return was && !hasSameFigures(was, now) ? [{ subject, ...figuresOfResult(now) }] : [];
  });
  const holding = {
    outcomes: await stores.periods.outcomes(period),
    conversions: await stores.periods.conversions(period)
  };
  const consequences = withDifference(holding, { before, after });
  return { known, now: after.results, corrected: { period, results, ...consequences } };
}

/**
 * Works out the longer periods that contain a ground's period and were sealed before its correction was booked. One that
 * was open then includes the difference by booking (M5), and is left as it is.
 * @param entries the unit's ledger
 */
export async function correctedAround(
  stores: UnitStores,
  ground: SupplementGround,
  entries: readonly BookedEntry[]
): Promise<CorrectedPeriod[]> {
  const shorter = periodOfGround(ground);
  const found: CorrectedPeriod[] = [];
  for (const { period } of await stores.periods.seals()) {
    if (period === shorter || !contains(period, shorter)) continue;
    const { reported, own } = await correctionFor(stores, ground, { period, entries });
    if (own.entries.length === 0) continue;
    found.push((await correctedPeriod(stores, period, { entries, reported, own })).corrected);
  }
  return found;
}

/** A period's results and consequences, had corrections been booked in it. */
type Rescored = Pick<SealedPeriod, 'results' | 'outcomes' | 'conversions'>;

/** Everybody's results and the consequences of a period, had these corrections been booked in it. */
async function rescored(
  stores: UnitStores,
  period: string,
  { entries, corrections }: { entries: readonly BookedEntry[]; corrections: Correction }
): Promise<Rescored> {
  const papers = new Set(corrections.readings.map(({ seq }) => seq));
  const inTime = asIfInTime(entries, corrections.entries, { period, scheme: schemeOf(stores) });
  const result = await scorePeriod(stores, period, inTime, papers);
  const sealed = await stores.periods.sealedResults(period);
  const rows = new Map(result.rows.map((row) => [row.subject, row]));
  const results = sealed.flatMap((each) => {
    const row = rows.get(each.subject);
    return row ? [{ ...each, ...figuresOfResult(row) }] : [];
  });
  const { conversions } = result;
  const scheme = schemeOf(stores, daysOf(period).to);
  return withoutLeavers(stores, scheme, { period, results, outcomes: outcomesOf(result), conversions });
}

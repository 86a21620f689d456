import { daysOf } from '$lib/calendar';
import { asIfInTime, type PastPeriod } from '$lib/points';
import type { BookedEntry } from '../ledger/ledger';
import { figuresOfResult, hasSameFigures, type CorrectedPeriod } from '../periods/corrected-results';
import { outcomesOf } from '../periods/draft-seal';
import type { CorrectedResult, SealedPeriod } from '../periods/periods';
import { inputOfPeriod, scoreWhole } from '../periods/score-period';
import { sealedHistory } from '../periods/sealed-history';
import { schemeOf } from '../periods/unit-scheme';
import { withoutLeavers } from '../periods/without-leavers';
import type { UnitStores } from '../units/unit-stores';
import type { Correction } from './correction-for';
import { hasSameConsequences, withDifference } from './with-difference';

/** The lines that a correction counts in a sealed period, and the earlier periods that its outcomes look at. */
interface PeriodCorrections {
  /** the unit's ledger */
  entries: readonly BookedEntry[];
  reported: Correction;
  own: Correction;
  /** earlier periods as they are now */
  past: ReadonlyMap<string, PastPeriod>;
}

/** A sealed period worked out with a correction. */
export interface CorrectedNow {
  /** results as they hold */
  known: CorrectedResult[];
  /** results with the correction */
  now: Rescored['results'];
  /** all that is fixed of it */
  corrected: CorrectedPeriod;
  /** whether any figure or consequence differs */
  differs: boolean;
}

/** Works out a sealed period with the corrections of a ground. */
export async function correctedPeriod(
  stores: UnitStores,
  period: string,
  { entries, reported, own, past }: PeriodCorrections
): Promise<CorrectedNow> {
  const known = await stores.periods.results(period);
  const before = await rescored(stores, period, { entries, corrections: reported, past: new Map() });
  const after = await rescored(stores, period, {
    entries,
    corrections: {
      entries: [...reported.entries, ...own.entries],
      readings: [...reported.readings, ...own.readings]
    },
    past
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
  const differs = results.length > 0 || !hasSameConsequences(holding, consequences);
  return { known, now: after.results, corrected: { period, results, ...consequences }, differs };
}

/** A period's results and consequences, had corrections been booked in it. */
type Rescored = Pick<SealedPeriod, 'results' | 'outcomes' | 'conversions'>;

/** Everybody's results and the consequences of a period, had these corrections been booked in time. */
async function rescored(
  stores: UnitStores,
  period: string,
  {
    entries,
    corrections,
    past
  }: { entries: readonly BookedEntry[]; corrections: Correction; past: PeriodCorrections['past'] }
): Promise<Rescored> {
  const papers = new Set(corrections.readings.map(({ seq }) => seq));
  const inTime = asIfInTime(entries, corrections.entries, { period, scheme: schemeOf(stores) });
  const input = await inputOfPeriod(stores, period, inTime, papers);
  const result = scoreWhole({ ...input, sealed: await sealedHistory(stores, [input], past) });
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

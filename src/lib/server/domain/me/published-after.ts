import { dayIn, periodKind } from '$lib/calendar';
import type { Published } from '$lib/notice';
import type { LongerResult, MyDelta, MyResult } from '$lib/sync';
import { allOf } from '../../platform/store/all-of';
import { ballotSums } from '../ballots/ballot-sums';
import type { ChangedKind } from '../../platform/changes/changes';
import { alsoHanging } from '../notices/hanging';
import { correctionReader } from '../notices/correction-for';
import type { SupplementLine } from '../notices/notices';
import { endedWindows } from '../objections/ended-windows';
import { scoreBefore } from '../periods/corrected-results';
import type { OwnResult } from '../periods/periods';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { hasChanged } from './has-changed';
import { ownPlaces, ownRow, publishedOrder } from './own-places';

/**
 * The sealed and published part: one's results after a cursor, the newest notice if it is, one's places in the notices if
 * there is a new one, and what became of each notice.
 * @param changed kinds of changes after the cursor; null: everything counts as changed. Results, takeovers, the newest notice
 * and the places are read only if one of their kinds is among them.
 */
export async function publishedAfter(
  stores: UnitStores,
  now: Date,
  subject: string,
  {
    after,
    longer: has,
    changed
  }: { after: number; longer: number | null | undefined; changed: readonly ChangedKind[] | null }
): Promise<
  Pick<MyDelta, 'open' | 'results' | 'notice' | 'places' | 'longer' | 'hanging' | 'over' | 'corrected'>
> {
  const today = dayIn(stores.unit.timeZone, now);
  const hasNewResults = hasChanged(changed, ['seal', 'takeover', 'notice']);
  const hasNewNotice = hasChanged(changed, ['notice']);
  const [open, results, takeovers, notice, lines, longer, corrected] = await allOf([
    stores.periods.open(),
    hasNewResults ? stores.periods.resultsOf(subject, { after }) : [],
    hasNewResults ? stores.takeovers.list() : [],
    hasNewNotice ? newestAfter(stores, after) : null,
    stores.notices.list(),
    longerResults(stores, subject, { has, after, hasNewNotice }),
    correctedRows(stores, subject)
  ]);
  const taken = new Set(takeovers.map(({ period }) => period));
  const inOrder = publishedOrder(stores);
  const [row, places, over] = await allOf([
    notice ? ownRow(inOrder, subject, notice.snapshot.period) : null,
    hasNewNotice ? ownPlaces(inOrder, subject, lines) : null,
    endedWindows(stores, lines, today)
  ]);
  return {
    open,
    results: (
      await sentResults(
        stores,
        subject,
        results.filter(({ period }) => periodKind(period) === 'month')
      )
    ).map((result) => (taken.has(result.period) ? { ...result, paper: true } : result)),
    notice: notice && { ...notice, row },
    places,
    longer,
    hanging: alsoHanging(lines, today).map(({ code, period, lastDay }) => ({ code, period, lastDay })),
    over: over.map(({ period, confirmed, waits }) => ({ period, confirmed, ...(waits && { waits }) })),
    corrected
  };
}

/** One's sealed results as the phone gets them: with what was published first, and the lines that a correction counts in them. */
async function sentResults(
  stores: UnitStores,
  subject: string,
  results: readonly OwnResult[]
): Promise<MyResult[]> {
  if (results.length === 0) return [];
  const fixed = new Set((await stores.notices.supplements()).flatMap(({ fixes }) => fixes));
  const isFixed = ({ period }: OwnResult) => fixed.has(period);
  const reader = results.some(isFixed)
    ? await correctionReader(stores, await stores.ledger.entries({ subject }))
    : null;
  const found: MyResult[] = [];
  for (const result of results) {
    const corrections = reader && isFixed(result) ? (await reader.reported(result.period)).entries : [];
    const { subject: _, corrected, earlier, ...facts } = result;
    const before = scoreBefore(result);
    const code = corrected?.notice.code ?? '';
    found.push({
      ...facts,
      ...(earlier && { earlier: [...earlier] }),
      ...(before && { was: { amount: before.score, rank: before.rank, code } }),
      ...(corrections.length > 0 && { inTime: corrections.map(({ entry }) => entry.id) })
    });
  }
  return found;
}

/** The newest notice as it reads now, if it or a correction of it was published after a change. */
async function newestAfter({ notices }: UnitStores, after: number): Promise<Published | null> {
  const fresh = await notices.latest({ after });
  if (fresh) return notices.asCorrected(fresh);
  const isRecent = ({ seq }: SupplementLine) => seq > after;
  const corrected = new Set((await notices.supplements()).filter(isRecent).flatMap(({ fixes }) => fixes));
  const newest = corrected.size > 0 ? await notices.latest() : null;
  return newest && corrected.has(newest.snapshot.period) ? notices.asCorrected(newest) : null;
}

/** All longer results, or null when the phone has as many and none was corrected since: then it has the same. */
async function longerResults(
  stores: UnitStores,
  subject: string,
  { has, after, hasNewNotice }: { has: number | null | undefined; after: number; hasNewNotice: boolean }
): Promise<LongerResult[] | null> {
  const { periods, ballots, notices } = stores;
  const results = (await periods.resultsOf(subject)).filter(({ period }) => periodKind(period) !== 'month');
  const isCorrected = ({ seq, fixes }: SupplementLine) =>
    seq > after && fixes.some((period) => periodKind(period) !== 'month');
  if (results.length === has && !(hasNewNotice && (await notices.supplements()).some(isCorrected)))
    return null;
  const consequences = await periods.consequencesOf(subject);
  const scheme = schemeOf(stores);
  const longer: LongerResult[] = [];
  for (const result of await sentResults(stores, subject, results)) {
    const { period: year } = result;
    const papers = periodKind(year) === 'year' ? await ballots.counted(Number(year)) : [];
    const sums = papers.length === 0 ? [] : ballotSums(papers, { scheme, subject, year });
    longer.push({
      ...result,
      ...(consequences.get(year) ?? { outcomes: [], conversions: [] }),
      ...(sums.length > 0 && { ballots: sums })
    });
  }
  return longer;
}

async function correctedRows({ notices }: UnitStores, subject: string): Promise<MyDelta['corrected']> {
  const corrections = await notices.correction(subject);
  return corrections.map(({ supplement, row: { before, after } }) => {
    const { code, period, assemblyOf, booked = null, decided, ranks } = supplement;
    const shown = ({ rank, points, balance = null }: typeof before) => ({
      rank,
      amount: ranks === 'balance' ? balance : points
    });
    const of = { code, period, ...(assemblyOf !== undefined && { assemblyOf }) };
    return { ...of, booked, decided, before: shown(before), after: shown(after) };
  });
}

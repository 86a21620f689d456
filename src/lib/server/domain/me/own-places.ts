import { periodKind, periodKinds } from '$lib/calendar';
import type { PublishedPlaces } from '$lib/sync';
import { allOf } from '../../platform/store/all-of';
import { inFront } from '../notices/hanging';
import type { NoticeLine } from '../notices/notices';
import { asPublished } from '../notices/rank-order';
import type { SealedResult } from '../periods/periods';
import type { UnitStores } from '../units/unit-stores';

/**
 * The places in one's own pool that the newest notice of each kind of period publishes, shortest kind first; a notice in
 * which one isn't ranked is left out. Notices publish the figures of the seal, so these are read: that costs a phone no
 * notice's digest, and a damaged notice of an earlier period doesn't keep back the whole answer.
 *
 * @param lines of every period's own notice
 */
export async function ownPlaces(
  { periods }: Pick<UnitStores, 'periods'>,
  subject: string,
  lines: readonly NoticeLine[]
): Promise<PublishedPlaces[]> {
  const newest = periodKinds.map((kind) =>
    inFront(lines.filter(({ period }) => periodKind(period) === kind))
  );
  const found = await allOf(
    newest.flatMap((line) =>
      line ? [periods.results(line.period).then((results) => placesOf(line.period, results, subject))] : []
    )
  );
  return found.filter((places) => places !== null);
}

function placesOf(period: string, results: readonly SealedResult[], subject: string): PublishedPlaces | null {
  const published = asPublished(results);
  const pool = published.find((one) => one.subject === subject)?.pool;
  const ranked = published.flatMap((one) =>
    one.pool === pool && one.rank !== null ? [{ ...one, rank: one.rank }] : []
  );
  const own = ranked.findIndex((one) => one.subject === subject);
  return own < 0 ? null : { period, ranked: ranked.map(({ rank, score }) => ({ rank, score })), own };
}

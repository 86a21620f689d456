import { periodKind, periodKinds } from '$lib/calendar';
import type { PublishedPlaces } from '$lib/sync';
import { allOf } from '../../platform/store/all-of';
import { inFront } from '../notices/hanging';
import type { NoticeLine } from '../notices/notices';
import { asPublished } from '../notices/rank-order';
import type { SealedResult } from '../periods/periods';
import type { UnitStores } from '../units/unit-stores';

/** Gives a period's results in the order in which its notice publishes them, as corrected. */
export type PublishedOrder = (period: string) => Promise<SealedResult[]>;

/** Reads each period's results once, however often they are asked for. */
export function publishedOrder({ periods }: Pick<UnitStores, 'periods'>): PublishedOrder {
  const read = new Map<string, Promise<SealedResult[]>>();
  return (period) => {
    const results = read.get(period) ?? periods.results(period).then(asPublished);
    read.set(period, results);
    return results;
  };
}

/** One's row in a period's notice, from 0; null: one isn't in it. */
export async function ownRow(
  inOrder: PublishedOrder,
  subject: string,
  period: string
): Promise<number | null> {
  const row = (await inOrder(period)).findIndex((each) => each.subject === subject);
  return row < 0 ? null : row;
}

/**
 * The places in one's own pool that the newest notice of each kind of period publishes, shortest kind first; a notice in
 * which one isn't ranked is left out. Notices publish the figures of the seal as corrected, so these are read: that costs a phone no
 * notice's digest, and a damaged notice of an earlier period doesn't keep back the whole answer.
 *
 * @param lines of every period's own notice
 */
export async function ownPlaces(
  inOrder: PublishedOrder,
  subject: string,
  lines: readonly NoticeLine[]
): Promise<PublishedPlaces[]> {
  const newest = periodKinds.map((kind) =>
    inFront(lines.filter(({ period }) => periodKind(period) === kind))
  );
  const found = await allOf(
    newest.flatMap((line) =>
      line ? [inOrder(line.period).then((published) => placesOf(line.period, published, subject))] : []
    )
  );
  return found.filter((places) => places !== null);
}

function placesOf(
  period: string,
  published: readonly SealedResult[],
  subject: string
): PublishedPlaces | null {
  const pool = published.find((one) => one.subject === subject)?.pool;
  const ranked = published.flatMap((one) =>
    one.pool === pool && one.rank !== null ? [{ ...one, rank: one.rank }] : []
  );
  const own = ranked.findIndex((one) => one.subject === subject);
  return own < 0 ? null : { period, ranked: ranked.map(({ rank, score }) => ({ rank, score })), own };
}

import { firstMonth, lastMonth, periodKind, periodKinds, daysOf } from '$lib/calendar';
import { rulesOn } from '$lib/points';
import { usualKinds } from '../notices/usual-kinds';
import type { NoticeLine } from '../notices/notices';
import type { UnitStores } from '../units/unit-stores';
import type { Seal } from './periods';
import { schemeOf } from './unit-scheme';

/** The state of a unit's periods. */
export interface Overview {
  /** the open month, with the entries booked in it so far */
  open: string;
  entries: number;
  people: number;
  /** sealed periods, newest first; of those that end together the shorter first */
  sealed: SealedLine[];
  /**
   * periods to publish next, the shorter first: of each usual kind the last one sealed, unless it is
   * published
   */
  toPublish: string[];
  /** sealed periods without a notice that aren't usually published, but may be */
  mayPublish: string[];
}

export interface SealedLine {
  period: string;
  /** instant, ISO 8601 */
  sealed: string;
  /** null: it was closed without figures of its own, as the months of B */
  ranked: number | null;
  entries: number;
  notice: NoticeLine | null;
  /** a notice is usual for periods of its kind */
  usual: boolean;
  /** it came from paper; null: it was sealed here */
  takenOver: { minutes: string; noticed: string | null } | null;
}

/**
 * Sorts sealed periods: those with a notice, those from paper, and those to be published. A period without
 * figures can't be published.
 */
async function publishing(stores: UnitStores) {
  const { periods, notices } = stores;
  const ranked = await periods.rankedCounts();
  const seals = await periods.seals();
  const withFigures = seals.filter(({ period }) => ranked.has(period));
  const byPeriod = new Map((await notices.list()).map((notice) => [notice.period, notice]));
  const taken = new Map(
    (await stores.takeovers.list()).map(({ period, decision, noticed }) => [
      period,
      { minutes: decision.minutes, noticed }
    ])
  );
  const isUsual = (period: string) => {
    const ends = daysOf(period).to;
    const scheme = schemeOf(stores, ends);
    return usualKinds({ id: scheme.id, score: rulesOn(scheme, ends).score }).includes(periodKind(period));
  };
  const unpublished = withFigures
    .map(({ period }) => period)
    .filter((period) => !byPeriod.has(period) && !taken.has(period));
  const toPublish = newestOfEach(withFigures).filter(
    (period) => unpublished.includes(period) && isUsual(period)
  );
  return {
    ranked,
    seals,
    byPeriod,
    taken,
    isUsual,
    toPublish,
    mayPublish: unpublished.filter((period) => !toPublish.includes(period)).reverse()
  };
}

/** The open month, and the periods to publish next. */
export async function nextOf(stores: UnitStores): Promise<Pick<Overview, 'open' | 'toPublish'>> {
  return { open: await stores.periods.open(), toPublish: (await publishing(stores)).toPublish };
}

/**
 * Counts, and reads no line of anybody's.
 * @throws Problem `unknown-scheme`
 */
export async function overviewOf(stores: UnitStores): Promise<Overview> {
  const { periods, ledger, roster } = stores;
  const open = await periods.open();
  const entries = await ledger.counts();
  const { ranked, seals, byPeriod, taken, isUsual, toPublish, mayPublish } = await publishing(stores);
  return {
    open,
    entries: entries.get(open) ?? 0,
    people: (await roster.list()).length,
    sealed: newestFirst(seals).map(({ period, sealed }) => ({
      period,
      sealed,
      ranked: ranked.get(period) ?? null,
      entries: bookedIn(period, entries),
      notice: byPeriod.get(period) ?? null,
      usual: isUsual(period),
      takenOver: taken.get(period) ?? null
    })),
    toPublish,
    mayPublish
  };
}

function newestOfEach(seals: readonly Seal[]): string[] {
  return periodKinds.flatMap((kind) => {
    const last = seals.filter(({ period }) => periodKind(period) === kind).pop();
    return last ? [last.period] : [];
  });
}

function newestFirst(seals: readonly Seal[]): Seal[] {
  // A sort keeps the order of equal elements: the shorter first.
  return [...seals].sort((a, b) => compare(lastMonth(b.period), lastMonth(a.period)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function bookedIn(period: string, entries: ReadonlyMap<string, number>): number {
  const [from, to] = [firstMonth(period), lastMonth(period)];
  return [...entries].reduce((sum, [month, count]) => (month >= from && month <= to ? sum + count : sum), 0);
}

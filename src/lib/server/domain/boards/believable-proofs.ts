import { addDays, isDay } from '$lib/calendar';
import { longestDay, type Showing, type ShownNotice } from '$lib/sync';
import type { Kysely } from 'kysely';
import { instantOf } from '../../platform/time/wall-clock';
import type { Tables } from '../../platform/store/tables/tables';
import { within, type TimeSpan } from './spans';

/** Clocks differ, and a board looks once a second: so much more than there was is still believed, in ms. */
const slack = 60_000;
/** Milliseconds by which a board's clock may be ahead of the server's. */
const ahead = 120_000;
/** A board begins another sum when its storage was cleared: nobody does so more often on one day. */
const runsADay = 50;

/**
 * Filters a board's report of what it has shown to what is possible: notices of its own unit, since they
 * were published and since the board was paired, up to now, and no longer than there was time. A sum that
 * reaches beyond the day's end is cut; an impossible one isn't counted, and the rest of the report still
 * is. The share in opening hours is taken from the board, because the hours may have been others then.
 * @param notices as the protocol reads them
 */
export async function believableProofs(
  db: Kysely<Tables>,
  now: Date,
  { board, unit, notices }: { board: string; unit: string; notices: readonly ShownNotice[] }
): Promise<ShownNotice[]> {
  if (notices.length === 0) return [];
  const codes = [...new Set(notices.map(({ code }) => code))];
  const rows = await db
    .selectFrom('notice')
    .where('unit_id', '=', unit)
    .where('code', 'in', codes)
    .select(['code', 'published_at'])
    .execute();
  const published = new Map(rows.map((row) => [row.code, Date.parse(row.published_at)]));
  const { time_zone: zone, paired_at: paired } = await db
    .selectFrom('board')
    .innerJoin('unit', 'unit.id', 'board.unit_id')
    .where('board.code', '=', board)
    .select(['time_zone', 'paired_at'])
    .executeTakeFirstOrThrow();
  const days = new Map(
    [...new Set(notices.map(({ day }) => day))].map((day) => [day, spanOf(day, zone)] as const)
  );
  const possible = notices.flatMap((notice) => {
    const since = published.get(notice.code);
    const day = days.get(notice.day);
    if (since === undefined || !day || !canHaveBeen(notice)) return [];
    const from = Date.parse(notice.first);
    // Sums compare these as text, so they are written alike, whatever zone they came in.
    const inUtc = { ...notice, first: utc(notice.first), last: utc(notice.last) };
    if (from < Math.max(since, Date.parse(paired ?? notice.first)) - slack) return [];
    if (Date.parse(notice.last) > now.getTime() + ahead) return [];
    return cutTo(day, inUtc).map(withShowingsOfIt);
  });
  return withoutTooManyRuns(db, board, onceEach(possible));
}

const utc = (instant: string) => new Date(instant).toISOString();

/** Keeps the greatest of sums that a report has more than once. */
function onceEach(notices: readonly ShownNotice[]): ShownNotice[] {
  const greatest = new Map<string, ShownNotice>();
  for (const notice of notices) {
    const key = `${notice.day}/${notice.code}/${notice.run}`;
    if (notice.seconds > (greatest.get(key)?.seconds ?? -1)) greatest.set(key, notice);
  }
  return [...greatest.values()];
}

function canHaveBeen({ first, last, seconds, open }: ShownNotice): boolean {
  const passed = Date.parse(last) - Date.parse(first);
  return passed >= 0 && open <= seconds && seconds <= longestDay && seconds * 1000 <= passed + slack;
}

/** A day from midnight to midnight, in ms; null: no such day. */
function spanOf(day: string, zone: string): TimeSpan | null {
  if (!isDay(day)) return null;
  const [from, until] = [day, addDays(day, 1)].map((each) => instantOf(`${each}T00:00`, zone)?.getTime());
  return from === undefined || until === undefined ? null : [from, until];
}

/** Cuts a sum to a day; empty when it began on another day. */
function cutTo([begin, end]: TimeSpan, notice: ShownNotice): ShownNotice[] {
  const from = Date.parse(notice.first);
  if (from < begin || from >= end) return [];
  if (Date.parse(notice.last) < end) return [notice];
  // The day's last millisecond: the next one is another day's.
  const last = end - 1;
  const seconds = Math.min(notice.seconds, Math.ceil((last - from) / 1000));
  const open = Math.min(notice.open, seconds);
  return [{ ...notice, last: new Date(last).toISOString(), seconds, open }];
}

/** Cuts the showings of a sum to the time from its first moment to its last. */
function withShowingsOfIt({ showings, ...notice }: ShownNotice): ShownNotice {
  if (!showings) return notice;
  const span: TimeSpan = [Date.parse(notice.first), Date.parse(notice.last)];
  const cut = showings.flatMap(([from, ms, open]) =>
    within(span, [[from, from + ms]]).map(([a, b]): Showing => [a, b - a, open])
  );
  return { ...notice, showings: cut };
}

async function withoutTooManyRuns(
  db: Kysely<Tables>,
  board: string,
  notices: readonly ShownNotice[]
): Promise<ShownNotice[]> {
  if (notices.length === 0) return [];
  const rows = await db
    .selectFrom('board_showing')
    .where('board_code', '=', board)
    .where('notice_code', 'in', [...new Set(notices.map(({ code }) => code))])
    .where('day', 'in', [...new Set(notices.map(({ day }) => day))])
    .select(['notice_code as code', 'day', 'run'])
    .execute();
  const runs = new Map<string, Set<string>>();
  const runsOf = ({ code, day }: Pick<ShownNotice, 'code' | 'day'>) => {
    const key = `${day}/${code}`;
    const known = runs.get(key) ?? new Set();
    runs.set(key, known);
    return known;
  };
  for (const row of rows) runsOf(row).add(row.run);
  return notices.filter((notice) => {
    const known = runsOf(notice);
    if (!known.has(notice.run) && known.size >= runsADay) return false;
    known.add(notice.run);
    return true;
  });
}

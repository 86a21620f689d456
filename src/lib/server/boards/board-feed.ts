import { dayIn } from '$lib/calendar';
import { isThere, type Published } from '$lib/notice';
import type { BoardFeed, Emergency, RuleInBrief } from '$lib/sync';
import type { Kysely } from 'kysely';
import type { ChangeKind } from '../changes/changes';
import { sqlChanges } from '../changes/sql-changes';
import type { SentEmergency } from '../emergencies/emergencies';
import { standingEmergencies } from '../emergencies/sql-emergencies';
import { alsoHanging } from '../notices/hanging';
import type { NoticeLine, SupplementLine } from '../notices/notices';
import { endedWindows } from '../objections/ended-windows';
import { isOver } from '../announcements/announcements';
import { forBoards } from '../announcements/for-boards';
import { reachable } from '../public-address';
import type { Settings } from '../settings/settings';
import { atOneMoment } from '../store/at-one-moment';
import { sqlUnitStores } from '../store/sql-unit-stores';
import type { Tables } from '../store/tables';
import type { UnitStores } from '../store/unit-stores';
import { Problem } from '../problem';
import { schemeOf } from '../periods/unit-scheme';
import { ruleInBrief } from '../schemes/rule-in-brief';
import { feedFor, type UnitFeed } from './unit-feed';

/** Changes of what anybody may see, on boards at the least. */
export const publicKinds: readonly ChangeKind[] = [
  'notice',
  'announcement',
  'playlist',
  'emergency',
  'scheme'
];

/** All on which a feed depends: whether a notice is confirmed stands on boards too, and hangs on who objects. */
export const feedKinds: readonly ChangeKind[] = [...publicKinds, 'objection'];

/** The unit whose board is open to anybody under this code: the demo's own, never one that was paired. */
export async function openBoardUnit(db: Kysely<Tables>, board: string): Promise<string | null> {
  const row = await db
    .selectFrom('board')
    .where('code', '=', board)
    .where('paired_at', 'is', null)
    .select('unit_id')
    .executeTakeFirst();
  return row?.unit_id ?? null;
}

/**
 * All that a unit's boards show: its newest notice, those that hang beside it, what mends them, the announcements that hang,
 * and what the office has set for its boards.
 *
 * @param before an earlier feed that nothing has ended by the clock: where emergencies alone have changed since, they alone are
 *   read. All units of a county have one in the same second.
 */
export function boardFeed(
  db: Kysely<Tables>,
  { unit, before }: { unit: string; before: UnitFeed | null },
  clock: () => Date,
  settings: Pick<Settings, 'publicUrl' | 'demo'>
): Promise<UnitFeed> {
  return atOneMoment(db, async (moment) => {
    const renewed = before && (await withEmergencies(moment, { unit, before }, clock));
    if (renewed) return renewed;
    const stores = await sqlUnitStores(moment, unit, clock);
    return unitFeed(stores, await stores.emergencies.standing(), clock, settings);
  });
}

/** null: more has changed than emergencies. */
async function withEmergencies(
  db: Kysely<Tables>,
  { unit, before }: { unit: string; before: UnitFeed },
  clock: () => Date
): Promise<UnitFeed | null> {
  const changes = sqlChanges(db, unit);
  const { shared, read } = before;
  if ((await changes.head(feedKinds.filter((kind) => kind !== 'emergency'))) > read) return null;
  const revision = Math.max(shared.revision, await changes.head(['emergency']));
  return {
    ...before,
    shared: { ...shared, revision, at: clock().toISOString() },
    emergencies: (await standingEmergencies(db, unit, clock())).map(shown),
    read: Math.max(read, revision)
  };
}

/**
 * What one board would show at a moment, with what is published now; null: the unit has no such board in use.
 * @param board null: one for which nothing is set
 */
export function previewFeed(
  db: Kysely<Tables>,
  { unit, board, at }: { unit: string; board: string | null; at: Date },
  settings: Pick<Settings, 'publicUrl' | 'demo'>
): Promise<BoardFeed | null> {
  return atOneMoment(db, async (moment) => {
    const stores = await sqlUnitStores(moment, unit, () => at);
    const boards = await stores.boards.list();
    const isInUse = boards.some(({ code, revoked }) => code === board && revoked === null);
    if (board !== null && !isInUse) return null;
    const feed = await unitFeed(stores, await stores.emergencies.running(), () => at, settings);
    return feedFor(feed, { board: board ?? '', knows: Number.MAX_SAFE_INTEGER });
  });
}

/** The same from stores that are bound already. */
async function unitFeed(
  stores: UnitStores,
  emergencies: readonly SentEmergency[],
  clock: () => Date,
  settings: Pick<Settings, 'publicUrl' | 'demo'>
): Promise<UnitFeed> {
  const { lists } = stores;
  const hanging = (await stores.announcements.list()).filter((each) => !isOver(each, clock()));
  return {
    shared: await feedOf(stores, clock, settings),
    hanging: hanging.map(forBoards),
    groups: await lists.groups(),
    playlists: await lists.playlists(),
    screens: await lists.screens(),
    emergencies: emergencies.map(shown),
    read: await stores.changes.head(feedKinds),
    rule: ruleOf(stores, dayIn(stores.unit.timeZone, clock()))
  };
}

/** As boards know it: nothing of who sent it, and how. */
function shown({ id, title, text, by, drill, from, until }: SentEmergency): Emergency {
  return { id, title, text, by, drill, from, until };
}

/** A unit whose rules can't be read shows all the rest. */
function ruleOf(stores: UnitStores, today: string): RuleInBrief | null {
  try {
    return ruleInBrief(schemeOf(stores, today), today);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

async function feedOf(
  stores: UnitStores,
  clock: () => Date,
  settings: Pick<Settings, 'publicUrl' | 'demo'>
): Promise<BoardFeed> {
  const revision = await stores.changes.head(publicKinds);
  const notice = await stores.notices.latest({ channel: 'board' });
  const today = dayIn(stores.unit.timeZone, clock());
  const beside = await hangingBeside(stores, today);
  const lines = await stores.notices.list();
  const codes = [notice, ...beside].flatMap((each) => each?.snapshot.code ?? []);
  const mending = mendingOn(lines, codes, await stores.notices.supplements(), today);
  const mended = await Promise.all(mending.map(({ code }) => stores.notices.supplementOf(code)));
  const supplements = mended.flatMap((each) => each ?? []);
  const hasNoCode = (code: string) =>
    lines.some((line) => line.code === code && !isThere(line.channels, 'qr'));
  const withoutCode = [
    ...codes.filter(hasNoCode),
    ...mending.filter(({ corrects }) => hasNoCode(corrects)).map(({ code }) => code)
  ];
  const shown = [...lines.filter(({ code }) => codes.includes(code)), ...mending];
  const over = await endedWindows(stores, shown, today);
  return {
    revision,
    at: clock().toISOString(),
    unit: { name: stores.unit.name, parent: stores.unit.parent, timeZone: stores.unit.timeZone },
    publicUrl: reachable(settings, '/') && settings.publicUrl,
    notice,
    alsoOpen: beside,
    // A board of before there were channels knows no such field: it is there where it says something.
    ...(withoutCode.length > 0 && { withoutCode }),
    ...(supplements.length > 0 && { supplements }),
    ...(over.length > 0 && { over: over.map(({ code, confirmed }) => ({ code, confirmed })) }),
    announcements: []
  };
}

async function hangingBeside({ notices }: UnitStores, today: string): Promise<Published[]> {
  const lines = alsoHanging(
    (await notices.list()).filter((line) => isThere(line.channels, 'board')),
    today
  );
  const found = await Promise.all(lines.map(({ period }) => notices.of(period)));
  return found.flatMap((notice) => notice ?? []);
}

/** What mends notices of boards: while it may be objected to, and as long as what it mends hangs there. */
function mendingOn(
  lines: readonly NoticeLine[],
  hung: readonly string[],
  supplements: readonly SupplementLine[],
  today: string
): SupplementLine[] {
  const onBoards = lines.filter(({ channels }) => isThere(channels, 'board')).map(({ code }) => code);
  return supplements.filter(
    ({ corrects, lastDay }) => onBoards.includes(corrects) && (lastDay >= today || hung.includes(corrects))
  );
}

import { dayIn } from '$lib/calendar';
import { isThere, type Published } from '$lib/notice';
import type { BoardFeed, Emergency, RuleInBrief } from '$lib/sync';
import type { Kysely } from 'kysely';
import type { ChangeKind } from '../../platform/changes/changes';
import { sqlChanges } from '../../platform/changes/sql-changes';
import type { SentEmergency } from '../emergencies/emergencies';
import { activeEmergencies } from '../emergencies/sql-emergencies';
import { alsoHanging } from '../notices/hanging';
import type { NoticeLine, SupplementLine } from '../notices/notices';
import { endedWindows } from '../objections/ended-windows';
import { isOver } from '../announcements/announcements';
import { forBoards } from '../announcements/for-boards';
import { reachable } from '../../platform/settings/public-address';
import type { Settings } from '../../platform/settings/settings';
import { atOneMoment } from '../../platform/store/at-one-moment';
import { sqlUnitStores } from '../units/sql-unit-stores';
import type { Tables } from '../../platform/store/tables/tables';
import type { UnitStores } from '../units/unit-stores';
import { Problem } from '../../platform/problem/problem';
import { schemeOf } from '../periods/unit-scheme';
import { ruleInBrief } from '../schemes/rule-in-brief';
import { feedFor, type SharedFeed, type UnitFeed } from './unit-feed';

/** Changes of what anybody may see, on boards at the least. */
export const publicKinds: readonly ChangeKind[] = [
  'notice',
  'announcement',
  'playlist',
  'emergency',
  'scheme'
];

/**
 * The kinds on which a feed depends. Objections are among them, because boards show whether a notice is
 * confirmed.
 */
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
 * Everything that a unit's boards show: its newest notice, those published beside it, corrections,
 * announcements, and the office's settings for its boards.
 * @param before an earlier feed in which nothing has ended by the clock: where only emergencies have
 * changed since, only those are read, because all units of a county get one in the same second
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
    return unitFeed(stores, await stores.emergencies.active(), clock, settings);
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
    emergencies: (await activeEmergencies(db, unit, clock())).map(shown),
    read: Math.max(read, revision)
  };
}

/**
 * The feed that one board would show at a moment, from the present data; null: the unit has no such board
 * in use.
 * @param board null: a board without settings of its own
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
    return feedFor(feed, board ?? '');
  });
}

/** Builds the unit's feed from stores that are bound already. */
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

/** An emergency as boards know it, without who sent it and how. */
function shown({ id, title, text, by, drill, from, until }: SentEmergency): Emergency {
  return { id, title, text, by, drill, from, until };
}

/** The rule document in brief; a unit whose rules can't be read shows all the rest. */
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
): Promise<SharedFeed> {
  const revision = await stores.changes.head(publicKinds);
  const newest = await stores.notices.latest({ channel: 'board' });
  const notice = newest && (await stores.notices.asCorrected(newest));
  const today = dayIn(stores.unit.timeZone, clock());
  const beside = await hangingBeside(stores, today);
  const lines = await stores.notices.list();
  const codes = [notice, ...beside].flatMap((each) => each?.snapshot.code ?? []);
  const correction = correctionsOn(lines, codes, await stores.notices.supplements(), today);
  const corrected = await Promise.all(correction.map(({ code }) => stores.notices.supplementOf(code)));
  const supplements = corrected.flatMap((each) => each ?? []);
  const hasNoCode = (code: string) =>
    lines.some((line) => line.code === code && !isThere(line.channels, 'qr'));
  const withoutCode = [
    ...codes.filter(hasNoCode),
    ...correction.filter(({ corrects }) => hasNoCode(corrects)).map(({ code }) => code)
  ];
  const shown = [...lines.filter(({ code }) => codes.includes(code)), ...correction];
  const over = await endedWindows(stores, shown, today);
  const { name, parent, timeZone, firstPeriod } = stores.unit;
  return {
    revision,
    at: clock().toISOString(),
    unit: { name, parent, timeZone, firstPeriod },
    publicUrl: reachable(settings, '/') && settings.publicUrl,
    notice,
    alsoOpen: beside,
    supplements,
    withoutCode,
    over: over.map(({ code, confirmed, waits }) => ({ code, confirmed, ...(waits && { waits }) }))
  };
}

async function hangingBeside({ notices }: UnitStores, today: string): Promise<Published[]> {
  const lines = alsoHanging(
    (await notices.list()).filter((line) => isThere(line.channels, 'board')),
    today
  );
  const found = await Promise.all(lines.map(({ period }) => notices.of(period)));
  return Promise.all(found.flatMap((notice) => (notice ? [notices.asCorrected(notice)] : [])));
}

/**
 * Corrections of notices that are published on boards: each while it may be objected to, and as long as the
 * corrected notice is shown there.
 */
function correctionsOn(
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

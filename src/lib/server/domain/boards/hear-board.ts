import type { BoardState, BoardReport, ShownNotice } from '$lib/sync';
import type { Kysely, Transaction } from 'kysely';
import { sqlChanges } from '../../platform/changes/sql-changes';
import type { Tables } from '../../platform/store/tables/tables';
import { believableProofs } from './believable-proofs';
import { publicKinds } from './board-feed';
import { recordProof } from './record-proof';

/** A copied disk may run on many screens: so many earlier starts are remembered. */
const startsKept = 16;

/**
 * Stores a board's report: what it shows, its state, and how long it has shown which notice. A report may
 * be repeated at any time, because sums only grow. Impossible values are dropped: a revision that doesn't
 * exist yet counts as none.
 * @param board the board whose token came with the report
 */
export function hearBoard(
  db: Kysely<Tables>,
  now: Date,
  { board, unit }: { board: string; unit: string },
  { shows, state, notices }: BoardReport
): Promise<void> {
  const at = now.toISOString();
  return db.transaction().execute(async (transaction) => {
    const newest = await sqlChanges(transaction, unit).head(publicKinds);
    await transaction
      .updateTable('board')
      .set({ seen_at: at, shows: shows !== null && shows > newest ? null : shows })
      .where('code', '=', board)
      .execute();
    const isTwice = await noteState(transaction, { board, at, state });
    const own = await believableProofs(transaction, now, { board, unit, notices });
    if (own.length > 0) await recordProof(transaction, { board, at, notices: own });
    if (isTwice) await markShared(transaction, board, own);
  });
}

/** @returns whether two screens with this board's connection run at once */
async function noteState(
  db: Transaction<Tables>,
  { board, at, state }: { board: string; at: string; state: BoardState }
): Promise<boolean> {
  const known = await db
    .selectFrom('board_beat')
    .where('board_code', '=', board)
    .select(['start', 'starts_before', 'twice_at', 'version', 'version_at', 'trouble', 'trouble_at'])
    .executeTakeFirst();
  const isOther = known !== undefined && known.start !== state.start;
  const before = known?.starts_before === '' ? [] : (known?.starts_before.split(' ') ?? []);
  // A start that was over speaks again: several pages run at once.
  const isTwice = isOther && before.includes(state.start);
  const trouble = state.trouble.join(' ');
  const row = {
    at,
    start: state.start,
    starts_before: (isOther
      ? [known.start, ...before.filter((start) => start !== known.start)].slice(0, startsKept)
      : before
    ).join(' '),
    twice_at: isTwice ? at : (known?.twice_at ?? null),
    painted_at: state.painted !== null && Date.parse(state.painted) > Date.parse(at) ? at : state.painted,
    scene: state.scene,
    heap: state.heap,
    nodes: state.nodes,
    clock_offset: state.offset,
    persisted: state.persisted === null ? null : Number(state.persisted),
    version: state.version,
    version_at: known?.version === state.version ? known.version_at : at,
    browser: state.browser,
    width: state.width,
    height: state.height,
    trouble: trouble || (known?.trouble ?? ''),
    trouble_at: trouble ? at : (known?.trouble_at ?? null),
    lost_films: state.films?.join(' ') ?? '',
    failed_version: state.failed ?? ''
  };
  await db
    .insertInto('board_beat')
    .values({ board_code: board, ...row })
    .onConflict((conflict) => conflict.column('board_code').doUpdateSet(row))
    .execute();
  return isTwice;
}

/** Marks the sums of a screen that isn't the only one with its connection. */
async function markShared(
  db: Transaction<Tables>,
  board: string,
  notices: readonly ShownNotice[]
): Promise<void> {
  for (const { code, day, run } of notices)
    await db
      .updateTable('board_showing')
      .set({ shared: 1 })
      .where('board_code', '=', board)
      .where('notice_code', '=', code)
      .where('day', '=', day)
      .where('run', '=', run)
      .execute();
}

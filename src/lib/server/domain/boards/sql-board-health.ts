import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import type { BoardBeat, BoardProof } from './board-health';
import { spansOfText } from './showings-text';
import { unionOf } from './side-by-side';

/** The last reports of a unit's boards about themselves. */
export async function beatsOf(db: Kysely<Tables>, unit: string): Promise<Map<string, BoardBeat>> {
  const rows = await db
    .selectFrom('board_beat')
    .innerJoin('board', 'board.code', 'board_beat.board_code')
    .where('board.unit_id', '=', unit)
    .selectAll('board_beat')
    .execute();
  return new Map(
    rows.map((row) => [
      row.board_code,
      {
        at: row.at,
        painted: row.painted_at,
        scene: row.scene,
        twice: row.twice_at,
        heap: row.heap === null ? null : Number(row.heap),
        nodes: Number(row.nodes),
        offset: Number(row.clock_offset),
        persisted: row.persisted === null ? null : Number(row.persisted) === 1,
        version: row.version,
        browser: row.browser,
        width: Number(row.width),
        height: Number(row.height),
        trouble: row.trouble_at === null ? null : { kinds: row.trouble.split(' '), at: row.trouble_at },
        failed: row.failed_version || null,
        films: row.lost_films === '' ? [] : row.lost_films.split(' ')
      }
    ])
  );
}

/**
 * The days on which boards have shown a notice, by day and board. What several screens with one
 * connection counted at the same time counts once, and the day says so.
 */
export async function proofsOf(db: Kysely<Tables>, unit: string, notice: string): Promise<BoardProof[]> {
  const rows = await db
    .selectFrom('board_showing')
    .innerJoin('board', 'board.code', 'board_showing.board_code')
    .where('board.unit_id', '=', unit)
    .where('notice_code', '=', notice)
    .select(['board_code', 'day', 'first_at', 'last_at', 'seconds', 'open_seconds', 'board_showing.shared'])
    .select(['showings', 'unsure_ms'])
    .orderBy('day')
    .orderBy('board_code')
    .execute();
  const byBoard = new Map<string, typeof rows>();
  for (const row of rows) {
    const key = `${row.day}/${row.board_code}`;
    byBoard.set(key, [...(byBoard.get(key) ?? []), row]);
  }
  return [...byBoard.values()].flatMap((runs) => {
    const [one] = runs;
    if (!one) return [];
    const union = unionOf(
      runs.map((run) => ({
        first: run.first_at,
        last: run.last_at,
        seconds: Number(run.seconds),
        open: Number(run.open_seconds),
        spans: run.showings === null ? null : spansOfText(run.showings),
        unsure: run.unsure_ms === null ? null : Number(run.unsure_ms)
      }))
    );
    const shared = union.shared || runs.some((run) => Number(run.shared) === 1);
    return [{ board: one.board_code, notice, day: one.day, ...union, shared }];
  });
}

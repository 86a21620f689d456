import { longestDay } from '$lib/sync';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import type { BoardBeat, BoardProof } from './board-health';

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
        films: row.lost_films === '' ? [] : row.lost_films.split(' ')
      }
    ])
  );
}

/**
 * The days on which boards have shown a notice, by day and board. Several sums of one board and day are
 * added up, to no more than the time that there was.
 */
export async function proofsOf(db: Kysely<Tables>, unit: string, notice: string): Promise<BoardProof[]> {
  const rows = await db
    .selectFrom('board_showing')
    .innerJoin('board', 'board.code', 'board_showing.board_code')
    .where('board.unit_id', '=', unit)
    .where('notice_code', '=', notice)
    .select(['board_code', 'day'])
    .select(({ fn }) => [
      fn.min('first_at').as('first'),
      fn.max('last_at').as('last'),
      fn.sum('seconds').as('seconds'),
      fn.sum('open_seconds').as('open')
    ])
    .groupBy(['board_code', 'day'])
    .orderBy('day')
    .orderBy('board_code')
    .execute();
  return rows.map(({ board_code: board, day, first, last, ...sums }) => {
    // Two sums of one board may have run side by side; a minute more for its clock, as with each of them.
    const passed = Math.floor((Date.parse(last) - Date.parse(first)) / 1000);
    const seconds = Math.min(Number(sums.seconds), passed + 60, longestDay);
    return { board, notice, day, first, last, seconds, open: Math.min(Number(sums.open), seconds) };
  });
}

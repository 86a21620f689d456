import type { Kysely } from 'kysely';
import { sqlBoardLists } from '../lists/sql-board-lists';
import { findUnit } from '../../units/sql-unit';
import { chunks } from '../../../platform/store/chunks';
import type { Tables } from '../../../platform/store/tables/tables';
import { hallOf, openMinutes } from './silence';
import { mayBeNotified } from './sql-board-mails';

/** Minutes of opening hours after which somebody is notified that a board is away. */
export const notifyAfter = 15;

/**
 * Boards that went away with another one join its letter. Beats come every five minutes, so boards that
 * failed in one moment were last heard of at most that far apart.
 */
const joinsAfter = notifyAfter - 5;

/**
 * Records the letters that are due: each board that has been away for long enough, with those of its unit
 * that went with it, once for each outage; and each that is back, when its absence was reported. Running it
 * again, or twice at once, records nothing twice.
 * @param listening since when boards are listened to: silence before doesn't count
 */
export async function noteOutages(db: Kysely<Tables>, now: Date, listening: string): Promise<void> {
  const away = await awayNow(db, now, listening);
  for (const some of chunks(away))
    await db
      .insertInto('board_mail')
      .values(
        some.map(({ code, seen }) => ({
          board_code: code,
          since: seen,
          about: 'away',
          at: seen,
          tries: 0,
          next_at: now.toISOString()
        }))
      )
      .onConflict((conflict) => conflict.columns(['board_code', 'since', 'about']).doNothing())
      .execute();
  await noteReturns(db, now);
}

async function awayNow(db: Kysely<Tables>, now: Date, listening: string) {
  const silent = await db
    .selectFrom('board')
    .innerJoin('board_contact', 'board_contact.unit_id', 'board.unit_id')
    .leftJoin('board_mail', (join) =>
      join
        .onRef('board_mail.board_code', '=', 'board.code')
        .onRef('board_mail.since', '=', 'board.seen_at')
        .on('board_mail.about', '=', 'away')
    )
    .where('board_mail.since', 'is', null)
    .where('board.paired_at', 'is not', null)
    .where('board.revoked_at', 'is', null)
    .where('board.seen_at', '<=', new Date(now.getTime() - joinsAfter * 60_000).toISOString())
    .select(['board.code', 'board.unit_id as unit', 'board.seen_at'])
    .execute();
  const found: { code: string; seen: string }[] = [];
  for (const unit of new Set(silent.map((board) => board.unit))) {
    const own = silent.filter((board) => board.unit === unit);
    const missed = await minutesMissed(db, { unit, now, listening, boards: own });
    if (missed.some(({ minutes }) => minutes >= notifyAfter))
      found.push(...missed.filter(({ minutes }) => minutes >= joinsAfter));
  }
  return found;
}

async function minutesMissed(
  db: Kysely<Tables>,
  {
    unit: id,
    now,
    listening,
    boards
  }: {
    unit: string;
    now: Date;
    listening: string;
    boards: readonly { code: string; seen_at: string | null }[];
  }
) {
  const unit = await findUnit(db, id);
  if (!unit) return [];
  const lists = sqlBoardLists(db, id, () => now);
  const set = {
    groups: await lists.groups(),
    screens: await lists.screens(),
    timeZone: unit.timeZone
  };
  return boards.flatMap(({ code, seen_at: seen }) => {
    if (seen === null) return [];
    const from = Math.max(Date.parse(seen), Date.parse(listening));
    return [{ code, seen, minutes: openMinutes([from, now.getTime()], hallOf(code, set), notifyAfter) }];
  });
}

async function noteReturns(db: Kysely<Tables>, now: Date): Promise<void> {
  const back = await db
    .selectFrom('board_mail')
    .innerJoin('board', 'board.code', 'board_mail.board_code')
    .leftJoin('board_mail as later', (join) =>
      join
        .onRef('later.board_code', '=', 'board_mail.board_code')
        .onRef('later.since', '=', 'board_mail.since')
        .on('later.about', '=', 'back')
    )
    .where('board_mail.about', '=', 'away')
    .where('later.about', 'is', null)
    .where((eb) =>
      eb.or([
        eb('board.revoked_at', 'is not', null),
        eb(eb.ref('board.seen_at'), '>', eb.ref('board_mail.since'))
      ])
    )
    .select(['board_mail.board_code', 'board_mail.since', 'board_mail.next_at'])
    .select(['board_mail.claimed_at', 'board_mail.trouble', 'board.seen_at', 'board.revoked_at'])
    .execute();
  for (const { board_code, since, seen_at, revoked_at, ...sent } of back) {
    // The absence wasn't reported, so the return isn't either.
    if (sent.next_at !== null)
      await db
        .updateTable('board_mail')
        .set({ next_at: null })
        .where('board_code', '=', board_code)
        .where('since', '=', since)
        .where('about', '=', 'away')
        .execute();
    else if (mayBeNotified(sent) && revoked_at === null && seen_at !== null)
      await db
        .insertInto('board_mail')
        .values({
          board_code,
          since,
          about: 'back',
          at: seen_at,
          tries: 0,
          next_at: now.toISOString()
        })
        .onConflict((conflict) => conflict.columns(['board_code', 'since', 'about']).doNothing())
        .execute();
  }
}

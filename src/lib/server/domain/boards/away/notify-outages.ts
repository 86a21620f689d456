import type { Kysely } from 'kysely';
import type { Post, MailResult } from '../../../platform/mail/post';
import type { Tables } from '../../../platform/store/tables/tables';
import { findUnit } from '../../units/sql-unit';
import { sqlBoardLists } from '../lists/sql-board-lists';
import { letterOf, type BoardInLetter } from './letter';
import { contactOf } from './sql-board-mails';

interface OutageContext {
  db: Kysely<Tables>;
  now: Date;
  post: Post;
  /** aborted when the process stops */
  stop: AbortSignal;
  page(board: string): string | null;
}

/** The rows of one letter. */
interface Due {
  unit: string;
  about: 'away' | 'back';
  boards: Omit<BoardInLetter, 'groups'>[];
}

const aMinute = 60_000;

/** Minutes between two tries, at most. */
const longestPause = 240;

/**
 * Sends the letters that are due: one about all boards of a unit that are away, one about all that are
 * back. Each board's row is claimed in the database first: a second process, or a restart after a crash,
 * finds it taken and sends nothing.
 */
export async function notifyOutages(context: OutageContext): Promise<void> {
  await dropUnwanted(context.db);
  for (const due of await dueNow(context)) {
    if (context.stop.aborted) return;
    const posted = await notify(context, due);
    // The next letter wouldn't get through either: this one is due again at the next round, and others
    // aren't kept waiting.
    if (posted?.trouble === 'unreachable') return;
  }
}

/** Drops letters of units that no longer want any. */
async function dropUnwanted(db: Kysely<Tables>): Promise<void> {
  await db
    .updateTable('board_mail')
    .set({ next_at: null })
    .where('next_at', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('board')
            .innerJoin('board_contact', 'board_contact.unit_id', 'board.unit_id')
            .whereRef('board.code', '=', 'board_mail.board_code')
            .where('board.revoked_at', 'is', null)
            .select('board.code')
        )
      )
    )
    .execute();
}

async function dueNow({ db, now }: OutageContext): Promise<Due[]> {
  const rows = await db
    .selectFrom('board_mail')
    .innerJoin('board', 'board.code', 'board_mail.board_code')
    .leftJoin('board_beat', 'board_beat.board_code', 'board.code')
    .where('board_mail.next_at', '<=', now.toISOString())
    .select(['board.unit_id as unit', 'board.code', 'board.name', 'board_beat.scene'])
    .select(['board_mail.about', 'board_mail.since', 'board_mail.at'])
    .orderBy('board.unit_id')
    .orderBy('board_mail.about')
    .orderBy('board.name')
    .execute();
  const letters = new Map<string, Due>();
  for (const { unit, about, ...board } of rows) {
    const key = `${about} ${unit}`;
    const due = letters.get(key) ?? { unit, about: about as Due['about'], boards: [] };
    due.boards.push(board);
    letters.set(key, due);
  }
  return [...letters.values()];
}

async function notify(context: OutageContext, due: Due): Promise<MailResult | null> {
  const { db, now, post, stop, page } = context;
  const unit = await findUnit(db, due.unit);
  const to = await contactOf(db, due.unit);
  if (!unit || to === '') return null;
  const groups = await sqlBoardLists(db, due.unit, () => now).groups();
  const claimed: BoardInLetter[] = [];
  for (const board of due.boards) {
    if (!(await claim(context, due.about, board))) continue;
    const own = groups.filter(({ boards }) => boards.includes(board.code)).map(({ name }) => name);
    claimed.push({ ...board, groups: own });
  }
  const [first, ...others] = claimed;
  if (!first) return null;
  const boards = [first, ...others] as const;
  const posted = await post(letterOf({ about: due.about, to, unit, boards, page }), stop);
  for (const board of boards) await settle(context, due.about, board, posted);
  return posted;
}

const rowOf = (db: Kysely<Tables>, about: Due['about'], { code, since }: { code: string; since: string }) =>
  db
    .updateTable('board_mail')
    .where('board_code', '=', code)
    .where('since', '=', since)
    .where('about', '=', about);

/** @returns whether it was still to be sent, and is this process's now */
async function claim(
  { db, now }: OutageContext,
  about: Due['about'],
  board: { code: string; since: string }
): Promise<boolean> {
  const at = now.toISOString();
  const { numUpdatedRows } = await rowOf(db, about, board)
    .where('next_at', '<=', at)
    .set({ next_at: null, claimed_at: at, trouble: null, reply: null })
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function settle(
  { db, now }: OutageContext,
  about: Due['about'],
  board: { code: string; since: string },
  posted: MailResult
): Promise<void> {
  const row = rowOf(db, about, board);
  if (posted.trouble === null) {
    await row.set({ sent_at: now.toISOString() }).execute();
    return;
  }
  const { trouble, reply } = posted;
  // It may have gone out, and a second copy would be worse than a look at the page.
  if (trouble === 'unclear') {
    await row.set({ trouble, reply }).execute();
    return;
  }
  if (trouble === 'stopped') {
    await row
      .set({ next_at: now.toISOString(), claimed_at: null })
      .set((eb) => ({ tries: eb('tries', '-', 1) }))
      .execute();
    return;
  }
  const { tries } = await db
    .selectFrom('board_mail')
    .where('board_code', '=', board.code)
    .where('since', '=', board.since)
    .where('about', '=', about)
    .select('tries')
    .executeTakeFirstOrThrow();
  const pause = Math.min(2 ** Math.min(Number(tries), 10), longestPause) * aMinute;
  await row.set({ trouble, reply, next_at: new Date(now.getTime() + pause).toISOString() }).execute();
}

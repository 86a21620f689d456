import type { Kysely, Selectable } from 'kysely';
import type { PostTrouble } from '../../../platform/mail/post';
import type { Tables } from '../../../platform/store/tables/tables';
import type { BoardMail } from './board-mail';

/** The newest letter about each of a unit's boards, by the board's code. */
export async function mailsOf(db: Kysely<Tables>, unit: string): Promise<Map<string, BoardMail>> {
  const rows = await db
    .selectFrom('board_mail')
    .innerJoin('board', 'board.code', 'board_mail.board_code')
    .where('board.unit_id', '=', unit)
    .selectAll('board_mail')
    // The order puts `back` of one outage behind `away`.
    .orderBy('since')
    .orderBy('about')
    .execute();
  return new Map(rows.map((row) => [row.board_code, mailOf(row)]));
}

function mailOf(row: Selectable<Tables['board_mail']>): BoardMail {
  const trouble = row.trouble as PostTrouble | null;
  const reported = { about: row.about as BoardMail['about'], at: row.at, trouble, reply: row.reply };
  if (row.sent_at !== null) return { ...reported, state: 'sent', when: row.sent_at };
  if (row.next_at !== null) {
    return trouble === null
      ? { ...reported, state: 'waits', when: null }
      : { ...reported, state: 'again', when: row.next_at };
  }
  return { ...reported, state: mayBeNotified(row) ? 'unclear' : 'over', when: row.claimed_at };
}

/** Whether a letter that isn't to be tried again may have gone out, also because its process was cut off. */
export function mayBeNotified({
  claimed_at,
  trouble
}: Pick<Selectable<Tables['board_mail']>, 'claimed_at' | 'trouble'>): boolean {
  return claimed_at !== null && (trouble === null || trouble === 'unclear');
}

/** The address to which a unit wants letters; '' for none. */
export async function contactOf(db: Kysely<Tables>, unit: string): Promise<string> {
  const row = await db
    .selectFrom('board_contact')
    .where('unit_id', '=', unit)
    .select('address')
    .executeTakeFirst();
  return row?.address ?? '';
}

/**
 * Stores the address to which a unit's mails about boards go.
 * @param address '' erases it
 */
export async function setContact(db: Kysely<Tables>, unit: string, address: string): Promise<void> {
  await db.deleteFrom('board_contact').where('unit_id', '=', unit).execute();
  if (address !== '') await db.insertInto('board_contact').values({ unit_id: unit, address }).execute();
}

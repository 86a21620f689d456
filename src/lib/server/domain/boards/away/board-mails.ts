import type { Job } from '../../../platform/jobs/job';
import { smtpPost } from '../../../platform/mail/smtp-post';
import type { Settings } from '../../../platform/settings/settings';
import type { Kysely } from 'kysely';
import type { Tables } from '../../../platform/store/tables/tables';
import { noteOutages } from './note-outages';
import { notifyOutages } from './notify-outages';

/** Milliseconds without a round, after which nobody has listened: a restart is shorter. */
const longestBreak = 3 * 60_000;

/**
 * Since when boards are listened to without a break, as this round finds it: a server that was stopped for
 * an hour has heard of none of them, and must not report all of them away.
 */
async function listeningSince(db: Kysely<Tables>, now: Date): Promise<string> {
  const at = now.toISOString();
  const known = await db.selectFrom('board_watch').selectAll().executeTakeFirst();
  const since = known && Math.abs(now.getTime() - Date.parse(known.at)) <= longestBreak ? known.since : at;
  await db
    .insertInto('board_watch')
    .values({ one: 1, since, at })
    .onConflict((conflict) => conflict.column('one').doUpdateSet({ since, at }))
    .execute();
  return since;
}

/** Days after which the letters of an ended outage are deleted. */
const daysKept = 90;

/** Tells each unit by mail of its boards that are away in opening hours, and of those that are back. Without mail set up nothing. */
export function boardMails(settings: Pick<Settings, 'smtpUrl' | 'mailFrom' | 'publicUrl'>): Job[] {
  const post = smtpPost(settings);
  if (post === null) return [];
  const page = (board: string) =>
    settings.publicUrl && new URL(`/office/boards/${board}`, settings.publicUrl).href;
  return [
    {
      name: 'board-mails',
      when: '* * * * *',
      often: true,
      async run(db, now, stop) {
        await noteOutages(db, now, await listeningSince(db, now));
        await notifyOutages({ db, now, post, stop, page });
        await forgetOld(db, now);
      }
    }
  ];
}

/** Deletes old letters, never that of an outage that lasts, which would be sent again. */
async function forgetOld(db: Kysely<Tables>, now: Date): Promise<void> {
  await db
    .deleteFrom('board_mail')
    .where('since', '<', new Date(now.getTime() - daysKept * 86_400_000).toISOString())
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('board')
            .whereRef('board.code', '=', 'board_mail.board_code')
            .whereRef('board.seen_at', '=', 'board_mail.since')
            .select('board.code')
        )
      )
    )
    .execute();
}

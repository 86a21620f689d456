import type { Job } from '../../jobs/job';
import { smtpPost } from '../../mail/smtp-post';
import type { Settings } from '../../settings/settings';
import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables';
import { listeningSince } from './listening-since';
import { noteOutages } from './note-outages';
import { tellOutages } from './tell-outages';

/** Days after which what was told of an outage that is over is forgotten. */
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
        await tellOutages({ db, now, post, stop, page });
        await forgetOld(db, now);
      }
    }
  ];
}

/** Never that of an outage that lasts: it would be told again. */
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

import type { BoardMail } from '$lib/server/domain/boards/away/board-mail';
import { m } from '$lib/text';

const troubles: Partial<Record<NonNullable<BoardMail['trouble']>, () => string>> = {
  unreachable: m.mail_trouble_unreachable,
  'sign-in': m.mail_trouble_sign_in,
  refused: m.mail_trouble_refused
};

/**
 * Says when somebody was last notified of a board, or why nobody could be.
 * @param moment formats an ISO instant
 */
export function mailText(mail: BoardMail, moment: (instant: string) => string): string {
  const when = mail.when === null ? '' : moment(mail.when);
  if (mail.state === 'sent') {
    return mail.about === 'away' ? m.mail_sent_away({ when }) : m.mail_sent_back({ when });
  }
  if (mail.state === 'again') return m.mail_again({ when });
  if (mail.state === 'unclear') return m.mail_unclear({ when });
  return mail.state === 'over' ? m.mail_over() : m.mail_waits();
}

/**
 * Says why the last mail failed, with the mail server's own reply.
 * @returns null when it didn't fail
 */
export function mailTroubleText({ trouble, reply }: BoardMail): string | null {
  const text = trouble && troubles[trouble]?.();
  if (!text) return null;
  return reply ? m.mail_trouble_reply({ trouble: text, reply }) : text;
}

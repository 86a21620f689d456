import { createTransport, type SMTPTransportOptions } from 'nodemailer';
import type { Settings } from '../settings/settings';
import type { Post, MailResult, PostTrouble } from './post';

/** Milliseconds: nobody waits for a letter, but an unresponsive server mustn't keep the others waiting. */
const patience = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 10_000
};

/** Characters of a server's answer that are kept. */
const replyLimit = 200;

/** Letters by SMTP; null: mail isn't set up. */
export function smtpPost({ smtpUrl, mailFrom }: Pick<Settings, 'smtpUrl' | 'mailFrom'>): Post | null {
  if (smtpUrl === null || mailFrom === null) return null;
  const server = serverOf(smtpUrl);
  return async ({ to, subject, text, id }, stop) => {
    let isSaid = false;
    const transport = createTransport({
      ...server,
      ...patience,
      disableFileAccess: true,
      disableUrlAccess: true,
      logger: listener(() => (isSaid = true))
    });
    try {
      await transport.sendMail({
        from: { name: '', address: mailFrom },
        to: { name: '', address: to },
        subject,
        text,
        signal: stop,
        messageId: `<${id}@${mailFrom.slice(mailFrom.lastIndexOf('@') + 1)}>`,
        // RFC 3834: no robot answers.
        headers: { 'Auto-Submitted': 'auto-generated' }
      });
      return { trouble: null };
    } catch (error) {
      return failed(error, isSaid);
    } finally {
      transport.close();
    }
  };
}

function serverOf(url: string): SMTPTransportOptions {
  const { protocol, hostname, port, username, password } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const secure = protocol === 'smtps:';
  const server = { host, port: Number(port) || (secure ? 465 : 587), secure };
  if (username === '') return server;
  // A password never goes over a network in the open, whatever the server offers.
  const isHere = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return { ...server, auth, requireTLS: !isHere };
}

/** @param said called when the letter has been said to its end: from now on only the server's answer is missing */
function listener(said: () => void) {
  const deaf = () => undefined;
  return {
    info: (entry: unknown) => {
      if (typeof entry === 'object' && entry !== null && 'outByteCount' in entry) said();
    },
    level: deaf,
    trace: deaf,
    debug: deaf,
    warn: deaf,
    error: deaf,
    fatal: deaf
  };
}

function failed(error: unknown, isSaid: boolean): MailResult {
  const known = error as { code?: string; originalCode?: string; response?: string; responseCode?: number };
  // The server's answer is shown on a page, so it is cut to one line.
  const said = (known.response ?? '').replace(/[\p{C}\s]+/gu, ' ').trim();
  const code = known.originalCode ?? known.code ?? '';
  return { trouble: troubleOf(known, isSaid), reply: (said || code).slice(0, replyLimit) };
}

function troubleOf(
  { code, responseCode }: { code?: string; responseCode?: number },
  isSaid: boolean
): PostTrouble {
  if (isSaid && !responseCode) return 'unclear';
  if (code === 'EABORT') return 'stopped';
  if (code === 'EAUTH') return 'sign-in';
  return responseCode || code === 'EENVELOPE' || code === 'EMESSAGE' ? 'refused' : 'unreachable';
}

/** One letter in plain text to one address. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  /** its lasting name, of letters and figures, by which a second copy is recognised */
  id: string;
}

/** Why it isn't known that a letter went out. */
export type PostTrouble = 'unreachable' | 'sign-in' | 'refused' | 'stopped' | 'unclear';

/**
 * The result of sending a letter: the server took it; or it can't be reached, refuses the account, or
 * refuses the letter; or this process stops; or the connection was lost after everything was sent, before
 * the answer came, so that it may have been taken.
 */
export type MailResult = { trouble: null } | { trouble: PostTrouble; reply: string };

/** Sends a letter. Never throws for what a server or a network does. */
export type Post = (letter: Letter, stop: AbortSignal) => Promise<MailResult>;

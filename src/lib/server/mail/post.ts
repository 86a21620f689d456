/** One letter in plain text to one address. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  /** names it for good: who gets it twice sees it once. Letters and figures */
  id: string;
}

/** Why a letter isn't known to have gone out. */
export const postTroubles = ['unreachable', 'sign-in', 'refused', 'stopped', 'unclear'] as const;
export type PostTrouble = (typeof postTroubles)[number];

/**
 * What became of a letter: it was taken; or the server can't be reached, won't have the account, or won't have the letter; this
 * process stops; or the line was lost after all of it was said, before the answer came: it may have been taken.
 */
export type Posted = { trouble: null } | { trouble: PostTrouble; reply: string };

/** Sends a letter. Never throws for what a server or a network does. */
export type Post = (letter: Letter, stop: AbortSignal) => Promise<Posted>;

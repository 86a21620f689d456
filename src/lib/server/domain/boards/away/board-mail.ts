import type { PostTrouble } from '../../../platform/mail/post';

/** One letter about one outage of one board: its subject, and its state. */
export interface BoardMail {
  about: 'away' | 'back';
  /** when the board was last heard of, or was heard again */
  at: string;
  /**
   * `waits`: for its first try; `sent`: was sent; `again`: was refused, is tried again; `unclear`: may have
   * gone out, is never sent twice; `over`: there was nothing to report any more before it went out
   */
  state: 'waits' | 'sent' | 'again' | 'unclear' | 'over';
  /** when it went out, when it is tried next, or when it was tried last; null: it never was */
  when: string | null;
  /** fault of the last try */
  trouble: PostTrouble | null;
  reply: string | null;
}

import type { BoardMail } from './away/board-mail';
import type { BoardBeat, BoardProof } from './board-health';

/** One unit's boards, which may show its notices in a hall. */
export interface Boards {
  /** by name; those whose connection was ended last */
  list(): Promise<BoardRecord[]>;
  /** each board's last report about itself, by its code */
  beats(): Promise<Map<string, BoardBeat>>;
  /** the newest letter about each board, by its code */
  mails(): Promise<Map<string, BoardMail>>;
  /** the mail address for outages of boards; '': none */
  contact(): Promise<string>;
  /** @param address '' erases the one that is set */
  setContact(address: string): Promise<void>;
  /** how long boards have shown a notice of the unit's, by day and board */
  showings(notice: string): Promise<BoardProof[]>;
  /**
   * The screen that waits under this code, of whatever unit it will be; null for a code that can't be
   * confirmed.
   */
  waiting(code: string): Promise<WaitingScreen | null>;
  /**
   * Makes the screen that waits under this code a board of the unit.
   * @returns the board's own code
   * @throws Problem `pairing-code-wrong`, `board-name-taken`
   */
  confirm(screen: { code: string; name: string }): Promise<string>;
  /** @throws Problem `not-found`, `board-name-taken` */
  rename(board: string, name: string): Promise<void>;
  /**
   * Ends a board's connection for good: its token opens nothing from now on. Ending it again changes nothing.
   * @throws Problem `not-found`
   */
  revoke(board: string): Promise<void>;
}

export interface BoardRecord {
  /** names it in the office; opens nothing but the demo's own */
  code: string;
  name: string;
  /** the demo's own is never paired: it is open under its code */
  paired: string | null;
  revoked: string | null;
  /** when somebody last asked with its token after that, and got nothing; to the minute */
  refused: string | null;
  /** when it last reported what it shows; null: it hasn't fetched its token, or not used it yet */
  seen: string | null;
  /** the revision that it shows, as it says */
  shows: number | null;
}

export interface WaitingScreen {
  code: string;
  /** instants */
  asked: string;
  expires: string;
}

/** Mail about boards that are away: overwritten, no part of the ledger; the address can be erased. */
export interface BoardMailTables {
  /** no row: nobody is notified */
  board_contact: { unit_id: string; address: string };
  board_mail: BoardMailTable;
  /** one row, `one` = 1: since when boards are listened to without a break, and when that was last so */
  board_watch: { one: number; since: string; at: string };
}

/** One letter about one outage of one board. To be sent while `next_at` is set; claimed before it is sent, so that it never is twice. */
interface BoardMailTable {
  board_code: string;
  /** when the board was last heard of before */
  since: string;
  /** away, back */
  about: string;
  /** when the board was last heard of, or was heard again */
  at: string;
  tries: number;
  next_at: string | null;
  claimed_at: string | null;
  sent_at: string | null;
  /** fault of the last attempt, unless it went well: see `MailResult` */
  trouble: string | null;
  /** the mail server's answer */
  reply: string | null;
}

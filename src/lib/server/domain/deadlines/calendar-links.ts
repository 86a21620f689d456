/** The days that a private address leads to: those of the unit's rules, or those that concern one's own person. */
export type CalendarFeed = 'office' | 'own';

/** One unit's private addresses for calendars; an account has one at a time for each feed. */
export interface CalendarLinks {
  /** since when the account's address has been valid, as an instant; null: it has none */
  since(account: string, feed: CalendarFeed): Promise<string | null>;
  /** Makes an address valid, and ends the account's earlier one. */
  make(account: string, feed: CalendarFeed, digest: string): Promise<void>;
  /** Ends the account's address, if it has one. */
  end(account: string, feed: CalendarFeed): Promise<void>;
}

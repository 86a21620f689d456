/** One unit's private addresses for calendars; an account has one at a time. */
export interface CalendarLinks {
  /** since when the account's address has been valid, as an instant; null: it has none */
  since(account: string): Promise<string | null>;
  /** Makes an address valid, and ends the account's earlier one. */
  make(account: string, digest: string): Promise<void>;
  /** Ends the account's address, if it has one. */
  end(account: string): Promise<void>;
}

import { addDays, localTime } from '$lib/calendar';

/** The board's knowledge of its line to the server. Instants are milliseconds since 1970. */
export interface Contact {
  /** when the server last confirmed that the shown content is current; null for never */
  confirmed: number | null;
  line: 'live' | 'lost';
  /** the server has announced a revision that isn't here yet */
  behind: boolean;
}

export interface Freshness {
  state: 'fresh' | 'ageing' | 'offline' | 'old';
  /** HH:MM by the unit's clock */
  time: string;
  day: 'today' | 'yesterday' | 'earlier';
  /** YYYY-MM-DD */
  date: string;
  /** whole days since then */
  days: number;
}

/**
 * Milliseconds after which the foot says plainly that the server is away: its restart takes seconds, a power
 * cut minutes.
 */
export const offlineAfter = 60_000;

/**
 * Milliseconds after which content counts as old, because something else may have been decided since. That
 * holds also while the line works, but its content can't be shown.
 */
export const oldAfter = 86_400_000;

/**
 * The age of the data, as the foot of every scene shows it.
 * @param now milliseconds since 1970, by the board's clock
 * @param zone the unit's IANA zone
 * @returns null when nothing was ever confirmed
 */
export function freshness(contact: Contact, now: number, zone: string): Freshness | null {
  if (contact.confirmed === null) return null;
  const asOf = localTime(contact.confirmed, zone);
  const today = localTime(now, zone).date;
  const day = asOf.date === today ? 'today' : asOf.date === addDays(today, -1) ? 'yesterday' : 'earlier';
  const age = now - contact.confirmed;
  const days = Math.floor(age / 86_400_000);
  return { state: stateOf(contact, age), time: asOf.time, day, date: asOf.date, days };
}

function stateOf({ line, behind }: Contact, age: number): Freshness['state'] {
  if (line === 'live' && !behind) return 'fresh';
  if (age >= oldAfter) return 'old';
  return line === 'lost' && age >= offlineAfter ? 'offline' : 'ageing';
}

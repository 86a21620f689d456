import { addDays, localTime } from '$lib/calendar';

/** What the board knows of its line to the server. Instants are milliseconds since 1970. */
export interface Contact {
  /** when the server last confirmed that what is shown is current; null: never */
  confirmed: number | null;
  line: 'live' | 'lost';
  /** the server has spoken of a revision that isn't here yet */
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

/** A restart of the server takes seconds, a power cut minutes: after this long, say so plainly. */
export const offlineAfter = 60_000;

/** Something else may have been decided since: also where the line lives, and what comes over it can't be shown. */
export const oldAfter = 86_400_000;

/**
 * The age that stands at the foot of every scene. Null: nothing was ever confirmed, so there is nothing to date.
 *
 * @param now milliseconds since 1970, by the board's clock
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

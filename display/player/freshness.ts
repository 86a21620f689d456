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
  state: 'fresh' | 'ageing' | 'offline';
  /** HH:MM by the unit's clock */
  time: string;
  day: 'today' | 'yesterday' | 'earlier';
  /** YYYY-MM-DD */
  date: string;
}

/** A restart of the server takes seconds, a power cut minutes: after this long, say so plainly. */
export const offlineAfter = 60_000;

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
  return { state: stateOf(contact, now - contact.confirmed), time: asOf.time, day, date: asOf.date };
}

function stateOf(contact: Contact, age: number): Freshness['state'] {
  if (contact.line === 'lost' && age >= offlineAfter) return 'offline';
  return contact.line === 'lost' || contact.behind ? 'ageing' : 'fresh';
}

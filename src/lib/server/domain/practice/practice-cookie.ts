/**
 * The cookie of a browser in the practice year, wherever in the app it goes; nobody else ever sees a page
 * of that year.
 */
export const practiceCookie = 'sunboard-practice-year';

/** Names a unit's practice year, and proves that it was opened from that unit's office. */
export interface PracticeTicket {
  unit: string;
  secret: string;
}

/** The cookie's value for a ticket. */
export function ticketText({ unit, secret }: PracticeTicket): string {
  return `${unit}.${secret}`;
}

/** The ticket among a request's cookies; null when there is none, or something else. */
export function ticketIn(cookies: string | null | undefined): PracticeTicket | null {
  // The usual request has none: nothing is taken apart for it.
  if (!cookies?.includes(practiceCookie)) return null;
  const found = new RegExp(`(?:^|;\\s*)${practiceCookie}=([\\w-]{1,64})\\.([\\w-]{16,64})(?:;|$)`).exec(
    cookies
  );
  const [, unit, secret] = found ?? [];
  return unit !== undefined && secret !== undefined ? { unit, secret } : null;
}

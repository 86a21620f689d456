/** Who holds it is in the play year, wherever in the house they go; nobody else ever sees a page of it. */
export const playCookie = 'sunboard-play-year';

/** Names a unit's play year, and proves that it was opened from that unit's office. */
export interface PlayTicket {
  unit: string;
  secret: string;
}

export function ticketText({ unit, secret }: PlayTicket): string {
  return `${unit}.${secret}`;
}

/** The ticket among a request's cookies; null when there is none, or something else. */
export function ticketIn(cookies: string | null | undefined): PlayTicket | null {
  // The usual request has none: nothing is taken apart for it.
  if (!cookies?.includes(playCookie)) return null;
  const found = new RegExp(`(?:^|;\\s*)${playCookie}=([\\w-]{1,64})\\.([\\w-]{16,64})(?:;|$)`).exec(cookies);
  const [, unit, secret] = found ?? [];
  return unit !== undefined && secret !== undefined ? { unit, secret } : null;
}

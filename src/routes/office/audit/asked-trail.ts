import { isDay } from '$lib/calendar';
import type { AskedTrail } from '$lib/server/audit/see-trail';

/** `?account=…&act=seal&from=2026-10-01&to=2026-10-31`; what is no day asks for none. */
export function askedTrail(url: URL): AskedTrail {
  const asked = url.searchParams;
  const day = (text: string | null) => (text !== null && isDay(text) ? text : null);
  return {
    account: asked.get('account') || null,
    act: asked.get('act') || null,
    from: day(asked.get('from')),
    to: day(asked.get('to'))
  };
}

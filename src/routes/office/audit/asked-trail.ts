import { isDay } from '$lib/calendar';
import type { AskedTrail } from '$lib/server/domain/audit/see-trail';

/**
 * Reads the trail's query: `?account=…&action=seal&from=2026-10-01&to=2026-10-31`. A value that is no day is
 * ignored.
 */
export function askedTrail(url: URL): AskedTrail {
  const asked = url.searchParams;
  const day = (text: string | null) => (text !== null && isDay(text) ? text : null);
  return {
    account: asked.get('account') || null,
    action: asked.get('action') || null,
    from: day(asked.get('from')),
    to: day(asked.get('to'))
  };
}

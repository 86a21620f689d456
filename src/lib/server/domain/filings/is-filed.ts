import { periodKind } from '$lib/calendar';
import { publishes, type Scheme } from '$lib/points';

/** Half-years and years are filed, of schemes that publish them. */
export function isFiled(scheme: Pick<Scheme, 'inForce' | 'score'>, period: string): boolean {
  const kind = periodKind(period);
  return (kind === 'half-year' || kind === 'year') && publishes(scheme, period);
}

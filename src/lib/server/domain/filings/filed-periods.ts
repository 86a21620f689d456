import { periodKind } from '$lib/calendar';
import { publishes, type Scheme } from '$lib/points';

/** Half-years and years may be filed, of schemes that publish them. */
export function mayBeFiled(scheme: Pick<Scheme, 'inForce' | 'score'>, period: string): boolean {
  const kind = periodKind(period);
  return (kind === 'half-year' || kind === 'year') && publishes(scheme, period);
}

/** Whether a document asks for periods of this kind to be filed: A's half-years and years, D's years, none of B, C and E. */
export function asksToFile({ deadlines }: Pick<Scheme, 'deadlines'>, period: string): boolean {
  return deadlines.some(({ step, every }) => step === 'file' && every === periodKind(period));
}

import { periodsAround } from '$lib/calendar';
import { publishes, type Scheme } from '$lib/points';

/**
 * The shortest period around the open month of which the rules publish a result: B's communities wait for
 * the year, though its months are sealed.
 * @param scheme null: the page can't read it, so the month itself is named
 */
export function nextResult(scheme: Pick<Scheme, 'inForce' | 'score'> | null, open: string): string {
  return periodsAround(open).find((period) => scheme !== null && publishes(scheme, period)) ?? open;
}

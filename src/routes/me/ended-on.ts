import type { Day } from '$lib/calendar';
import type { Scheme } from '$lib/points';

/** The last day of rules that are over, with nothing in force since (C after its trial); null: some hold, or will. */
export function endedOn({ inForce }: Pick<Scheme, 'inForce'>, today: Day): Day | null {
  const to = inForce[inForce.length - 1]?.to;
  return to !== undefined && to < today ? to : null;
}

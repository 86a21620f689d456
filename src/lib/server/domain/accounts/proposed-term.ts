import type { Day } from '$lib/calendar';
import type { Unit } from '../units/unit';

/** The last day that the unit proposes for new accounts; '' for none, and once it is over. */
export function proposedTerm({ accountTerm }: Pick<Unit, 'accountTerm'>, today: Day): string {
  return accountTerm !== null && accountTerm >= today ? accountTerm : '';
}

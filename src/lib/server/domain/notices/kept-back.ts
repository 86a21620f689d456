import { daysOf, wholeYear } from '$lib/calendar';
import { kindOf, type Item, type Scheme } from '$lib/points';

/**
 * Whether this scheme's notices show no figures of the unranked. All of them read 本期不排名 ("Who sees what"),
 * and a balance of 0 under a veto, or a total without its appraisal, would reveal the difference. The
 * scheme decides and not the people who happen to be there, since otherwise missing figures would be
 * telling. Under other schemes only absence leaves somebody without a rank, and they are listed with their
 * points (M10). All versions in force in the year up to the period's end count, because a veto lasts for
 * the rest of the year.
 */
export function keepsBack(scheme: Pick<Scheme, 'inForce' | 'items'>, period: string): boolean {
  const [from, until] = [daysOf(wholeYear(period)).from, daysOf(period).to];
  return scheme.inForce
    .filter((version) => version.from <= until && (version.to === undefined || version.to >= from))
    .flatMap(({ rules = scheme }) => rules.items)
    .some(isTelling);
}

/** Whether an item can leave somebody without a rank for another reason than presence: vetoed, incomplete. */
function isTelling(item: Item): boolean {
  const { vetoes, lacks } = kindOf(item);
  return vetoes === true || lacks !== undefined;
}

import { lastDay } from '$lib/calendar';
import { lastMonth } from '$lib/notice';
import { kindOf, type Item, type Scheme } from '$lib/points';

/**
 * Whether this scheme's notices show no figures of who isn't ranked. All of them read 本期不排名 ("Who sees what"), and a
 * balance of 0 under a veto, or a total without its appraisal, would tell one from the other. It goes by the scheme and
 * not by who happens to be there: else that figures are missing would tell. Under the others only presence leaves
 * somebody without a rank, and they are listed with their points (M10). Of several versions all count that held in the
 * year up to the period's end: a veto lasts for the rest of it.
 */
export function keepsBack(scheme: Pick<Scheme, 'inForce' | 'items'>, period: string): boolean {
  const [from, until] = [`${period.slice(0, 4)}-01-01`, lastDay(lastMonth(period))];
  return scheme.inForce
    .filter((version) => version.from <= until && (version.to === undefined || version.to >= from))
    .flatMap(({ rules = scheme }) => rules.items)
    .some(isTelling);
}

/** Its ledger can leave somebody without a rank for another reason than presence: vetoed, incomplete. */
function isTelling(item: Item): boolean {
  const { vetoes, lacks } = kindOf(item);
  return vetoes === true || lacks !== undefined;
}

import { formatPoints } from '$lib/points';
import type { ClaimLine } from '$lib/server/domain/claims/inbox';
import { itemText } from '$lib/ui/text/item-text';

/**
 * One line of a list of claims with its texts already in the reader's language, so that the page loads no
 * messages for it.
 */
export function claimLine({ claim, no, name, item, fields, points, state, last, answerBy }: ClaimLine) {
  return {
    id: claim.id,
    no,
    name,
    state,
    last,
    answerBy,
    way: claim.way,
    what: itemText(item, { ...fields, reverses: null }),
    points: points === null ? null : formatPoints(points, { signed: true })
  };
}

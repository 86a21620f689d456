import { formatPoints } from '$lib/points';
import type { ClaimLine } from '$lib/server/claims/inbox';
import { itemText } from '$lib/ui/item-text';

/** A claim in a list, with its texts made: a page in a small language has less to load. */
export function claimLine({ claim, no, name, item, fields, points, state, last, answerBy }: ClaimLine) {
  return {
    ...{ id: claim.id, no, name, state, last, answerBy, way: claim.way },
    what: itemText(item, { ...fields, reverses: null }),
    points: points === null ? null : formatPoints(points, { signed: true })
  };
}

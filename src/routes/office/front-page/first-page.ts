import { may, type Actor } from '$lib/server/platform/access/actor';

/** The first page of an account that doesn't see the ledger. */
export function firstPageOf(actor: Actor, beginning: boolean): string {
  if (may(actor, 'announce')) return '/office/announcements';
  // Claims that a committee can't decide are rare, so they are counted in the menu only.
  if (may(actor, 'review-filing')) return '/office/subordinates';
  if (may(actor, 'see-claims')) return '/office/meetings';
  if (may(actor, 'hold-talks')) return '/office/talks';
  if (may(actor, 'see-assessment')) return '/office/assess';
  return beginning ? '/office/begin' : '/office/notices';
}

import type { Unsettled } from '$lib/server/domain/outcomes/unsettled';
import { m } from '$lib/text';
import { figureText } from '$lib/ui/text/figure-text';

/** Says why a proposal that was ruled on is open again. */
export function unsettledText({ before, now, isGone }: Unsettled): string {
  const figures = { before: figureText(before), now: figureText(now) };
  return isGone ? m.outcome_unsettled_gone(figures) : m.outcome_unsettled(figures);
}

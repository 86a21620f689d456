import type { Unsettled } from '$lib/server/domain/outcomes/unsettled';
import { m } from '$lib/text';
import { figureText } from '$lib/ui/text/figure-text';
import { assemblyRulingText } from '$lib/ui/text/ruling-text';

/**
 * Says why a proposal that was ruled on is open again. Where its own figure is the same, an earlier period that it looks back
 * at was corrected.
 * @param decided the ruling that holds no more, of an assembly
 */
export function unsettledText(
  { before, now, isGone }: Unsettled,
  decided: Parameters<typeof assemblyRulingText>[0] | null = null
): string {
  const figures = { before: figureText(before), now: figureText(now) };
  const isOfPast = before === now;
  const why = isGone
    ? isOfPast
      ? m.outcome_unsettled_past_gone(figures)
      : m.outcome_unsettled_gone(figures)
    : isOfPast
      ? m.outcome_unsettled_past(figures)
      : m.outcome_unsettled(figures);
  return decided ? m.outcome_unsettled_decided({ why, decided: assemblyRulingText(decided) }) : why;
}

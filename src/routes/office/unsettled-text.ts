import type { Unsettled } from '$lib/server/domain/outcomes/unsettled';
import { m } from '$lib/text';
import { reopenedText } from '$lib/ui/text/reopened-text';

/**
 * Says why a proposal that was ruled on is open again, and whether it still concerns the person (`reopenedText`).
 * @param decided the ruling that holds no more, in words
 */
export function unsettledText(unsettled: Unsettled, decided: string | null): string {
  const why = unsettled.isGone
    ? reopenedText(unsettled, { own: m.outcome_unsettled_gone, past: m.outcome_unsettled_past_gone })
    : reopenedText(unsettled);
  return decided === null ? why : m.outcome_unsettled_decided({ why, decided });
}

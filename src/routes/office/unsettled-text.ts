import type { Unsettled } from '$lib/server/domain/outcomes/unsettled';
import { m } from '$lib/text';
import { reopenedText } from '$lib/ui/text/reopened-text';
import { assemblyRulingText } from '$lib/ui/text/ruling-text';

/**
 * Says why a proposal that was ruled on is open again, and whether it still concerns the person (`reopenedText`).
 * @param decided the ruling that holds no more, of an assembly
 */
export function unsettledText(
  unsettled: Unsettled,
  decided: Parameters<typeof assemblyRulingText>[0] | null = null
): string {
  const why = unsettled.isGone
    ? reopenedText(unsettled, { own: m.outcome_unsettled_gone, past: m.outcome_unsettled_past_gone })
    : reopenedText(unsettled);
  return decided ? m.outcome_unsettled_decided({ why, decided: assemblyRulingText(decided) }) : why;
}

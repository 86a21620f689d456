import { m } from '$lib/text';
import { figureText } from './figure-text';

/** Sentences about a figure that a correction changed, and about an earlier period that was corrected. */
interface ReopenedWords {
  own: (figures: { before: string; now: string }) => string;
  past: (figures: { before: string; now: string }) => string;
}

/**
 * Says why an outcome that was decided is open again. Where its own figure is the same, an earlier period that it looks back at
 * was corrected.
 * @param words other ones than that it is decided anew
 */
export function reopenedText(
  { before, now }: { before: number | null; now: number | null },
  words: ReopenedWords = { own: m.outcome_unsettled, past: m.outcome_unsettled_past }
): string {
  const say = before === now ? words.past : words.own;
  return say({ before: figureText(before), now: figureText(now) });
}

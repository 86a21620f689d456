import { Problem } from '../problem/problem';
import { textLimits } from './text-limits';
import { saysSomething, textTrouble } from './text-trouble';

/**
 * Refuses a text that isn't stored as it is; one that says nothing passes.
 * @param limit in characters
 * @param lines `many`: a text of several lines, as a text area takes it
 * @throws Problem `formula`, `hidden-characters`, `too-long`
 */
export function needText(text: string, limit: number = textLimits.text, lines: 'one' | 'many' = 'one'): void {
  const trouble = textTrouble(text, limit, lines);
  if (trouble) throw new Problem(trouble.code, 422, trouble.params);
}

/**
 * Checks a reason that has to be given.
 * @throws Problem `reason-missing`, and those of `needText`
 */
export function needReason(words: string, limit: number, lines: 'one' | 'many' = 'one'): void {
  if (!saysSomething(words)) throw new Problem('reason-missing', 422, { limit });
  needText(words, limit, lines);
}

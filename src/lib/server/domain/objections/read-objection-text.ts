import { hiddenIn } from '$lib/points';
import { objectionLimits } from '$lib/sync';
import { saysSomething } from '../../platform/text/text-trouble';
import { Problem } from '../../platform/problem/problem';

/**
 * Reads a text of several lines as it was written, with line ends of one kind.
 * @throws Problem `objection-empty` when nothing is said, `hidden-characters`, `too-long`; nothing is cut
 * or repaired
 */
export function proseOf(typed: string, limit: number = objectionLimits.said): string {
  const text = typed.replace(/\r\n?/g, '\n').trim();
  if (!saysSomething(text)) throw new Problem('objection-empty', 422);
  return plainOf(text, limit);
}

/**
 * Checks a text that may be left empty.
 * @param limit characters
 * @throws Problem `hidden-characters`, `too-long`
 */
export function plainOf(text: string, limit: number): string {
  if (hiddenIn(text, 'many') !== null) throw new Problem('hidden-characters', 422);
  const length = Array.from(text).length;
  if (length > limit) throw new Problem('too-long', 422, { length, limit });
  return text;
}

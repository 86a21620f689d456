import type { Hundredths } from '../points';
import type { PossibleReading, Question, QuestionCode } from './reading';
import { questionTexts, readingTexts, type Both } from './texts';

/** An id made from content; long content is cut, and told apart by a sum of it. */
export function questionId(code: QuestionCode, ...parts: readonly string[]): string {
  const content = parts.map((part) => part.normalize('NFKC').replace(/\s+/g, '')).join('|');
  const letters = Array.from(content);
  return letters.length <= 80
    ? `${code}:${content}`
    : `${code}:${letters.slice(0, 64).join('')}~${sumOf(content)}`;
}

/** FNV-1a in 32 bits. */
function sumOf(text: string): string {
  let sum = 0x811c9dc5;
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return sum.toString(36);
}

export const leaveOut: PossibleReading = { key: 'leave-out', text: readingTexts.leaveOut, points: null };

export const reading = (key: string, text: Both, points: Hundredths | null): PossibleReading => ({
  key,
  text,
  points
});

export type UnseenCode = keyof typeof questionTexts.unseen;

/** Cells that aren't seen as others are: one question for each sheet and kind. */
export function unseenQuestion(
  code: UnseenCode,
  sheet: string,
  count: number,
  points: Hundredths | null
): Omit<Question, 'cells'> {
  return {
    id: questionId(code, sheet),
    code,
    text: questionTexts.unseen[code](count),
    readings: [leaveOut, reading('read', readingTexts.read, points)],
    proposal: leaveOut.key
  };
}

import { hiddenIn } from '$lib/points';
import type { MessageParams } from '../problem/problem';
import { startsFormula } from '../workbook/formula';
import { textLimits } from './text-limits';

type TextTrouble = MessageParams<'formula' | 'hidden-characters' | 'too-long' | 'emoji' | 'odd-characters'>;

/** Every script, mark and sign that a name of a person here may hold: no emoji, no arrows, no drawing. */
const nameOnly = /^[\p{L}\p{M}\p{N} ·•・.．\-'’()（）]*$/u;
const emoji = /\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}]|\u{fe0f}|\u{20e3}/u;
/** Ideographs that no board's own font has: 㐀 and 𠮷; see `fonts-noto-cjk` in the kiosk. */
const rare = /[\u3400-\u4dbf\u{20000}-\u{3ffff}]/u;

/** Whether a text says anything: one letter or figure of any script. */
export const saysSomething = (text: string) => /[\p{L}\p{N}]/u.test(text);

/**
 * Checks a text that is to be stored. Nothing is cut or repaired, because its writer decides what it should
 * be.
 * @returns its fault, or null
 */
export function textTrouble(
  text: string,
  limit: number = textLimits.text,
  lines: 'one' | 'many' = 'one'
): TextTrouble | null {
  if (startsFormula(text)) return { code: 'formula', params: { text: text.slice(0, 60) } };
  if (hiddenIn(text, lines) !== null) return { code: 'hidden-characters', params: {} };
  const length = Array.from(text).length;
  if (length > limit) return { code: 'too-long', params: { length, limit } };
  return null;
}

/**
 * Checks a name. An emoji is refused, not warned of: a name goes on notices, certificates and paper for
 * years, each device draws an emoji differently, and 40 boards show a box instead.
 * @returns its fault, or null
 */
export function nameTrouble(name: string): TextTrouble | null {
  const trouble = textTrouble(name, textLimits.name);
  if (trouble) return trouble;
  if (emoji.test(name)) return { code: 'emoji', params: {} };
  if (!nameOnly.test(name)) return { code: 'odd-characters', params: {} };
  return null;
}

/** Characters of a name that a board may have no glyph for: kept, and said. */
export function rareCharacters(name: string): string {
  return Array.from(name)
    .filter((character) => rare.test(character))
    .join('');
}

import { hiddenCode } from '../../platform/text/plain-text';
import { Problem } from '../../platform/problem/problem';

/**
 * Small pictures that Noto Sans CJK 2.004 has as letters (`fc-query` on `fonts-noto-cjk`): with or without the mark that asks
 * for their coloured form, a board draws them in black.
 */
const drawn = new Set(
  '©®‼⁉™↔↕↖↗↘↙Ⓜ▪▫▶◀☀☁☂☃☎☝☯♀♂♠♣♥♦♨♻⚠⚽⚾✂➡⤴⤵⬅⬆⬇〰〽㊗㊙🅰🅱🅾🅿🆎🆑🆒🆓🆔🆕🆖🆗🆘🆙🆚🈁🈂🈚🈯🈲🈳🈴🈵🈶🈷🈸🈹🈺🉐🉑'
);

/** Emoji, the letters that make up flags, and the frame round a key. */
const emoji = /\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}]|\u{20e3}/u;

/**
 * Finds emoji that a board can't show: its computer has `fonts-noto-cjk` alone (display/kiosk), in which
 * they are empty boxes, and a screen with emoji of its own would show another picture than the one that was
 * meant. Ideographs are letters, however rare (𠮷), and are allowed.
 * @returns each emoji once
 */
export function emojiIn(text: string): string[] {
  return [...new Set(text)].filter((character) => emoji.test(character) && !drawn.has(character));
}

/**
 * Refuses a text that a board has no letters for.
 * @param field where the text was typed: title, body, or description of a picture
 * @throws Problem `announcement-hidden`, `announcement-emoji`
 */
export function refuseUnshown(text: string, field: string): void {
  const signs = emojiIn(text);
  if (signs.length > 0)
    throw new Problem('announcement-emoji', 422, { field, signs: signs.slice(0, 12).join(' ') });
  const code = hiddenCode(text);
  if (code !== null) throw new Problem('announcement-hidden', 422, { field, code });
}

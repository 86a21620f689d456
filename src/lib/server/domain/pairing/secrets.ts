import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 256 random bits, as a cookie carries them. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The form in which the database stores a secret: a bare digest of 256 random bits can't be reversed. */
export function digestOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/**
 * The code that a screen shows and somebody types: 8 of 20 letters, 34.5 random bits (RFC 8628, 6.1). No
 * two of them look alike, none is as wide as W, and without vowels they make no words.
 */
const letters = '23456789CDFHJKLPRTXY';
const length = 8;

/** Letters that are left out because they look like one that is used; typing them means that one. */
const meant: Readonly<Record<string, string>> = { B: '8', G: '6', S: '5', Z: '2' };

/** Draws a new code. */
export function newUserCode(): string {
  return Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');
}

/** A code as somebody typed it: in groups, small or full-width letters. null when it can't be one. */
export function readUserCode(typed: string): string | null {
  const plain = typed.normalize('NFKC').toUpperCase();
  const code = Array.from(plain.replace(/[\s\p{P}]/gu, ''), (letter) => meant[letter] ?? letter);
  return code.length === length && code.every((letter) => letters.includes(letter)) ? code.join('') : null;
}

import { randomBytes } from 'node:crypto';

/** Without 0, 1, l, o: people copy it by hand. */
const letters = '23456789abcdefghijkmnpqrstuvwxyz';
const length = 16;
const shape = new RegExp(`^[${letters}]{${length}}$`);

/** A new receipt number (回执号): 80 random bits. */
export function newReceipt(): string {
  return Array.from(randomBytes(length), (byte) => letters.charAt(byte % letters.length)).join('');
}

/** Whether a text may be one: what can't be isn't looked for. */
export function isReceipt(text: string): boolean {
  return shape.test(text);
}

import { randomBytes } from 'node:crypto';

/** The letters of a receipt, without 0, 1, l and o, because people copy it by hand. */
const letters = '23456789abcdefghijkmnpqrstuvwxyz';
const length = 16;
const shape = new RegExp(`^[${letters}]{${length}}$`);

/** A new receipt number (回执号): 80 random bits. */
export function newReceipt(): string {
  return Array.from(randomBytes(length), (byte) => letters.charAt(byte % letters.length)).join('');
}

/** Whether a text can be a receipt, so that others aren't looked up. */
export function isReceipt(text: string): boolean {
  return shape.test(text);
}

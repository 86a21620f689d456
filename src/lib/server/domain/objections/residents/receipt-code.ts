import { createHash, randomBytes } from 'node:crypto';

/** The letters of a receipt, without 0, 1, l and o, because people copy it by hand. */
const letters = '23456789abcdefghijkmnpqrstuvwxyz';
const length = 16;
const shape = new RegExp(`^[${letters}]{${length}}$`);

/** A new receipt number (回执号): 80 random bits. */
export function newReceipt(): string {
  return receiptOf(randomBytes(length));
}

/**
 * The receipt number of an objection that is filed with a key. The same form has it again when it is sent once more to a server that
 * was put back to a backup. A receipt on paper and an appeal still name it. The key is as secret as the receipt.
 */
export function receiptOfKey(unit: string, account: string, key: string): string {
  return receiptOf(
    createHash('sha256')
      .update(JSON.stringify([unit, account, key]))
      .digest()
  );
}

function receiptOf(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, length), (byte) => letters.charAt(byte % letters.length)).join('');
}

/** Whether a text can be a receipt, so that others aren't looked up. */
export function isReceipt(text: string): boolean {
  return shape.test(text);
}

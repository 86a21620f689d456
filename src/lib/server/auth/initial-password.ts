import { createHmac } from 'node:crypto';

/** Without what looks alike on paper: no 0 and o, no 1 and l. 32 signs: 12 of them are 60 bits. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/**
 * The password that the office hands over, as in `k7w2-9fzq-mm3x`. Made from the act's key, so that a form that is sent
 * twice shows the same one although it is stored nowhere.
 */
export function initialPassword(secret: string, account: string, key: string): string {
  const bytes = createHmac('sha512', secret).update(`initial-password ${account} ${key}`).digest();
  const text = Array.from(
    { length: 12 },
    (_, index) => letters[bytes.readUInt32BE(index * 4) % letters.length]
  ).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}

/** Days that it may lie in somebody's drawer. */
export const initialDays = 7;

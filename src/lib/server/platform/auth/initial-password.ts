import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { createHmac } from 'node:crypto';
import type { Credential } from './known-devices';

/**
 * The letters of a password on paper, without 0, o, 1 and l, which look alike. Of 32 signs 12 are 60 bits.
 */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/**
 * The password that the office hands over, as in `k7w2-9fzq-mm3x`. Made from the command's key, so that a form that is sent
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

/** Whether a text has the form of a handed-over password. */
export function looksHandedOver(password: string): boolean {
  return new RegExp(`^[${letters}]{4}(?:-[${letters}]{4}){2}$`).test(password);
}

/**
 * Whether a password is the one that the office has handed over for this account. It takes as much work for
 * every account and for none, so that the time tells nothing about who has one.
 */
export async function isHandedOver(password: string, account: Credential | null): Promise<boolean> {
  if (account?.handedOver) return verifyPassword({ hash: account.hash, password });
  await hashPassword(password);
  return false;
}

/** Days that it may lie in somebody's drawer. */
export const initialDays = 7;

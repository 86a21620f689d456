import { createHmac, randomBytes } from 'node:crypto';
import { isSameSecret } from './same-secret';

/** The password of an account, as far as sign-in needs it. */
export interface Credential {
  /** the account's id */
  id: string;
  /** hash of its password */
  hash: string;
  /** the office has set the password and handed it over */
  handedOver: boolean;
}

/** A shared phone remembers so many accounts; the next one takes the place of the one that signed in longest ago. */
const most = 8;
const bytes = 16;

/**
 * Recognises browsers that have signed in before, by a cookie of their own ("device cookie", OWASP: Slow
 * Down Online Guessing Attacks with Device Cookies). The cookie opens nothing: it only decides where a
 * browser's own attempts are counted. It is `nonce.signature.entry.entry…`: a random number that this
 * server has signed, and for each account that has signed in here a keyed digest, which names nobody. A
 * digest covers the password's hash, so none outlives a new password; nothing of it is stored on the
 * server.
 */
export interface KnownDevices {
  /** the browser, once anybody has signed in with it; null: this server has written no such cookie */
  browser(cookie: string | null): string | null;
  /** the browser as one that has signed in to this account under its present password; null: it hasn't */
  device(cookie: string | null, account: Credential): string | null;
  /** the cookie anew, with this account first */
  remember(cookie: string | null, account: Credential): string;
}

/**
 * Tells devices apart on which an account has signed in before.
 * @param secret the key that signs sessions
 */
export function knownDevices(secret: string): KnownDevices {
  const sign = (text: string) =>
    createHmac('sha256', secret).update(`device ${text}`).digest().subarray(0, bytes).toString('base64url');
  const entryOf = (nonce: string, { id, hash }: Credential) => sign(`${nonce} account ${id} ${hash}`);

  function read(cookie: string | null): { nonce: string; entries: string[] } | null {
    if (cookie === null || !/^[\w-]{22}(?:\.[\w-]{22}){1,9}$/.test(cookie)) return null;
    const [nonce = '', signature = '', ...entries] = cookie.split('.');
    return isSameSecret(signature, sign(nonce)) ? { nonce, entries } : null;
  }

  return {
    browser: (cookie) => read(cookie)?.nonce ?? null,
    device(cookie, account) {
      const known = read(cookie);
      if (!known) return null;
      const wanted = entryOf(known.nonce, account);
      return known.entries.some((entry) => isSameSecret(entry, wanted)) ? known.nonce : null;
    },
    remember(cookie, account) {
      const { nonce, entries } = read(cookie) ?? {
        nonce: randomBytes(bytes).toString('base64url'),
        entries: []
      };
      const own = entryOf(nonce, account);
      const others = entries.filter((entry) => entry !== own);
      return [nonce, sign(nonce), own, ...others].slice(0, 2 + most).join('.');
    }
  };
}

/** Whether passkeys can be used at an address, or why not. */
export type PasskeyPlace =
  | { rpID: string }
  /** `not-secure`: plain http. `other-address`: a name or an address that isn't PUBLIC_URL's */
  | { rpID: null; why: 'not-secure' | 'other-address' };

/**
 * Browsers bind a passkey to a host name and want https, but for localhost. It is bound to PUBLIC_URL's, so that it
 * works at the one address that stays.
 *
 * @param origin of the page that is open
 */
export function passkeyPlace(origin: string, publicUrl: string | null): PasskeyPlace {
  const { protocol, hostname } = new URL(origin);
  if (hostname === 'localhost') return { rpID: 'localhost' };
  if (protocol !== 'https:') return { rpID: null, why: 'not-secure' };
  const named = !/^[\d.]+$|:/.test(hostname);
  return named && origin === publicUrl ? { rpID: hostname } : { rpID: null, why: 'other-address' };
}

import type { Told } from '../problem';

export const accountLimits = {
  username: { least: 3, most: 30 },
  password: { least: 10, most: 128 }
} as const;

type AccountTrouble = Told<'setup-username' | 'password-short' | 'password-long' | 'password-plain'>;

/** What keeps a text from being a user name: letters and digits that any keyboard has, as sign-in wants them. */
export function usernameTrouble(username: string): AccountTrouble | null {
  const { least, most } = accountLimits.username;
  const fits = /^[A-Za-z0-9_.]+$/.test(username) && username.length >= least && username.length <= most;
  return fits ? null : { code: 'setup-username', params: { least, most } };
}

/**
 * What keeps a text from being a password. Length decides, as NIST SP 800-63B has it; no rule asks for odd
 * characters, and the two worst are refused: the user name itself, and a few keys over and over.
 */
export function passwordTrouble(password: string, username: string): AccountTrouble | null {
  const { least, most } = accountLimits.password;
  const length = Array.from(password).length;
  if (length < least) return { code: 'password-short', params: { length, least } };
  if (length > most) return { code: 'password-long', params: { length, most } };
  const name = username.toLowerCase();
  const isName = name !== '' && password.toLowerCase().replaceAll(name, '').length < least / 2;
  if (isName || new Set(password).size < 5) return { code: 'password-plain', params: {} };
  return null;
}

import { Problem, type MessageParams } from '../problem/problem';
import { thingsToGuess } from './keyboard-walk';

export const accountLimits = {
  username: { least: 3, most: 30 },
  password: { least: 10, most: 128 }
} as const;

/** Tried first everywhere, and here; digits and signs before and after them help nobody. */
const common = new Set(
  `password passwort admin administrator qwerty qwertyuiop asdfghjkl zxcvbnm qazwsxedc letmein welcome iloveyou superman
  abcdefghij abc root test guest user woaini woaizhongguo zhongguo china mima jifen shequ yangguang yangguangbang
  sunboard`.split(/\s+/)
);

type AccountTrouble = MessageParams<
  'setup-username' | 'password-short' | 'password-long' | 'password-plain' | 'password-walk'
>;

/**
 * Checks a user name: letters and digits that any keyboard has, as sign-in demands.
 * @returns its fault, or null
 */
export function usernameTrouble(username: string): AccountTrouble | null {
  const { least, most } = accountLimits.username;
  const fits = /^[A-Za-z0-9_.]+$/.test(username) && username.length >= least && username.length <= most;
  return fits ? null : { code: 'setup-username', params: { least, most } };
}

/**
 * Checks a new password. Its length decides (NIST SP 800-63B), no rule demands odd characters, and likely
 * guesses are refused: the user name itself, a few repeated keys, digits only (a day, a telephone number),
 * a common word, neighbouring keys one after another.
 * @returns its fault, or null
 */
export function passwordTrouble(password: string, username: string): AccountTrouble | null {
  const { least, most } = accountLimits.password;
  const length = Array.from(password).length;
  if (length < least) return { code: 'password-short', params: { length, least } };
  if (length > most) return { code: 'password-long', params: { length, most } };
  const name = username.toLowerCase();
  const isName = name !== '' && password.toLowerCase().replaceAll(name, '').length < least / 2;
  const word = password.toLowerCase().replace(/^\P{L}+|\P{L}+$/gu, '');
  if (isName || new Set(password).size < 5 || word === '' || common.has(word))
    return { code: 'password-plain', params: {} };
  if (thingsToGuess(password) < least / 2) return { code: 'password-walk', params: {} };
  return null;
}

/**
 * Checks a user name.
 * @throws Problem with what `usernameTrouble` finds
 */
export function checkUsername(username: string): void {
  refuse(usernameTrouble(username));
}

/**
 * Checks a password.
 * @throws Problem with what `passwordTrouble` finds
 */
export function checkPassword(password: string, username: string): void {
  refuse(passwordTrouble(password, username));
}

function refuse(trouble: AccountTrouble | null): void {
  if (trouble) throw new Problem(trouble.code, 422, trouble.params);
}

import { Problem } from '../problem';

/** Characters. There is no rule of form: length is what counts, and a sentence is easy to keep in mind. */
export const passwordLengths = { least: 10, most: 128 } as const;

/** Tried first everywhere, and here; digits before and after them help nobody. */
const common = new Set([
  ...[
    'password',
    'passwort',
    'admin',
    'administrator',
    'qwerty',
    'qwertyuiop',
    'asdfghjkl',
    'zxcvbnm',
    'qazwsxedc'
  ],
  ...['letmein', 'welcome', 'iloveyou', 'superman', 'abcdefghij', 'abc', 'root', 'test', 'guest', 'user'],
  ...[
    'woaini',
    'woaizhongguo',
    'zhongguo',
    'china',
    'mima',
    'jifen',
    'shequ',
    'yangguang',
    'yangguangbang',
    'sunboard'
  ]
]);

/**
 * Refuses a password that would be guessed: too short, nothing but digits (a day, a telephone number), few different
 * characters, a word that everybody takes, one's own user name.
 *
 * @throws Problem `short-password`, `long-password`, `common-password`
 */
export function checkPassword(password: string, username: string): void {
  const { least, most } = passwordLengths;
  const length = Array.from(password).length;
  if (length < least) throw new Problem('short-password', 422, { least });
  if (length > most) throw new Problem('long-password', 422, { most });
  const stem = password.toLowerCase().replace(/^[\P{L}]+|[\P{L}]+$/gu, '');
  const few = new Set(password).size < 5;
  if (stem === '' || few || common.has(stem) || stem === username.toLowerCase())
    throw new Problem('common-password', 422);
}

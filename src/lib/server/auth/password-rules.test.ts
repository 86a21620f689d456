import { expect, it } from 'vitest';
import { checkPassword } from './password-rules';

it.each([
  ['short', 'short-password'],
  ['长'.repeat(9), 'short-password'],
  ['a b'.repeat(50), 'long-password'],
  ['13800138000', 'common-password'],
  ['1990-01-01 00', 'common-password'],
  ['abababababab', 'common-password'],
  ['Password2026!', 'common-password'],
  ['123yangguang', 'common-password'],
  ['LiMing1990!!!', 'common-password']
])('refuses %s', (password, code) => {
  expect(() => checkPassword(password, 'liming1990'.slice(0, 6))).toThrow(code);
});

it.each(['correct horse battery', '一二三四五，上山打老虎', 'k7w2-9fzq-mm3x'])('takes %s', (password) => {
  expect(() => checkPassword(password, 'liming')).not.toThrow();
});

import { expect, it } from 'vitest';
import { passwordTrouble } from './account-forms';

it.each([
  ['13800138000', 'password-plain'],
  ['1990-01-01 00', 'password-plain'],
  ['abababababab', 'password-plain'],
  ['Password2026!', 'password-plain'],
  ['123yangguang', 'password-plain'],
  ['LiMing1990!!', 'password-plain'],
  ['1q2w3e4r5t', 'password-walk'],
  ['1qaz2wsx3edc', 'password-walk'],
  ['!QAZ@WSX3edc', 'password-walk'],
  ['zaq12wsxcde3', 'password-walk'],
  ['qwe123asd456', 'password-walk'],
  ['poiuytrewq', 'password-walk'],
  ['１ｑ２ｗ３ｅ４ｒ５ｔ', 'password-walk'],
  ['abcdefg1234567', 'password-walk'],
  ['长'.repeat(9), 'password-short'],
  ['一二三四五六'.repeat(22), 'password-long']
])('refuses %s', (password, code) => {
  expect(passwordTrouble(password, 'liming1990')?.code).toBe(code);
});

it.each([
  'correct horse battery',
  '一二三四五，上山打老虎',
  'k7w2-9fzq-mm3x',
  'sweetdreams',
  'tree were pass'
])('takes %s', (password) => {
  expect(passwordTrouble(password, 'liming')).toBeNull();
});

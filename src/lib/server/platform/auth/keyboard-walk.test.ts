import { expect, it } from 'vitest';
import { passwordTrouble } from './account-forms';
import { thingsToGuess } from './keyboard-walk';

it.each([
  ...['q1w2e3r4t5', '1q2w3e4r5t', '1a2s3d4f5g', 'qpwoeiruty', 'qscwdvefb1'],
  ...['147258369a', '741852963a', '1357924680q', '2468013579x']
])('%s is refused as a walk', (password) => {
  expect(passwordTrouble(password, 'liming')).toMatchObject({ code: 'password-walk' });
});

it('counts what is no walk key by key', () => {
  expect(thingsToGuess('')).toBe(0);
  expect(thingsToGuess('zhgk')).toBe(4);
  expect(thingsToGuess('1a2s')).toBe(4);
});

const words = `apple river window yellow summer winter people treasure weather letter pottery water reader
  hello coffee bottle kettle battery staple horse correct zhang liming yuhuan qingnian chunfen hongxing shequ
  jifen xiaoqu menkou huayuan guangming dongfang beifang nanhai meihua lanhua songshu fengjing yueliang taiyang
  pengyou laoshi xuexiao tushu qiche zixingche`.split(/\s+/);

it('no two words, joined and numbered as people do, are a walk', () => {
  const refused = words
    .flatMap((one) => words.flatMap((other) => ['', '-', '7', '2026'].map((join) => one + join + other)))
    .flatMap((phrase) => ['', '8', '1987', '0214'].map((end) => phrase + end))
    .filter((phrase) => passwordTrouble(phrase, '')?.code === 'password-walk');
  expect(refused).toEqual([]);
});

import { expect, test } from 'vitest';
import { piecesIn } from './faces';

test('a style sheet of faces is read, as it is built and as it is written', () => {
  const sheet = new URL('https://board.example/_app/assets/letters.css');
  const built =
    '@font-face{font-family:Sun Sans;font-weight:100 900;src:url(./a.woff2)format("woff2-variations");unicode-range:U+4E00,U+4E8C-4E8D}';
  const written = `/* a comment */
@font-face {
  font-family: 'Sun Sans';
  font-weight: 100 900;
  src: url("/files/a.woff2") format('woff2-variations');
  unicode-range: U+20-7e;
}`;
  expect(piecesIn(`${built}\n${written}`, sheet)).toEqual([
    {
      family: 'Sun Sans',
      weight: '100 900',
      src: 'url("/_app/assets/a.woff2")format("woff2-variations")',
      range: 'U+4E00,U+4E8C-4E8D'
    },
    {
      family: 'Sun Sans',
      weight: '100 900',
      src: `url("/files/a.woff2") format('woff2-variations')`,
      range: 'U+20-7e'
    }
  ]);
});

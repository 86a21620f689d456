import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the phone’s night is the night of the tokens', () => {
  const values = (css: string) =>
    Object.fromEntries([...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
  const tokens = readFileSync('src/lib/ui/tokens.css', 'utf8');
  const phone = readFileSync('src/routes/me/frame/phone.css', 'utf8');
  const night = (css: string, from: string) =>
    css.slice(css.indexOf(from), css.indexOf('}', css.indexOf(from)));
  expect(values(night(phone, '@media (prefers-color-scheme: dark)'))).toEqual(
    values(night(tokens, "[data-theme='night'] {"))
  );
});

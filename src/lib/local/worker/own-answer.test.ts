import { expect, it } from 'vitest';
import { isOwnAnswer, isOwnShell, typeOf } from './own-answer';

const html = 'text/html; charset=utf-8';
const answer = (type: string | null, { status = 200, redirected = false } = {}) => ({
  status,
  redirected,
  headers: new Headers(type === null ? {} : { 'content-type': type })
});

it.each([
  ['/watchdog.js', 'text/javascript'],
  ['/_app/immutable/chunks/a.B1.js', 'application/javascript; charset=utf-8'],
  ['/_app/immutable/assets/a.B1.css', 'text/css'],
  ['/_app/immutable/assets/a.B1.woff2', 'font/woff2'],
  ['/_app/immutable/assets/a.B1.svg', 'image/svg+xml'],
  ['/shell', html]
])('keeps %s as %s, and neither a portal’s page nor what it leads to', (pathname, type) => {
  const own = typeOf(pathname);
  expect(isOwnAnswer(answer(type), own)).toBe(true);
  expect(isOwnAnswer(answer(type, { redirected: true }), own)).toBe(false);
  expect(isOwnAnswer(answer(pathname === '/shell' ? 'text/plain' : html), own)).toBe(false);
  expect(isOwnAnswer(answer(null), own)).toBe(false);
  for (const status of [0, 204, 206, 404, 503])
    expect(isOwnAnswer(answer(type, { status }), own)).toBe(false);
});

it('knows the shell of its own version, and no other page', () => {
  const shell = '<script src="/last-drawn.js" data-version="1.2.0-a"></script>';
  expect(isOwnShell(shell, '1.2.0-a')).toBe(true);
  expect(isOwnShell(shell, '1.2.0')).toBe(false);
  expect(isOwnShell('<h1>Welcome to the hotel</h1>', '1.2.0-a')).toBe(false);
});

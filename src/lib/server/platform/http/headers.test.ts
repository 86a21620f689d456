import { expect, test } from 'vitest';
import { headersFor, answerKindOf } from './headers';

test.each([
  ['/wall', 'shell'],
  ['/wall/demo', 'data'],
  ['/service-worker.js', 'worker'],
  ['/_app/immutable/x.js', 'file'],
  ['/icon.svg', 'file'],
  ['/office/icon.svg', 'data'],
  ['/api/me', 'sync'],
  ['/api/me/everything.json', 'data'],
  ['/n/k7m2p9', 'data'],
  ['/', 'data']
])('%s is a %s', (path, kind) => {
  expect(answerKindOf(path)).toBe(kind);
});

test('HSTS over TLS, and never without', () => {
  const over = (proto: string): Record<string, string> =>
    Object.fromEntries(headersFor({ url: '/', headers: { 'x-sunboard-proto': proto } }));
  expect(over('https')['strict-transport-security']).toMatch(/^max-age=\d{8}$/);
  expect(over('http')['strict-transport-security']).toBeUndefined();
});

import { expect, test } from 'vitest';
import { headersFor, answerKindOf } from './headers';

test.each([
  ['/wall', 'shell'],
  ['/wall/demo', 'data'],
  ['/service-worker.js', 'worker'],
  ['/_app/immutable/x.js', 'file'],
  ['/icon.svg', 'file'],
  ['/office/icon.svg', 'data'],
  ['/n/k7m2p9', 'data'],
  ['/', 'data']
])('%s is a %s', (path, kind) => {
  expect(answerKindOf(path)).toBe(kind);
});

test('HSTS over TLS, and never without', () => {
  const over = (proto: string): Record<string, string> =>
    Object.fromEntries(headersFor({ url: '/', method: 'GET', headers: { 'x-sunboard-proto': proto } }));
  expect(over('https')['strict-transport-security']).toMatch(/^max-age=\d{8}$/);
  expect(over('http')['strict-transport-security']).toBeUndefined();
});

test('a phone’s program is spared the headers of documents, and nobody else is', () => {
  const isSpared = (method: string, url: string, accept: string) =>
    !headersFor({ url, method, headers: { accept } }).some(([name]) => name === 'permissions-policy');
  expect(isSpared('GET', '/api/me?after=7', '*/*')).toBe(true);
  expect(isSpared('GET', '/api/me', 'text/html,*/*')).toBe(false);
  expect(isSpared('POST', '/api/me', '*/*')).toBe(false);
  expect(isSpared('GET', '/api/me/everything.json', '*/*')).toBe(false);
  expect(isSpared('GET', '/me', '*/*')).toBe(false);
});

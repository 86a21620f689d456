import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { guardRequest, isLarge } from './guard';

const host = 'sun.example.cn';
const own = { host, origin: `http://${host}` };
const ask = (method: string, url: string, headers: Record<string, string> = {}) =>
  guardRequest({ method, url, headers: { host, ...headers }, rawHeaders: ['Host', host] });

test.each([
  ['GET', '/n/k7m2p9?l=1', {}],
  ['GET', '/', { 'sec-fetch-site': 'cross-site' }],
  ['GET', '/api/me', { 'sec-fetch-site': 'same-origin' }],
  ['POST', '/sign-in', own],
  ['POST', '/sign-in', { ...own, 'sec-fetch-site': 'same-origin' }],
  ['POST', '/sign-in', { host: 'SUN.example.cn:80', origin: 'http://sun.example.cn' }],
  ['POST', '/sign-in', { host, origin: `https://${host}`, 'x-sunboard-proto': 'https' }],
  ['POST', '/sign-in', { host: '[::1]:4000', origin: 'http://[::1]:4000' }],
  // an announcement that is being written, for a plain board
  ['POST', '/wall/preview/lite?draft&board=demo', own],
  ['POST', '/office/import', { ...own, 'content-length': '9000000' }],
  ['POST', '/me/claims/new', { ...own, 'content-length': '3000000' }],
  // a meeting's rulings, a street's figures, and months from paper, are more than a form without files
  ['POST', '/office/claims?view=open&/forward', own],
  ['POST', '/office/meetings/0a1b', { ...own, 'content-length': '1000000' }],
  ['POST', '/office/assess', { ...own, 'content-length': '200000' }],
  ['POST', '/office/takeover?/preview', { ...own, 'content-length': '1000000' }]
])('%s %s goes on: %j', (method, url, headers) => {
  expect(ask(method, url, headers)).toBeNull();
});

test('a page of the office whose form has a limit of its own is let through to it', () => {
  const pages = readdirSync('src/routes/office', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('+page.server.ts'))
    .filter((file) => readFileSync(`src/routes/office/${file}`, 'utf8').includes('formOf(event.request, '))
    .map((file) => `/office/${dirname(file)}`);
  expect(pages).toContain('/office/takeover');
  expect(pages.filter((page) => !isLarge(page))).toEqual([]);
});

test.each([
  ['POST', '/sign-in', {}, 403],
  ['POST', '/sign-in', { origin: 'null' }, 403],
  ['POST', '/sign-in', { origin: `https://${host}` }, 403],
  ['POST', '/sign-in', { origin: 'http://sun.example.cn.evil.example' }, 403],
  ['POST', '/sign-in', { ...own, 'sec-fetch-site': 'same-site' }, 403],
  ['DELETE', '/api/me', { origin: 'http://evil.example' }, 403],
  ['GET', '/api/me', { 'sec-fetch-site': 'cross-site' }, 403],
  ['GET', '/api/me', { origin: 'http://evil.example' }, 403],
  ['POST', '/sign-in', { ...own, 'content-encoding': 'gzip' }, 415],
  ['POST', '/sign-in', { ...own, 'content-length': '1000000' }, 413],
  ['POST', '/office/meetings', { ...own, 'content-length': '1000000' }, 413],
  ['POST', '/office/meetings/0a1b/minutes', { ...own, 'content-length': '1000000' }, 413],
  ['POST', '/__proto__', { ...own, 'content-length': '1000000' }, 413],
  // names that every object has, and the framework's own word, are nobody's form
  ['POST', '/office/claims?/default', own, 404],
  ['POST', '/office/claims?/__proto__', own, 404],
  ['POST', '/office/claims?/constructor', own, 404],
  ['POST', '/office/claims?/toString', own, 404],
  ['POST', '/office/claims?/hasOwnProperty', own, 404],
  ['POST', '/office/claims?/%64efault', own, 404],
  ['POST', '/office/claims?a=b&/default=1', own, 404],
  ['TRACE', '/', {}, 405],
  ['POST', '/wall', own, 405],
  ['POST', '/wall/demo', own, 405],
  ['POST', '/wall/preview', own, 405],
  ['POST', '/wall/preview/lite', { ...own, origin: 'http://elsewhere.example' }, 403],
  ['PROPFIND', '/', own, 405],
  ['GET', 'http://elsewhere/', {}, 400],
  ['GET', '//', {}, 400],
  ['GET', '//elsewhere/', {}, 400],
  ['GET', '*', {}, 400],
  ['GET', '/%', {}, 400],
  ['GET', '/%00', {}, 400],
  ['GET', '/%c0%af', {}, 400],
  ['GET', '/\u00e4', {}, 400],
  ['GET', `/${'x'.repeat(5000)}`, {}, 400],
  ['GET', '/', { host: '' }, 400],
  ['GET', '/', { host: 'a b' }, 400],
  ['GET', '/', { host: 'a/b' }, 400],
  ['GET', '/', { host: 'a@b' }, 400],
  ['POST', '/sign-in', { host: 'a:99999', origin: 'http://a' }, 400],
  ['POST', '/sign-in', { host: '1.2.3.999', origin: 'http://a' }, 400],
  ['GET', '/api/me', { host: '[::::]', origin: 'http://a' }, 400],
  ['GET', '/', { host: 'xn--' }, 400],
  ['GET', '/', { expect: 'a cake' }, 417]
])('%s %s is refused: %j', (method, url, headers, status) => {
  expect(ask(method, url, headers)?.status).toBe(status);
});

test('two Host headers are refused, whatever they say and however they are written', () => {
  const refused = (...rawHeaders: string[]) =>
    guardRequest({ method: 'GET', url: '/', headers: { host }, rawHeaders })?.status;
  expect(refused('Host', host, 'Accept', 'host')).toBeUndefined();
  expect(refused('Host', host, 'host', host)).toBe(400);
  expect(refused('HOST', host, 'Accept', '*/*', 'Host', 'evil.example')).toBe(400);
});

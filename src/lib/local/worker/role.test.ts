import { describe, expect, it } from 'vitest';
import { cacheName, pages, roleOf } from './role';

describe('the worker answers its own pages only', () => {
  it.each(['/me', '/me?x=1', '/me/standings', '/me/notice?a'])('me: %s', (path) => {
    expect(pages.me.own.test(path)).toBe(true);
  });
  it.each(['/meter', '/me-too', '/shell', '/', '/n/4k7d', '/wall', '/office/me'])('me leaves %s', (path) => {
    expect(pages.me.own.test(path)).toBe(false);
  });
  it.each(['/wall', '/wall?upd=1', '/wall/demo', '/wall/lighthouse', '/wall/previews'])(
    'wall: %s',
    (path) => {
      expect(pages.wall.own.test(path)).toBe(true);
    }
  );
  it.each(['/wall/lite', '/wall/next', '/wall/next?x', '/wall/preview?board=demo', '/wallet', '/me'])(
    'wall leaves %s',
    (path) => {
      expect(pages.wall.own.test(path)).toBe(false);
    }
  );
});

it('reads its role from the scope', () => {
  expect(roleOf('https://example.org/wall')).toBe('wall');
  expect(roleOf('https://example.org/me')).toBe('me');
});

it('names caches as workbox does', () => {
  expect(cacheName('me', '1.2.0')).toBe('sb-me-1.2.0');
});

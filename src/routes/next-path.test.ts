import { expect, test } from 'vitest';
import { nextPath, pathHere } from './next-path';

test.each(['/office', '/office/ledger?month=2026-11', '/me'])('%s is followed', (path) =>
  expect(nextPath(path)).toBe(path)
);

test.each([
  null,
  '',
  'office',
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  '/a\\b',
  '/ x',
  '/sign-out'
])('%s isn’t', (path) => expect(nextPath(path)).toBeNull());

test('a path that climbs stays here', () => expect(nextPath('/office/../../me')).toBe('/me'));

test('the sign-in page is a path of this site, where the language changes', () => {
  expect(pathHere('/sign-in?next=/office/publish')).toBe('/sign-in?next=/office/publish');
  expect(pathHere('//evil.example')).toBeNull();
});

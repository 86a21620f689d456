import { expect, it } from 'vitest';
import { checkScheme } from '../../../lib/points';
import { hostileSchemes } from './hostile-schemes';

it.each(Object.entries(hostileSchemes))('%s', (_, { text, says }) => {
  const [first] = checkScheme(text);
  expect(first?.level === 'error' ? first.code : (first?.level ?? 'nothing')).toBe(says);
  expect(first?.line ?? 1).toBeGreaterThan(0);
});

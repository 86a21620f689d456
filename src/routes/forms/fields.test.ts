import { expect, test } from 'vitest';
import { byName } from './fields';

test('what goes back to a form holds every field by its name, but none that can’t be sent', () => {
  const back = byName([
    ['a', 1],
    ['__proto__', 2],
    ['constructor', 3]
  ]);
  expect(Object.entries(back)).toEqual([
    ['a', 1],
    ['constructor', 3]
  ]);
});

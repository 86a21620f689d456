import { expect, test } from 'vitest';
import { byName, field } from './fields';

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

test('a text of several lines is read with line ends of one kind, as its writer counted them', () => {
  const form = new FormData();
  form.append('story', ' 一\r\n二\r三\n');
  expect(field(form, 'story')).toBe('一\n二\n三');
});

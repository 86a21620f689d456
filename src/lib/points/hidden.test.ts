import { expect, it } from 'vitest';
import { hiddenIn, quoted, visible } from './hidden';

it.each([
  ['a bidi override', '李\u202e明', 'U+202E'],
  ['a bidi isolate', '李\u2066明', 'U+2066'],
  ['the first of the embeddings', '\u202a', 'U+202A'],
  ['the last of the isolates', '\u2069', 'U+2069'],
  ['a terminal’s escape', '\u001b[2J', 'U+001B'],
  ['a C1 control', '\u009b', 'U+009B'],
  ['delete', '\u007f', 'U+007F'],
  ['nothing at all', '\u200b', 'U+200B'],
  ['the Arabic mark of a direction', '李\u061c明', 'U+061C'],
  ['a joiner without width', '李\u034f明', 'U+034F'],
  ['an object without a picture', '李\ufffc明', 'U+FFFC'],
  ['a tag', '李\u{e0041}明', 'U+E0041'],
  ['half a character', '\ud842', 'U+D842'],
  ['a line end', '李\n明', 'U+000A'],
  ['a tab', '李\t明', 'U+0009']
])('%s is hidden', (_, text, name) => expect(hiddenIn(text)).toBe(name));

it.each(['阳光社区', '𠮷田㛃', 'Łukasz O’Neil', '买买提·艾力', '一、二；（三）　四', '👍'])(
  '“%s” hides nothing',
  (text) => expect(hiddenIn(text)).toBeNull()
);

it('prose has lines and tabs', () => {
  expect(hiddenIn('一、\n\t二', 'many')).toBeNull();
  expect(hiddenIn('一、\r二', 'many')).toBe('U+000D');
});

it('is named, or quoted', () => {
  expect(visible('李\u202e明\n')).toBe('李⟨U+202E⟩明\n');
  expect(quoted('𠮷'.repeat(100), 3)).toBe('𠮷𠮷𠮷…');
  expect(quoted('李\u202e明')).toBe('李⟨U+202E⟩明');
});

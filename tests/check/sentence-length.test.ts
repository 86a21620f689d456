import { expect, test } from 'vitest';
import { paragraphs } from './paragraphs.js';
import { longSentences } from './sentence-length.js';

const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');

test('a sentence has at most 30 words; signs between words count as none', () => {
  expect(longSentences(`${words(30)}.`)).toEqual([]);
  expect(longSentences(`${words(15)} · ${words(15)}.`)).toEqual([]);
  expect(longSentences(`Short. ${words(31)}. Short.`)).toEqual([`${words(31)}.`]);
});

test('a main clause ends at a semicolon or a colon too, and a number’s point ends none', () => {
  expect(longSentences(`${words(20)}; ${words(20)}: ${words(20)}`)).toEqual([]);
  expect(longSentences(`${words(29)} 2.5 more`)).toHaveLength(1);
});

test('a Chinese sentence has at most 60 characters, whatever Latin words are in it', () => {
  expect(longSentences(`${'字'.repeat(60)}。${'字'.repeat(60)}；`)).toEqual([]);
  expect(longSentences(`${'字'.repeat(40)}，Node ${'字'.repeat(21)}。`)).toHaveLength(1);
});

test('paragraphs, headings, items and cells are read apart, and listings are left out', () => {
  const text =
    '# A\n\nOne `two three`\nfour.\n\n- five\n  - [six](seven.md)\n\n| a | b |\n| - | - |\n| _c_ | d |\n\n```\nlisting\n```\n\n<!-- note -->\n';
  expect(paragraphs(text)).toEqual(['A', 'One Code four.', 'five', 'six', 'a', 'b', 'c', 'd']);
});

import { expect, test } from 'vitest';
import { bolded, led, linked, type TextEdit } from './signs';

/**
 * Applies `press` to a text in which `|` marks the ends of the selection, and gives the result marked the
 * same way.
 */
function pressed(
  marked: string,
  press: (selected: { text: string; from: number; until: number }) => TextEdit
) {
  const from = marked.indexOf('|');
  const until = marked.lastIndexOf('|') - (marked.lastIndexOf('|') > from ? 1 : 0);
  const text = marked.split('|').join('');
  const put = press({ text, from, until });
  const made = text.slice(0, put.from) + put.text + text.slice(put.until);
  const [begins, ends] = put.select;
  return begins === ends
    ? `${made.slice(0, begins)}|${made.slice(begins)}`
    : `${made.slice(0, begins)}|${made.slice(begins, ends)}|${made.slice(ends)}`;
}

test.each([
  ['明天|停水', '# 明天停水|'],
  ['# 明天|停水', '明天停水|'],
  ['- 明天|停水', '# 明天停水|'],
  ['前\n|\n后', '前\n# |\n后'],
  ['|', '# |']
])('a heading: %j becomes %j', (before, after) => {
  expect(pressed(before, (selected) => led(selected, '# '))).toBe(after);
});

test.each([
  ['前\n一|\n二|三\n后', '前\n|- 一\n- 二三|\n后'],
  ['前\n|- 一\n- 二三|\n后', '前\n|一\n二三|\n后'],
  ['|- 一\n二|', '|- 一\n- 二|']
])('a list: %j becomes %j', (before, after) => {
  expect(pressed(before, (selected) => led(selected, '- '))).toBe(after);
});

test.each([
  ['明天|九点|停水', '明天|**九点**|停水'],
  ['明天**|九点|**停水', '明天|九点|停水'],
  ['明天|**九点**|停水', '明天|九点|停水'],
  ['明天|', '明天**|**'],
  ['|一\n- 二 \n\n三|', '|**一**\n- **二** \n\n**三**|'],
  ['|一**二**三|', '|**一二三**|']
])('bold: %j becomes %j', (before, after) => {
  expect(pressed(before, bolded)).toBe(after);
});

test('a link takes what is selected, or a word to be written over', () => {
  expect(pressed('详见|办法|。', (selected) => linked(selected, '文字'))).toBe('详见[办法](https://|)。');
  expect(pressed('详见|。', (selected) => linked(selected, '文字'))).toBe('详见[文字](https://|)。');
});

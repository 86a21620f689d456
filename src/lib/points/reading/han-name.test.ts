import { expect, test } from 'vitest';
import { readRoster } from '..';
import { table } from '../../../../tests/points/reading';
import { hiddenIn } from '../hidden';
import { hanName } from './han-name';

test.each([
  ['a full-width space', '李　明', '李明'],
  ['a space without a break', '李\u00a0明', '李明'],
  ['a line break in the cell', '李\r\n明 ', '李明'],
  ['spaces around the dot', '阿依努尔 · 热合曼', '阿依努尔·热合曼'],
  ...['‧', '∙', '⋅', '•', '・', '･', '．', '.'].map((dot) => [
    `the dot ${dot}`,
    `阿依努尔${dot}热合曼`,
    '阿依努尔·热合曼'
  ]),
  ['initials of a Latin name', 'J. R. Müller', 'J. R. Müller'],
  ['a Latin name with a wide space', 'Anna\u3000Li', 'Anna Li']
])('%s: %j is %s', (_, written, name) => {
  expect(hanName(String(written))).toBe(name);
  expect(readRoster(table(['编号', '姓名'], ['u1', String(written)])).subjects[0]?.name).toBe(name);
});

test('what nobody sees stays in it, so that it is refused', () => {
  expect(hiddenIn(hanName('李\u202e明'))).toBe('U+202E');
  expect(hiddenIn(hanName('李\u200b明'))).toBe('U+200B');
});

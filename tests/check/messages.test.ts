import { expect, test } from 'vitest';
import { faults, twice, unused } from './messages.mjs';

const zh = { wall_age: '数据截至 {time}', wall_day: '第 {day} 天' };

test('the same keys and placeholders are no fault', () => {
  expect(faults('wall', { 'zh-CN': zh, en: { wall_age: 'As of {time}', wall_day: 'Day {day}' } })).toEqual(
    []
  );
});

test('an English sentence may leave out the name of a body', () => {
  const named = { wall_met: '{body}{date}召开' };
  expect(faults('wall', { 'zh-CN': named, en: { wall_met: 'The assembly met on {date}' } })).toEqual([]);
  expect(faults('wall', { 'zh-CN': named, en: { wall_met: 'The assembly met' } })).toHaveLength(1);
});

test('a plural in one language only is no fault: its inputs are the same', () => {
  const plural = [
    {
      declarations: ['input day', 'local dayPlural = day: plural'],
      selectors: ['dayPlural'],
      match: { 'dayPlural=one': '{day} day', 'dayPlural=other': '{day} days' }
    }
  ];
  expect(faults('wall', { 'zh-CN': zh, en: { wall_age: 'As of {time}', wall_day: plural } })).toEqual([]);
});

test.each([
  ['missing', { wall_age: 'As of {time}' }, 'wall: wall_day is missing in en'],
  ['empty', { wall_age: '', wall_day: 'Day {day}' }, 'wall: wall_age is empty in en'],
  [
    'other placeholders',
    { wall_age: 'As of {at}', wall_day: 'Day {day}' },
    'wall_age has other placeholders'
  ],
  ['too many', { ...zh, wall_more: 'More' }, 'wall: wall_more is missing in zh-CN'],
  ['of another face', { ...zh, phone_age: 'x' }, 'phone_age']
])('%s is a fault', (_, en, fault) => {
  expect(faults('wall', { 'zh-CN': zh, en }).join('\n')).toContain(fault);
});

test('a key that stands twice in a file is a fault: the second one’s words would be shown in both places', () => {
  const file = (key: string) =>
    `{\n  "wall_day": "第 {day} 天",\n  "${key}": [\n    { "wall_day": "x" }\n  ]\n}\n`;
  expect(twice('wall.en.json', file('wall_age'))).toEqual([]);
  expect(twice('wall.en.json', file('wall_day'))).toEqual(['wall.en.json: wall_day stands there twice']);
});

test('a message that no source names is a fault; those of problems are looked up by their codes', () => {
  const sources = "m.wall_age({ time }) + words['wall_day']";
  expect(unused(['wall_age', 'wall_day', 'problem_gone'], sources)).toEqual([]);
  expect(unused(['wall_age', 'wall_ag'], sources)).toEqual(['wall_ag is used nowhere']);
});

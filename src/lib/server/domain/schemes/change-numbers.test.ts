import { parseScheme, schemeNumbers } from '$lib/points';
import { builtInText } from '$lib/schemes';
import { expect, test } from 'vitest';
import { changeNumbers } from './change-numbers';

const community = builtInText('community-cadres') ?? '';
const branch = builtInText('party-members') ?? '';
const change = (text: string, typed: Record<string, string>) =>
  changeNumbers(text, { typed, today: '2026-10-05' });

test('typed numbers become a new text with a note of each; what is typed as it was stays', () => {
  const result = change(community, {
    'items/criticised/points': '−８',
    'items/task-early/points': '2.0',
    'outcomes/half-year-reward/share': '25%'
  });
  if ('bad' in result) throw new Error('nothing is wrong');
  expect(result.changed.map(({ number: { id }, written }) => [id, written])).toEqual([
    ['items/criticised/points', '-8'],
    ['outcomes/half-year-reward/share', '25%']
  ]);
  expect(result.text.split('\n').slice(2, 5)).toEqual([
    '# 2026-10-05 改了 2 个数：',
    '#   被点名批评，每次分值：-5 → -8',
    '#   半年表彰，范围：1/3 → 25%'
  ]);
  expect(parseScheme(result.text).items.find(({ id }) => id === 'criticised')).toMatchObject({
    points: -800
  });
  expect(result.text.length - community.length).toBeLessThan(200);
});

test.each([
  ['a word', community, { 'items/activity/points': '二' }, 'items/activity/points'],
  ['nothing', community, { 'items/activity/points': '' }, 'items/activity/points'],
  ['three decimals', community, { 'items/activity/points': '1.005' }, 'items/activity/points'],
  ['YAML', community, { 'items/activity/points': '1 }\nid: x' }, 'items/activity/points'],
  ['no share', community, { 'outcomes/bottom-third/share': '120%' }, 'outcomes/bottom-third/share'],
  ['half a person', community, { 'outcomes/bottom-three/count': '1.5' }, 'outcomes/bottom-three/count'],
  ['beyond its bounds', branch, { 'parameters/base/value': '0' }, 'parameters/base/value']
])('%s is refused with its row', (_, text, typed, id) => {
  const result = change(text, typed as Record<string, string>);
  expect(result).toMatchObject({ bad: [{ id }] });
});

test('of several numbers in a line, only the wrong one is named', () => {
  const [one, other] = ['items/criticised/limit/times', 'items/criticised/points'];
  expect(change(community, { [one]: '0', [other]: '-6' })).toMatchObject({ bad: [{ id: one }] });
  const ranks = schemeNumbers(community).filter(
    ({ rule, id }) => rule === 'study-top5' && !id.includes('once')
  );
  expect(ranks).toHaveLength(3);
  const typed = { [ranks[0]?.id ?? '']: '0', [ranks[2]?.id ?? '']: '6' };
  expect(change(community, typed)).toMatchObject({ bad: [{ id: ranks[0]?.id }] });
});

test('nothing changed is nothing to adopt', () => {
  expect(() => change(community, { 'items/activity/points': '2', 'items/none/points': '9' })).toThrowError(
    expect.objectContaining({ code: 'numbers-unchanged' })
  );
});

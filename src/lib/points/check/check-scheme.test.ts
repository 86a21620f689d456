import { describe, expect, it } from 'vitest';
import { checkScheme } from '..';
import { builtInText } from '../../schemes';

const sound = builtInText('community-cadres') ?? '';
const lineOf = (piece: string) => sound.slice(0, sound.indexOf(piece)).split('\n').length;
const roster = (n: number) => Array.from({ length: n }, () => ({ pool: '' }));

describe('the check of a scheme', () => {
  it('A study-top5 rests on a study app', () => {
    expect(checkScheme(sound)).toMatchObject([
      { level: 'warning', code: 'burden', line: lineOf('id: study-top5') }
    ]);
  });

  it.each([
    [8, 1],
    [9, 0]
  ])('A with %d on the roster the last three and the bottom third contradict each other: %d', (n, times) => {
    const found = checkScheme(sound, roster(n)).filter((one) => one.code === 'contradicting-outcomes');
    expect(found).toHaveLength(times);
    if (times > 0) expect(found).toMatchObject([{ line: lineOf('id: bottom-three') }]);
  });

  it.each([
    ['an item worth 0', 'points: 8', 'points: 0', 'never-counts'],
    ['a fact that nothing looks at', ', sick-leave]', ']', 'never-counts'],
    [
      'ranks that overlap',
      'last: 5, points: 5 }',
      'last: 5, points: 5 }\n      - { first: 5, last: 6, points: 1 }',
      'rank-bounds'
    ]
  ])('finds %s', (_, piece, by, code) => {
    expect(sound).toContain(piece);
    expect(checkScheme(sound.replace(piece, by)).map((one) => one.code)).toContain(code);
  });

  it('an error comes alone, with its line', () => {
    expect(checkScheme(sound.replace('section: base', 'section: bass'))).toMatchObject([
      { level: 'error', code: 'unknown-reference', line: lineOf('section: base') }
    ]);
  });
});

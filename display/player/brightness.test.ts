import { expect, test } from 'vitest';
import { brightnessAt } from './brightness';

test.each([
  [0, 0.4],
  [389, 0.4],
  [390, 0.8],
  [720, 1],
  [1080, 0.7],
  [1200, 0.4]
])('at minute %i, where the office says nothing: %d', (minute, light) => {
  expect(brightnessAt(undefined, minute)).toBe(light);
});

test('where the office wants it always full it is', () => {
  for (const screen of [{}, { brightness: [] }]) expect(brightnessAt(screen, 1380)).toBe(1);
});

test('the office’s lines count from their minute on, the last one over midnight', () => {
  const screen = {
    brightness: [
      { from: 480, percent: 90 },
      { from: 1140, percent: 30 }
    ]
  };
  expect([0, 479, 480, 1139, 1140].map((minute) => brightnessAt(screen, minute))).toEqual([
    ...[0.3, 0.3],
    ...[0.9, 0.9],
    0.3
  ]);
});

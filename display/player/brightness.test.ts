import { expect, test } from 'vitest';
import { brightnessAt } from './brightness';

test.each([
  [0, 0.45],
  [389, 0.45],
  [390, 1],
  [720, 1],
  [1110, 0.85],
  [1200, 0.7],
  [1320, 0.45]
])('at minute %i, where the office says nothing: %d', (minute, light) => {
  expect(brightnessAt(undefined, minute)).toBe(light);
  expect(brightnessAt({ brightness: [] }, minute)).toBe(light);
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

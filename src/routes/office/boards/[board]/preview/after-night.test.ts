import { expect, it } from 'vitest';
import { makeFeed } from '../../../../../../tests/fixtures/feed';
import { afterNight } from './after-night';

const { unit } = makeFeed();
const screen = { night: { from: 22 * 60, until: 6 * 60 } };
const at = (time: string) => new Date(`${time}+08:00`);

it.each([
  ['2026-11-11T21:59:40', '2026-11-11T21:59:40'],
  ['2026-11-11T22:00:10', '2026-11-12T06:00:00'],
  ['2026-11-12T05:59:59', '2026-11-12T06:00:00'],
  ['2026-11-12T06:00:00', '2026-11-12T06:00:00']
])('by a board’s night from 22:00 to 06:00, %s is looked at as %s', (asked, shown) => {
  expect(afterNight({ unit, screen }, at(asked))).toEqual(at(shown));
});

it('a board that has no night scene is looked at whenever somebody wants', () => {
  expect(afterNight({ unit, screen: {} }, at('2026-11-11T23:00:00'))).toEqual(at('2026-11-11T23:00:00'));
});

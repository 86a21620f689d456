import { expect, test } from 'vitest';
import { inHours, isOn, turningPoints } from './times';

const at = (date: string, time: string) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { date, minute: hour * 60 + minute };
};

test('without times it is always on', () => {
  expect(isOn(undefined, at('2026-11-11', '03:00'))).toBe(true);
  expect(isOn({}, at('2026-11-11', '03:00'))).toBe(true);
});

test('first and last day count, excepted ones don’t', () => {
  const times = { first: '2026-11-10', last: '2026-11-12', except: ['2026-11-11'] };
  const days = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13'];
  expect(days.map((date) => isOn(times, at(date, '12:00')))).toEqual([false, true, false, true, false]);
});

test('weekdays are counted from Monday, Sunday is 7', () => {
  // 2026-11-09 is a Monday.
  const week = Array.from({ length: 7 }, (_, i) => `2026-11-${String(9 + i).padStart(2, '0')}`);
  expect(week.map((date) => isOn({ weekdays: [1, 7] }, at(date, '12:00')))).toEqual([
    ...[true, false, false, false, false, false],
    true
  ]);
});

test('hours begin with their first minute and end before their last', () => {
  const times = {
    hours: [
      { from: 480, until: 720 },
      { from: 840, until: 1440 }
    ]
  };
  const on = (time: string) => isOn(times, at('2026-11-11', time));
  expect(['07:59', '08:00', '11:59', '12:00', '14:00', '23:59'].map(on)).toEqual([
    ...[false, true, true],
    ...[false, true, true]
  ]);
});

test('hours over midnight belong to the day on which they begin', () => {
  const friday = { weekdays: [5], hours: [{ from: 22 * 60, until: 120 }] };
  expect(isOn(friday, at('2026-11-13', '01:00'))).toBe(false);
  expect(isOn(friday, at('2026-11-13', '22:00'))).toBe(true);
  expect(isOn(friday, at('2026-11-14', '01:59'))).toBe(true);
  expect(isOn(friday, at('2026-11-14', '02:00'))).toBe(false);
  expect(isOn({ ...friday, except: ['2026-11-13'] }, at('2026-11-14', '01:00'))).toBe(false);
});

test('no hours at all: never on', () => {
  expect(isOn({ hours: [] }, at('2026-11-11', '12:00'))).toBe(false);
});

test('from and until alike: the whole day round', () => {
  expect(inHours({ from: 480, until: 480 }, 479)).toBe(true);
  expect(inHours({ from: 480, until: 480 }, 480)).toBe(true);
});

test('turning points: each once, midnight always', () => {
  expect(
    turningPoints([
      { from: 840, until: 1440 },
      { from: 480, until: 840 }
    ])
  ).toEqual([0, 480, 840]);
});

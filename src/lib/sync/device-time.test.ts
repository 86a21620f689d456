import { expect, test } from 'vitest';
import { deviceTimeOf, isDeviceTime, judgeDeviceTime } from './device-time';

test.each([
  ['2026-10-05T04:00:00.000Z', true],
  ['0001-01-01T00:00:00.000Z', true],
  ['2026-13-05T04:00:00.000Z', false],
  ['2026-02-30T04:00:00.000Z', false],
  ['2026-10-05', false],
  ['2026-10-05T04:00:00Z', false],
  ['+010000-01-01T00:00:00.000Z', false],
  ['2026-10-05T04:00:00.000+08:00', false],
  ['', false]
])('%s is an instant of a device: %s', (text, is) => expect(isDeviceTime(text)).toBe(is));

test('a time that no form can say is left out', () => {
  expect(deviceTimeOf(Date.UTC(2026, 9, 5, 4))).toBe('2026-10-05T04:00:00.000Z');
  for (const at of [Number.NaN, 8.64e15, 9e15]) expect(deviceTimeOf(at)).toBeNull();
});

const at = '2026-10-05T04:00:00.000Z';

test.each([
  [null, null],
  ['2026-10-05T03:56:00.000Z', null],
  ['2026-10-05T04:04:00.000Z', null],
  ['2026-10-05T03:54:00.000Z', 'other'],
  ['2026-10-05T04:09:00.000Z', 'other'],
  ['2026-09-20T04:00:00.000Z', 'other'],
  ['2026-10-05T04:11:00.000Z', 'wrong'],
  ['2099-01-01T00:00:00.000Z', 'wrong'],
  ['1970-01-01T00:00:00.000Z', 'wrong']
])('a form filled in at %s and received at four is judged %s', (deviceAt, judged) =>
  expect(judgeDeviceTime(deviceAt, at)).toBe(judged)
);

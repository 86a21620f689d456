import { expect, it } from 'vitest';
import { hallOf, openMinutes, silenceOf, type BoardHall } from './silence';

const hall: BoardHall = { open: [{ from: 8 * 60, until: 20 * 60 }], timeZone: 'Asia/Shanghai' };
/** by Shanghai's clock */
const at = (text: string) => new Date(`2026-10-${text}+08:00`);
const silence = (seen: string, now: string, where: BoardHall = hall) =>
  silenceOf(at(seen).toISOString(), at(now), where);
const minutes = (from: string, until: string, where: BoardHall = hall, most = 10_000) =>
  openMinutes([at(from).getTime(), at(until).getTime()], where, most);

it('a board that is switched off after hours is off all night, until the hall has been open for twelve minutes', () => {
  expect(silence('05T19:55:00', '05T20:06:59')).toBe('none');
  expect(silence('05T19:55:00', '05T20:07:00')).toBe('off');
  expect(silence('05T19:55:00', '06T03:00:00')).toBe('off');
  expect(silence('05T20:30:00', '06T08:11:59')).toBe('off');
  expect(silence('05T20:30:00', '06T08:12:00')).toBe('away');
  expect(silence('05T19:55:00', '06T08:07:00')).toBe('away');
});

it('one that has gone in opening hours is away, also when the hall has closed', () => {
  expect(silence('05T10:00:00', '05T10:11:59')).toBe('none');
  expect(silence('05T10:00:00', '05T10:12:00')).toBe('away');
  expect(silence('05T10:00:00', '05T23:00:00')).toBe('away');
  expect(silence('05T10:00:00', '05T10:12:00', { timeZone: 'Asia/Shanghai' })).toBe('away');
});

it('opening hours are the unit’s clock’s', () => {
  expect(silence('05T09:00:00', '05T09:40:00', { ...hall, timeZone: 'Asia/Urumqi' })).toBe('off');
  expect(silence('05T10:00:00', '05T10:40:00', { ...hall, timeZone: 'Asia/Urumqi' })).toBe('away');
});

it('counts the minutes of all hours, over midnight and over days, to as many as are asked for', () => {
  expect(minutes('05T07:30:30', '05T08:10:20')).toBe(10);
  expect(minutes('05T19:50:00', '07T08:10:00')).toBe(10 + 720 + 10);
  expect(minutes('05T19:50:00', '07T08:10:00', hall, 15)).toBe(15);
  const twice = {
    ...hall,
    open: [
      { from: 480, until: 690 },
      { from: 840, until: 1080 }
    ]
  };
  expect(minutes('05T11:00:00', '05T14:20:00', twice)).toBe(30 + 20);
  const night = { ...hall, open: [{ from: 22 * 60, until: 2 * 60 }] };
  expect(minutes('05T21:00:00', '06T12:00:00', night)).toBe(240);
  expect(minutes('05T10:00:00', '05T09:00:00')).toBe(0);
  expect(minutes('05T10:00:00', '05T09:00:00', { timeZone: 'Asia/Shanghai' })).toBe(0);
  expect(minutes('05T10:00:00', '05T11:00:00', { ...hall, open: [] })).toBe(0);
});

it('a night in which the clock is put back is counted by the clock on the wall', () => {
  const berlin = { open: [{ from: 60, until: 240 }], timeZone: 'Europe/Berlin' };
  const night = [Date.parse('2026-10-24T22:00:00Z'), Date.parse('2026-10-25T05:00:00Z')] as const;
  expect(openMinutes(night, berlin, 1000)).toBe(240);
});

it('a board’s hall is its own, its group’s, everybody’s, or open from eight to eight', () => {
  const groups = [{ id: 'g', name: '一楼', boards: ['b'] }];
  const screens = new Map();
  const open = () => hallOf('b', { groups, screens, timeZone: 'Asia/Shanghai' }).open;
  expect(open()).toEqual([{ from: 480, until: 1200 }]);
  screens.set('group:g', { open: [{ from: 540, until: 1020 }] });
  expect(open()).toEqual([{ from: 540, until: 1020 }]);
  screens.set('board:b', {});
  expect(open()).toBeUndefined();
});

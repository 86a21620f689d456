import { expect, test } from 'vitest';
import { freshness, offlineAfter, oldAfter, type Contact } from './freshness';

const at = Date.parse('2026-11-11T09:32:00+08:00');
const zone = 'Asia/Shanghai';
const live: Contact = { confirmed: at, line: 'live', behind: false };

test('a living line: fresh', () => {
  expect(freshness(live, at + 9_000, zone)).toEqual({
    state: 'fresh',
    time: '09:32',
    day: 'today',
    date: '2026-11-11',
    days: 0
  });
});

test('a lost line ages at once and is offline after a minute', () => {
  const lost: Contact = { ...live, line: 'lost' };
  expect(freshness(lost, at + 1, zone)?.state).toBe('ageing');
  expect(freshness(lost, at + offlineAfter - 1, zone)?.state).toBe('ageing');
  expect(freshness(lost, at + offlineAfter, zone)?.state).toBe('offline');
});

test('a revision that was announced and isn’t here yet: ageing, however alive the line is', () => {
  expect(freshness({ ...live, behind: true }, at + 1, zone)?.state).toBe('ageing');
});

test('not confirmed for a day it is old, a line that lives but brings nothing that may be shown included', () => {
  const lost: Contact = { ...live, line: 'lost' };
  expect(freshness(lost, at + oldAfter - 1, zone)?.state).toBe('offline');
  expect(freshness(lost, at + oldAfter, zone)).toMatchObject({ state: 'old', days: 1 });
  expect(freshness({ ...live, behind: true }, at + 12.5 * oldAfter, zone)).toMatchObject({
    state: 'old',
    days: 12,
    date: '2026-11-11'
  });
  expect(freshness(live, at + oldAfter, zone)?.state).toBe('fresh');
});

test('yesterday and earlier are told apart', () => {
  const lost: Contact = { ...live, line: 'lost' };
  expect(freshness(lost, at + 86_400_000, zone)?.day).toBe('yesterday');
  expect(freshness(lost, at + 3 * 86_400_000, zone)).toMatchObject({ day: 'earlier', date: '2026-11-11' });
});

test('nothing confirmed, nothing to date', () => {
  expect(freshness({ confirmed: null, line: 'lost', behind: false }, at, zone)).toBeNull();
});

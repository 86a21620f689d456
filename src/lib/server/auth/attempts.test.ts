import { beforeEach, expect, it } from 'vitest';
import { Attempts } from './attempts';

let now: number;
let attempts: Attempts;

beforeEach(() => {
  now = Date.parse('2026-11-05T04:00:00Z');
  attempts = new Attempts(() => new Date(now));
});

const fail = (times: number, account: string, source: string) => {
  for (let i = 0; i < times; i += 1) attempts.failed(account, source);
};

it('refuses an account after ten failures, from wherever they come, and no other', () => {
  fail(9, 'liming', '10.0.0.1');
  expect(attempts.tooMany('liming', '10.0.0.2')).toBe(false);
  fail(1, 'liming', '10.0.0.3');
  expect(attempts.tooMany('liming', '10.0.0.4')).toBe(true);
  expect(attempts.tooMany('fangmin', '10.0.0.1')).toBe(false);
});

it('refuses a source after a hundred, whatever the accounts', () => {
  for (let i = 0; i < 100; i += 1) attempts.failed(`nobody${i}`, '10.0.0.1');
  expect(attempts.tooMany('liming', '10.0.0.1')).toBe(true);
  expect(attempts.tooMany('liming', '10.0.0.2')).toBe(false);
});

it('forgives after a quarter of an hour, and an account at the right password', () => {
  fail(10, 'liming', 'x');
  now += 15 * 60_000;
  expect(attempts.tooMany('liming', 'x')).toBe(false);
  fail(9, 'liming', 'x');
  attempts.succeeded('liming');
  fail(9, 'liming', 'x');
  expect(attempts.tooMany('liming', 'x')).toBe(false);
});

it('keeps no more than so many names', () => {
  fail(10, 'liming', 'x');
  for (let i = 0; i < 10_000; i += 1) attempts.failed(`nobody${i}`, `y${i}`);
  expect(attempts.tooMany('liming', 'z')).toBe(false);
});

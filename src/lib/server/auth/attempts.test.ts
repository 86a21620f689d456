import { beforeEach, expect, it } from 'vitest';
import { Attempts } from './attempts';

let now: number;
let attempts: Attempts;

beforeEach(() => {
  now = Date.parse('2026-11-05T04:00:00Z');
  attempts = new Attempts(() => new Date(now));
});

const fail = (times: number, account: string, source: string) => {
  for (let i = 0; i < times; i += 1) attempts.begin(account, source);
};

it('refuses an account after ten failures, from wherever they come and however it is written', () => {
  fail(9, 'liming', '10.0.0.1');
  expect(attempts.begin('LiMing', '10.0.0.2')).toBe(true);
  expect(attempts.begin('liming', '10.0.0.3')).toBe(false);
  expect(attempts.begin('fangmin', '10.0.0.1')).toBe(true);
});

it('refuses a source after a hundred, whatever the accounts', () => {
  for (let i = 0; i < 100; i += 1) attempts.begin(`nobody${i}`, '10.0.0.1');
  expect(attempts.begin('liming', '10.0.0.1')).toBe(false);
  expect(attempts.begin('liming', '10.0.0.2')).toBe(true);
});

it('forgives after a quarter of an hour, and at the right password', () => {
  fail(10, 'liming', 'x');
  now += 15 * 60_000;
  expect(attempts.begin('liming', 'x')).toBe(true);
  attempts.succeeded('liming', 'x');
  fail(9, 'liming', 'x');
  expect(attempts.begin('liming', 'x')).toBe(true);
});

it('a source with many right passwords isn’t refused', () => {
  for (let i = 0; i < 500; i += 1) {
    expect(attempts.begin(`cadre${i}`, '10.0.0.1')).toBe(true);
    attempts.succeeded(`cadre${i}`, '10.0.0.1');
  }
});

it('keeps no more than so many names', () => {
  fail(10, 'liming', 'x');
  for (let i = 0; i < 10_000; i += 1) attempts.begin(`nobody${i}`, `y${i}`);
  expect(attempts.begin('liming', 'z')).toBe(true);
});

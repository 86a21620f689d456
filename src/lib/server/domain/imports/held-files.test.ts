import { expect, test } from 'vitest';
import { HeldFiles } from './held-files';

const file = (name: string, size = 10) => ({ name, bytes: new Uint8Array(size) });
const at = (minute: number) => new Date(Date.UTC(2026, 10, 11, 9, minute));

test('who dropped files finds them again, nobody else does', () => {
  const held = new HeldFiles();
  const digest = held.keep('fang', [file('a.csv')], at(0));
  expect(held.find('fang', digest, at(59))).toHaveLength(1);
  expect(held.find('zhou', digest, at(1))).toBeNull();
});

test('they are gone after an hour', () => {
  const held = new HeldFiles();
  const digest = held.keep('fang', [file('a.csv')], at(0));
  expect(held.find('fang', digest, at(61))).toBeNull();
});

test('an account’s oldest give way, and so does what goes beyond the memory set aside', () => {
  const held = new HeldFiles({ minutes: 60, perAccount: 2, bytes: 100 });
  const [first, second, third] = ['a', 'b', 'c'].map((name) => held.keep('fang', [file(name)], at(0)));
  expect([first, second, third].map((digest) => held.find('fang', digest ?? '', at(1)) !== null)).toEqual([
    false,
    true,
    true
  ]);
  const large = held.keep('zhou', [file('d', 95)], at(2));
  expect(held.find('zhou', large, at(3))).not.toBeNull();
  expect(held.find('fang', third ?? '', at(3))).toBeNull();
});

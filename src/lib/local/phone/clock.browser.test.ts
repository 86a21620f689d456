import { beforeEach, expect, it } from 'vitest';
import { clockFault, rememberAhead, rememberedAhead } from './clock';

beforeEach(() => localStorage.clear());

const hour = 3_600_000;

it('remembers how far a clock is off, and forgets it once it is right', () => {
  expect(rememberedAhead()).toBe(0);
  rememberAhead(-3 * hour);
  expect(rememberedAhead()).toBe(-3 * hour);
  rememberAhead(1000);
  expect(rememberedAhead()).toBe(0);
});

it('tells a clock that is off from one that was set back since, and from a right one', () => {
  expect(clockFault(10 * hour, 9 * hour, 0)).toBeNull();
  expect(clockFault(10 * hour, 9 * hour, 2 * hour)).toBe('off');
  expect(clockFault(8 * hour, 9 * hour, 0)).toBe('early');
});

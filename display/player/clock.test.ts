import { expect, test } from 'vitest';
import { Clock } from './clock';

function source(device: number) {
  return {
    at: 0,
    jump: 0,
    monotonic() {
      return this.at;
    },
    device() {
      return device + this.at + this.jump;
    }
  };
}

test('before the server is heard the device’s clock counts', () => {
  expect(new Clock(source(5_000_000)).now()).toBe(5_000_000);
});

test('the server’s time wins over a device that starts in 1970, and runs on monotonically', () => {
  const time = source(0);
  const clock = new Clock(time);
  clock.hear(1_794_000_000_000);
  time.at = 10_000;
  time.jump = 86_400_000;
  expect(clock.now()).toBe(1_794_000_010_000);
});

test('a whole-second header doesn’t make the clock tremble', () => {
  const clock = new Clock(source(1_794_000_000_900));
  clock.hear(1_794_000_000_000);
  expect(clock.now()).toBe(1_794_000_000_900);
});

test('it is never earlier than a copy that is at hand', () => {
  const clock = new Clock(source(0));
  clock.notBefore(1_794_000_000_000);
  expect(clock.now()).toBe(1_794_000_000_000);
  clock.notBefore(1_000);
  expect(clock.now()).toBe(1_794_000_000_000);
});

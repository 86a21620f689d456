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

test('a server’s time before what it has published itself isn’t believed', () => {
  const published = 1_794_000_000_000;
  const right = new Clock(source(published + 60_000));
  right.hear(published - 3_600_000, published);
  expect(right.now()).toBe(published + 60_000);
  right.hear(published + 30_000, published);
  expect(right.now()).toBe(published + 30_000);
  const unset = new Clock(source(0));
  unset.hear(5_000, published);
  expect(unset.now()).toBe(published);
});

test('published within this second: the header, which leaves out the rest of it, is believed', () => {
  const clock = new Clock(source(0));
  clock.hear(1_794_000_000_000, 1_794_000_000_800);
  expect(clock.now()).toBe(1_794_000_000_000);
});

test('it is never earlier than a copy that is at hand', () => {
  const clock = new Clock(source(0));
  clock.notBefore(1_794_000_000_000);
  expect(clock.now()).toBe(1_794_000_000_000);
  clock.notBefore(1_000);
  expect(clock.now()).toBe(1_794_000_000_000);
});

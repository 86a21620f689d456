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

/** A reading from the HTTP header: whole seconds, no time on the way. */
const header = (server: number) => ({ server, grain: 1000, asked: 0, came: 0 });

test('before the server is heard the device’s clock counts', () => {
  expect(new Clock(source(5_000_000)).now()).toBe(5_000_000);
});

test('the server’s time wins over a device that starts in 1970, and runs on monotonically', () => {
  const time = source(0);
  const clock = new Clock(time);
  clock.hear(header(1_794_000_000_000));
  time.at = 10_000;
  time.jump = 86_400_000;
  expect(clock.now()).toBe(1_794_000_010_000);
});

test('a whole-second header doesn’t make the clock tremble', () => {
  const clock = new Clock(source(1_794_000_000_900));
  clock.hear(header(1_794_000_000_000));
  expect(clock.now()).toBe(1_794_000_000_900);
});

test('a server’s time before what it has published itself isn’t believed', () => {
  const published = 1_794_000_000_000;
  const right = new Clock(source(published + 60_000));
  right.hear(header(published - 3_600_000), published);
  expect(right.now()).toBe(published + 60_000);
  right.hear(header(published + 30_000), published);
  expect(right.now()).toBe(published + 30_000);
  const unset = new Clock(source(0));
  unset.hear(header(5_000), published);
  expect(unset.now()).toBe(published);
});

test('published within this second: the header, which leaves out the rest of it, is believed', () => {
  const clock = new Clock(source(0));
  clock.hear(header(1_794_000_000_000), 1_794_000_000_800);
  expect(clock.now()).toBe(1_794_000_000_000);
});

test('it is never earlier than a copy that is at hand', () => {
  const clock = new Clock(source(0));
  clock.notBefore(1_794_000_000_000);
  expect(clock.now()).toBe(1_794_000_000_000);
  clock.notBefore(1_000);
  expect(clock.now()).toBe(1_794_000_000_000);
});

test('an answer’s milliseconds and half of its way: right to a few hundredths of a second', () => {
  const time = source(1_794_000_000_000 - 900);
  const clock = new Clock(time);
  time.at = 60;
  // It was asked at 0, read after 35, and arrived after 60.
  clock.hear({ server: 1_794_000_000_035, grain: 0, asked: 0, came: 60 });
  expect(Math.abs(clock.now() - 1_794_000_000_060)).toBeLessThanOrEqual(30);
  expect(clock.uncertainty).toBe(30);
});

test('several answers and beats draw the bounds together, whatever each took on its way', () => {
  const truth = 1_794_000_000_000;
  const time = source(truth - 40_000);
  const clock = new Clock(time);
  const say = (down: number, up: number | null) => {
    const came = time.at;
    clock.hear({ server: truth + came - down, grain: 0, asked: up === null ? null : came - down - up, came });
  };
  time.at = 5000;
  say(180, 20);
  time.at = 15_000;
  say(12, null);
  time.at = 25_000;
  say(150, 9);
  expect(clock.uncertainty).toBeLessThan(15);
  time.at = 30_000;
  expect(Math.abs(clock.now() - (truth + 30_000))).toBeLessThan(20);
});

test('a small error is led away, not leapt over, and time never runs back', () => {
  const time = source(0);
  const clock = new Clock(time);
  clock.hear({ server: 1_794_000_000_000, grain: 0, asked: 0, came: 0 });
  time.at = 10_000;
  clock.hear({ server: 1_794_000_009_000, grain: 0, asked: 10_000, came: 10_000 });
  const seen = [clock.now()];
  for (let at = 10_100; at <= 40_000; at += 100) {
    time.at = at;
    seen.push(clock.now());
  }
  const steps = seen.slice(1).map((each, i) => each - (seen[i] ?? 0));
  expect(Math.min(...steps)).toBeGreaterThan(90);
  expect(Math.max(...steps)).toBeLessThan(110);
  expect(clock.now()).toBe(1_794_000_039_000);
});

test('a server whose clock is set is followed', () => {
  const time = source(0);
  const clock = new Clock(time);
  clock.hear({ server: 1_794_000_000_000, grain: 0, asked: 0, came: 0 });
  clock.hear({ server: 1_794_000_060_000, grain: 0, asked: null, came: 0 });
  expect(clock.now()).toBe(1_794_000_060_000);
  clock.hear({ server: 1_794_000_000_000, grain: 0, asked: 0, came: 0 });
  expect(clock.now()).toBe(1_794_000_000_000);
});

test('doubt grows with age while nobody is heard', () => {
  const time = source(0);
  const clock = new Clock(time);
  clock.hear({ server: 1_794_000_000_000, grain: 0, asked: 0, came: 0 });
  time.at = 3_600_000;
  expect(clock.uncertainty).toBeCloseTo(360);
});

test('a quartz that goes wrong by six seconds a day is led by beats alone, for hours', () => {
  const truth = 1_794_000_000_000;
  const time = source(truth);
  const clock = new Clock(time);
  const real = () => truth + time.at * (1 + 7e-5);
  clock.hear({ server: real() - 20, grain: 0, asked: -40, came: 0 });
  let worst = 0;
  for (let beat = 1; beat < 3000; beat++) {
    time.at = beat * 10_000;
    worst = Math.max(worst, Math.abs(clock.now() - real()));
    // Beats take about 20 ms, and now and then much longer.
    const late = 20 + (beat % 7 === 0 ? 400 : (beat * 13) % 30);
    clock.hear({ server: real() - late, grain: 0, asked: null, came: time.at });
  }
  expect(worst).toBeLessThan(50);
});

test('a device whose own clock is wrong is known', () => {
  const clock = new Clock(source(1_794_000_300_000));
  clock.hear({ server: 1_794_000_000_000, grain: 0, asked: 0, came: 0 });
  expect(clock.deviceAhead).toBe(300_000);
});

test('that it is wrong by minutes is worth saying: not before the server was heard, nor for seconds', () => {
  const server = 1_794_000_000_000;
  const wrongBy = (ahead: number, heard: boolean) => {
    const clock = new Clock(source(server + ahead));
    if (heard) clock.hear({ server, grain: 0, asked: 0, came: 0 });
    return clock.deviceWrong;
  };
  expect(wrongBy(300_000, false)).toBe(0);
  expect([300_000, 119_000, -119_000, -120_000].map((ahead) => wrongBy(ahead, true))).toEqual([
    ...[300_000, 0, 0, -120_000]
  ]);
});

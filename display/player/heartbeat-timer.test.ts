import { expect, test } from 'vitest';
import { ManualTime } from '../../tests/fixtures/manual-time';
import { HeartbeatTimer } from './heartbeat-timer';

function setUp(spread = 0) {
  const time = new ManualTime();
  const sent: number[] = [];
  const trouble: string[] = [];
  const state = { fails: false };
  const heartbeat = new HeartbeatTimer({
    send() {
      sent.push(time.now);
      return state.fails ? Promise.reject(new Error('away')) : Promise.resolve();
    },
    later: time.later,
    spread: () => spread,
    random: () => 0.5,
    onTrouble: (what) => trouble.push(what)
  });
  const settle = () => new Promise((done) => setImmediate(done));
  const advance = async (seconds: number) => {
    for (let n = 0; n < seconds * 2; n += 1) {
      time.advance(500);
      await settle();
    }
  };
  return { sent, trouble, state, heartbeat, advance };
}

test('a board on which nothing changes says every five minutes that it is there', async () => {
  const { sent, heartbeat, advance } = setUp();
  heartbeat.shown(41);
  await advance(900);
  expect(sent).toEqual([2500, 287_500, 572_500, 857_500]);
});

test('a new revision is said soon, in place of what wasn’t said yet', async () => {
  const { sent, heartbeat, advance } = setUp();
  heartbeat.shown(41);
  await advance(1);
  heartbeat.shown(42);
  heartbeat.shown(42);
  await advance(10);
  expect(sent).toEqual([3500]);
});

test('a board with nothing on it that has something to tell begins all the same, once', async () => {
  const { sent, heartbeat, advance } = setUp();
  await advance(600);
  expect(sent).toEqual([]);
  heartbeat.shown(null);
  await advance(2);
  heartbeat.shown(null);
  await advance(300);
  expect(sent).toEqual([602_500, 887_500]);
  heartbeat.shown(41);
  await advance(3);
  expect(sent).toHaveLength(3);
});

test('where boards are many, their words are spread as widely as their server asks', async () => {
  const { sent, heartbeat, advance } = setUp(28_000);
  heartbeat.shown(41);
  await advance(20);
  expect(sent).toEqual([14_000]);
});

test('what couldn’t be said is tried again before the five minutes are over, ever more rarely', async () => {
  const { sent, trouble, state, heartbeat, advance } = setUp();
  state.fails = true;
  heartbeat.shown(41);
  await advance(120);
  expect(trouble[0]).toBe("can't report: Error: away");
  const gaps = sent.slice(1).map((at, n) => at - (sent[n] ?? 0));
  expect(gaps[0]).toBeLessThan(32_000);
  expect([...gaps].sort((a, b) => a - b)).toEqual(gaps);
  state.fails = false;
  await advance(60);
  const said = sent.length;
  await advance(200);
  expect(sent.length).toBe(said);
});

test('stopped, also while it is telling, it says nothing more', async () => {
  const { sent, heartbeat, advance } = setUp();
  heartbeat.shown(41);
  await advance(3);
  heartbeat.stop();
  heartbeat.shown(42);
  await advance(600);
  expect(sent).toEqual([2500]);
});

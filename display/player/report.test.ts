import { expect, test } from 'vitest';
import { ManualTime } from '../../tests/fixtures/manual-time';
import { Report } from './report';

function setUp() {
  const time = new ManualTime();
  const sent: [number, number][] = [];
  const trouble: string[] = [];
  const state = { fails: false };
  const report = new Report({
    send(revision) {
      sent.push([time.now, revision]);
      return state.fails ? Promise.reject(new Error('away')) : Promise.resolve();
    },
    now: () => time.now,
    later: time.later,
    random: () => 0.5,
    onTrouble: (what) => trouble.push(what)
  });
  return { time, sent, trouble, state, report };
}
const settle = () => new Promise((done) => setImmediate(done));

test('says a revision once it is shown, and again only every five minutes', () => {
  const { time, sent, report } = setUp();
  for (let scene = 0; scene < 60; scene += 1) {
    report.shown(41);
    time.pass(12_000);
  }
  expect(sent).toEqual([
    [2500, 41],
    [302_500, 41],
    [602_500, 41]
  ]);
});

test('a new revision is said soon, in place of an older one that wasn’t said yet', () => {
  const { time, sent, report } = setUp();
  report.shown(41);
  time.pass(1000);
  report.shown(42);
  time.pass(2500);
  expect(sent).toEqual([[3500, 42]]);
});

test('what couldn’t be said is said with the next scene', async () => {
  const { time, sent, trouble, state, report } = setUp();
  state.fails = true;
  report.shown(41);
  time.pass(2500);
  await settle();
  expect(trouble).toHaveLength(1);
  state.fails = false;
  report.shown(41);
  time.pass(2500);
  expect(sent.map(([, revision]) => revision)).toEqual([41, 41]);
});

test('stopped, it says nothing more', () => {
  const { time, sent, report } = setUp();
  report.shown(41);
  report.stop();
  time.pass(60_000);
  expect(sent).toEqual([]);
});

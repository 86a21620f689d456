import { expect, test } from 'vitest';
import { ManualTime } from '../../tests/fixtures/manual-time';
import type { PairingAnswer } from '../feed/ask-pairing';
import { PairingLine, type PairingView } from './pairing-line';

const waiting = (code = 'CFHJ2345', seconds = 900): PairingAnswer => ({
  state: 'waiting',
  code,
  seconds,
  every: 3,
  office: 'example.org/office/boards',
  qr: null,
  demo: null
});
const settle = () => new Promise((done) => setImmediate(done));

async function setUp(first: PairingAnswer) {
  const time = new ManualTime();
  const views: PairingView[] = [];
  const state = { answer: first, asked: 0, paired: 0 };
  const line = new PairingLine({
    ask() {
      state.asked++;
      return Promise.resolve({ answer: state.answer, heard: null });
    },
    now: () => time.now,
    later: time.later,
    random: () => 0,
    onView: (view) => views.push(view),
    onHeard: () => undefined,
    onPaired: () => state.paired++,
    onTrouble: () => {}
  });
  line.start();
  await settle();
  const advance = async (ms: number) => {
    for (let left = ms; left > 0; left -= 500) {
      time.advance(Math.min(500, left));
      await settle();
    }
  };
  return { state, advance, line, last: () => views[views.length - 1] };
}

test('shows the code, asks every three seconds, and ends when it is confirmed', async () => {
  const { state, advance, last } = await setUp(waiting());
  expect(last()).toMatchObject({ kind: 'code', waiting: { code: 'CFHJ2345' }, lost: false });
  await advance(6000);
  expect(state.asked).toBe(3);
  state.answer = { state: 'paired' };
  await advance(3000);
  expect(state.paired).toBe(1);
  await advance(60_000);
  expect(state.asked).toBe(4);
});

test('a code that has run out gives way to the next', async () => {
  const { state, advance, last } = await setUp(waiting('CFHJ2345', 6));
  await advance(6000);
  state.answer = waiting('KMPR6789');
  await advance(3000);
  expect(last()).toMatchObject({ kind: 'code', waiting: { code: 'KMPR6789' } });
});

test('away from the server the code stays as long as it counts, and no longer', async () => {
  const { state, advance, last } = await setUp(waiting('CFHJ2345', 60));
  state.answer = { state: 'failed', why: 'away' };
  await advance(4000);
  expect(last()).toMatchObject({ kind: 'code', lost: true });
  await advance(180_000);
  expect(last()).toEqual({ kind: 'asking' });
  state.answer = waiting('KMPR6789');
  await advance(60_000);
  expect(last()).toMatchObject({ kind: 'code', waiting: { code: 'KMPR6789' }, lost: false });
});

test('a browser that forgets its cookies isn’t given codes without end', async () => {
  const { state, advance, last } = await setUp(waiting('CFHJ2345'));
  for (const code of ['KMPR6789', 'TWXY2345']) {
    state.answer = waiting(code);
    await advance(3000);
  }
  expect(last()).toEqual({ kind: 'forgetful' });
  const before = state.asked;
  await advance(59_000);
  expect(state.asked).toBe(before);
});

test('a browser that is let keep cookies after all is shown its code', async () => {
  const { state, advance, last } = await setUp(waiting('CFHJ2345'));
  for (const code of ['KMPR6789', 'TWXY2345']) {
    state.answer = waiting(code);
    await advance(3000);
  }
  expect(last()).toEqual({ kind: 'forgetful' });
  await advance(60_000);
  expect(last()).toMatchObject({ kind: 'code', waiting: { code: 'TWXY2345' } });
});

test('one code that changes early is a server that was set up anew', async () => {
  const { state, advance, last } = await setUp(waiting('CFHJ2345'));
  state.answer = waiting('KMPR6789');
  await advance(30_000);
  expect(last()).toMatchObject({ kind: 'code', waiting: { code: 'KMPR6789' } });
});

test('stopped, it asks nothing more', async () => {
  const { state, advance, line } = await setUp(waiting());
  line.stop();
  await advance(60_000);
  expect(state.asked).toBe(1);
});

import { expect, test } from 'vitest';
import { EventStream, type Stream } from './event-stream';
import { ManualTime } from '../../../tests/fixtures/manual-time';
import { pause } from './timer';

class FakeStream implements Stream {
  closed = false;
  readonly #listeners = new Map<string, (event: { data?: unknown }) => void>();
  addEventListener(type: string, listener: (event: { data?: unknown }) => void) {
    this.#listeners.set(type, listener);
  }
  close() {
    this.closed = true;
  }
  say(type: string, data?: unknown) {
    this.#listeners.get(type)?.({ data });
  }
}

function setUp(chance = 1) {
  const time = new ManualTime();
  const streams: { after: number; stream: FakeStream }[] = [];
  const heard: string[] = [];
  let newest = 41;
  const live = new EventStream({
    open(after) {
      const stream = new FakeStream();
      streams.push({ after, stream });
      return stream;
    },
    after: () => newest,
    later: time.later,
    random: () => chance,
    onRevision: (revision) => heard.push(`rev ${(newest = revision)}`),
    onOpen: () => heard.push('open'),
    onBeat: () => heard.push('beat'),
    onLost: (opened) => heard.push(opened ? 'lost' : 'refused')
  });
  live.start();
  const last = () => streams[streams.length - 1] ?? expect.fail('nothing opened');
  return { time, streams, heard, live, last };
}

test('asks for what comes after the revision that is here', () => {
  const { last, heard } = setUp();
  expect(last().after).toBe(41);
  last().stream.say('rev', '42');
  last().stream.say('beat');
  expect(heard).toEqual(['rev 42', 'beat']);
});

test('an error closes the stream and reopens it after a pause, with the newest revision', () => {
  const { time, streams, last, heard } = setUp();
  last().stream.say('rev', '42');
  last().stream.say('error');
  expect(last().stream.closed).toBe(true);
  expect(heard).toEqual(['rev 42', 'lost']);
  time.advance(499);
  expect(streams).toHaveLength(1);
  time.advance(1);
  expect(streams).toHaveLength(2);
  expect(last().after).toBe(42);
});

test('25 seconds of silence are an error; a beat begins them anew', () => {
  const { time, streams, last, heard } = setUp();
  time.advance(24_000);
  last().stream.say('beat');
  time.advance(24_999);
  expect(heard).toEqual(['beat']);
  time.advance(1);
  expect(heard).toEqual(['beat', 'lost']);
  expect(streams[0]?.stream.closed).toBe(true);
});

test('each failure in a row waits longer, and one that speaks forgets them, not a proxy’s that only opens', () => {
  const { time, streams, last } = setUp();
  last().stream.say('error');
  time.advance(500);
  last().stream.say('error');
  time.advance(999);
  expect(streams).toHaveLength(2);
  time.advance(1);
  expect(streams).toHaveLength(3);
  last().stream.say('open');
  last().stream.say('error');
  time.advance(1999);
  expect(streams).toHaveLength(3);
  time.advance(1);
  last().stream.say('beat');
  last().stream.say('error');
  time.advance(500);
  expect(streams).toHaveLength(5);
});

test('who loses a server of many comes back in the time that it has named, and keeps its place in it', () => {
  const { time, streams, last } = setUp(0.5);
  last().stream.say('spread', '20000');
  last().stream.say('error');
  time.advance(10_249);
  expect(streams).toHaveLength(1);
  time.advance(1);
  expect(streams).toHaveLength(2);
  last().stream.say('error');
  time.advance(19_999);
  expect(streams).toHaveLength(2);
  time.advance(1);
  expect(streams).toHaveLength(3);
  last().stream.say('spread', '25');
  last().stream.say('error');
  time.advance(375);
  expect(streams).toHaveLength(4);
});

test('a closed stream’s last words don’t count', () => {
  const { streams, last, heard, time } = setUp();
  last().stream.say('error');
  streams[0]?.stream.say('rev', '99');
  streams[0]?.stream.say('error');
  time.advance(500);
  expect(heard).toEqual(['refused']);
  expect(streams).toHaveLength(2);
});

test('stopped, nothing is opened any more', () => {
  const { time, streams, live, last } = setUp();
  last().stream.say('error');
  live.stop();
  time.advance(120_000);
  expect(streams).toHaveLength(1);
});

test('a pause is between half and all of its cap, which ends at a minute', () => {
  expect([pause(0, 0), pause(0, 1), pause(3, 0.5), pause(50, 1)]).toEqual([250, 500, 3000, 60_000]);
});

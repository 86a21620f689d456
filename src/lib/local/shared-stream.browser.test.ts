import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Stream } from './event-stream';
import { sharedStream } from './shared-stream';

/** A stream that a test speaks through. */
class SpokenStream implements Stream {
  readonly after: number;
  readonly #listeners: [string, (event: { data?: unknown }) => void][] = [];
  isClosed = false;
  constructor(after: number) {
    this.after = after;
  }
  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void {
    this.#listeners.push([type, listener]);
  }
  say(type: string, data?: string): void {
    for (const [heard, listener] of this.#listeners) if (heard === type) listener({ data });
  }
  close(): void {
    this.isClosed = true;
  }
}

let real: SpokenStream[];
let opened: Stream[];
const open = (after: number, name = 'test') => {
  const heard: string[] = [];
  const stream = sharedStream(name, after, (since) => {
    const source = new SpokenStream(since);
    real.push(source);
    return source;
  });
  for (const type of ['open', 'rev', 'beat', 'error'] as const)
    stream.addEventListener(type, ({ data }) => heard.push(data ? `${type} ${String(data)}` : type));
  opened.push(stream);
  return { stream, heard };
};
const showPage = (state: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};
const living = () => real.filter(({ isClosed }) => !isClosed);

beforeEach(() => {
  real = [];
  opened = [];
});
afterEach(() => {
  opened.forEach((stream) => stream.close());
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('pages of eight kinds that nobody looks at hold no connection', async () => {
  const kinds = ['office', 'me', 'demo', 'street', 'county', 'branch', 'lite', 'claims'];
  for (const kind of kinds) open(3, kind);
  await vi.waitFor(() => expect(living()).toHaveLength(kinds.length));
  showPage('hidden');
  expect(living()).toEqual([]);
  open(3, 'one more');
  showPage('visible');
  await vi.waitFor(() => expect(living()).toHaveLength(kinds.length + 1));
});

it('a page that is looked at again goes on from the newest revision', async () => {
  const { heard } = open(3);
  await vi.waitFor(() => expect(living()).toHaveLength(1));
  living()[0]?.say('open');
  living()[0]?.say('rev', '9');
  showPage('hidden');
  showPage('visible');
  await vi.waitFor(() => expect(living()).toHaveLength(1));
  living()[0]?.say('open');
  expect(real.map(({ after }) => after)).toEqual([3, 9]);
  expect(heard).toEqual(['open', 'rev 9', 'open']);
});

it('one of eight pages reads, and all hear', async () => {
  const pages = Array.from({ length: 8 }, () => open(3));
  await vi.waitFor(() => expect(living()).toHaveLength(1));
  living()[0]?.say('open');
  living()[0]?.say('rev', '4');
  await vi.waitFor(() => expect(pages.map(({ heard }) => heard)).toEqual(pages.map(() => ['open', 'rev 4'])));
});

it('a page that comes later hears what it has missed', async () => {
  open(3);
  await vi.waitFor(() => expect(living()).toHaveLength(1));
  living()[0]?.say('open');
  living()[0]?.say('rev', '7');
  const { heard } = open(3);
  const { heard: known } = open(7);
  await vi.waitFor(() => expect([heard, known]).toEqual([['open', 'rev 7'], ['open']]));
  expect(real).toHaveLength(1);
});

it('another page goes on from the newest revision when the one that reads is closed', async () => {
  const { stream } = open(3);
  await vi.waitFor(() => expect(living()).toHaveLength(1));
  open(3);
  living()[0]?.say('open');
  living()[0]?.say('rev', '9');
  stream.close();
  await vi.waitFor(() => expect(living()).toHaveLength(1));
  expect(real.map(({ after }) => after)).toEqual([3, 9]);
});

it('each page hears that the stream was lost', async () => {
  open(3);
  await vi.waitFor(() => expect(living()).toHaveLength(1));
  const { heard } = open(3);
  living()[0]?.say('error');
  await vi.waitFor(() => expect(heard).toEqual(['error']));
});

it('of two pages that both lead, as after a sleep, one goes on', async () => {
  open(3);
  await vi.waitFor(() => expect(living()).toHaveLength(1));
  const channel = new BroadcastChannel('sunboard-stream-test-lease');
  channel.postMessage({ kind: 'lead', key: -1 });
  await vi.waitFor(() => expect(living()).toHaveLength(0));
  channel.postMessage({ kind: 'gone' });
  await vi.waitFor(() => expect(living()).toHaveLength(1));
  channel.close();
});

it('each page reads for itself without channels', () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  open(3);
  open(3);
  expect(living()).toHaveLength(2);
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { ownerInCookie, forgetOwner, rememberOwner } from '$lib/local/phone/owner-cookie';
import { applyDelta } from '$lib/local/phone/apply';
import { ownersHere, PhoneDb, wipePhone } from '$lib/local/phone/storage/db';
import { notifySignedIn } from '$lib/local/phone/signed-in';
import { parseScheme } from '$lib/points';
import type { OutboxForm } from '$lib/local/phone/outbox/outbox-form';
import { merge } from '$lib/sync';
import { makeDelta, since } from '../../../tests/fixtures/delta';
import { PhoneSession } from './phone-session.svelte';

const full = makeDelta({ scheme: parseScheme(schemeText) });
const state = merge(null, full);

/** A page that starts from the phone's data: the cookie has said whose they are. */
function fromPhone(options: ConstructorParameters<typeof PhoneSession>[2] = {}): PhoneSession {
  rememberOwner(full.owner);
  const session = new PhoneSession(state, 'phone', options);
  running.push(session);
  return session;
}

/** sessions that a test which failed may have left running */
const running: PhoneSession[] = [];

let asked: string[];
let lines: EventTarget[];
beforeEach(async () => {
  asked = [];
  lines = [];
  forgetOwner();
  await wipePhone();
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return Promise.resolve(new Response(JSON.stringify(full)));
  });
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      constructor() {
        super();
        lines.push(this);
      }
      close() {}
    }
  );
});
afterEach(() => {
  running.splice(0).forEach((each) => each.stop());
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('S1 keeps what the server rendered, opens a line and asks when that tells of news', async () => {
  const session = new PhoneSession(state, 'server');
  await session.start();
  await vi.waitFor(() => expect(lines).toHaveLength(1));
  expect(await ownersHere()).toEqual([full.owner]);
  expect(ownerInCookie()).toBe(full.owner);
  expect(asked).toEqual([]);
  lines[0]?.dispatchEvent(new MessageEvent('rev', { data: String(full.cursor + 1) }));
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  session.stop();
});

it('S13 a clock that was set back makes the day no earlier than the server’s last answer', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2019-01-01T00:00:00Z') });
  const session = fromPhone();
  expect(session.today).toBe(state.at.slice(0, 10));
  session.now = Date.parse('2019-01-01T00:00:00Z');
  expect(session.today).toBe(state.at.slice(0, 10));
  session.now = Date.parse(state.at) + 86_400_000;
  expect(session.today > state.at.slice(0, 10)).toBe(true);
  vi.useRealTimers();
});

describe('S12 of several open pages', () => {
  const opened: PhoneSession[] = [];
  afterEach(() => opened.splice(0).forEach((each) => each.stop()));
  const sent: string[] = [];
  beforeEach(() => void sent.splice(0));
  // The server takes every form.
  const send = ({ key }: OutboxForm) => {
    sent.push(key);
    return Promise.resolve({ end: 'received' } as const);
  };
  const open = async () => {
    const session = fromPhone({ send });
    opened.push(session);
    await session.start();
    return session;
  };

  it('one asks and listens, the others follow it, and the next one takes over', async () => {
    const first = await open();
    await vi.waitFor(() => expect(first.line).toBe('synced'));
    const second = await open();
    await vi.waitFor(() => expect(second.line).toBe('synced'));
    expect(second.confirmed).toBe(first.confirmed);
    expect([asked.length, lines.length]).toEqual([1, 1]);
    first.stop();
    await vi.waitFor(() => expect([asked.length, lines.length]).toEqual([2, 2]));
    expect(second.line).toBe('synced');
  });

  it('each hears that the leading one lost the server', async () => {
    await open();
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    const second = await open();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    lines[0]?.dispatchEvent(new Event('error'));
    await vi.waitFor(() => expect(second.line).toBe('away'));
  });

  it('S19 the leading one sends what another one takes', async () => {
    await open();
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    const second = await open();
    await vi.waitFor(() => expect(second.line).toBe('synced'));
    await second.submit({ action: '/me/claims/new', fields: [], file: null, about: '' });
    await vi.waitFor(() => expect(second.outbox).toEqual([]));
    expect([sent.length, lines.length]).toEqual([1, 1]);
  });

  it('S10 one that only follows sends itself what its memory alone has', async () => {
    await open();
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    const second = await open();
    await vi.waitFor(() => expect(second.line).toBe('synced'));
    vi.spyOn(console, 'warn').mockReturnValue();
    const unstorable = new File(['🌞'], '照片.png');
    unstorable.arrayBuffer = () => Promise.reject(new DOMException('no space', 'QuotaExceededError'));
    await second.submit({ action: '/me/claims/new', fields: [], file: unstorable, about: '' });
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    await vi.waitFor(() => expect(second.isKept).toBe(true));
  });

  it('one asks and listens where there are no locks, and the next one takes over', async () => {
    vi.spyOn(Navigator.prototype, 'locks', 'get').mockReturnValue(undefined as never);
    const first = await open();
    await vi.waitFor(() => expect(first.line).toBe('synced'));
    const second = await open();
    await vi.waitFor(() => expect(second.line).toBe('synced'));
    expect([asked.length, lines.length]).toEqual([1, 1]);
    first.stop();
    await vi.waitFor(() => expect([asked.length, lines.length]).toEqual([2, 2]));
  });

  it('each asks for itself without channels', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    await open();
    await open();
    await vi.waitFor(() => expect(lines).toHaveLength(2));
    expect(asked).toHaveLength(2);
  });
});

// Signing out may interrupt a start anywhere; each figure is a number of event-loop turns before it does.
it.each([0, 1, 2, 3, 5, 8, 13, 21])(
  'signing out after %i turns of a start leaves nothing, then or later',
  async (turns) => {
    const session = new PhoneSession(state, 'server');
    const started = session.start();
    for (let turn = 0; turn < turns; turn += 1) await new Promise((done) => setTimeout(done));
    await session.signOut();
    await started;
    expect(await ownersHere()).toEqual([]);
    expect(ownerInCookie()).toBeNull();
    const before = asked.length;
    dispatchEvent(new Event('online'));
    expect(asked).toHaveLength(before);
  }
);

it('stopped while it starts, it opens no line and no timer', async () => {
  const every = vi.spyOn(globalThis, 'setInterval');
  const cleared = vi.spyOn(globalThis, 'clearInterval');
  const session = fromPhone();
  const started = session.start();
  session.stop();
  await started;
  expect(lines).toEqual([]);
  expect(asked).toEqual([]);
  expect(cleared.mock.calls.length).toBe(every.mock.calls.length);
});

describe('a session that has ended', () => {
  let status: number;
  beforeEach(() => {
    status = 401;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    vi.stubGlobal('fetch', async (url: string) => {
      asked.push(url);
      return status === 200
        ? Response.json(full)
        : Response.json({ error: { code: 'signed-out' } }, { status });
    });
  });
  afterEach(() => vi.useRealTimers());

  /** Waits until the storage has ended what it began: it works by the real clock, and would be late by the one that is set. */
  const storageIdle = async () => {
    await ownersHere();
    const db = await PhoneDb.open(full.owner);
    await db.rest.count();
    db.close();
  };

  /** The server refuses every open line of somebody who is signed out. */
  const refuseLines = () => {
    for (const line of lines.splice(0)) line.dispatchEvent(new Event('error'));
  };

  it('is asked about once, whatever time goes by, and no line is opened', async () => {
    const session = fromPhone();
    await session.start();
    await vi.waitFor(() => expect(session.line).toBe('signed-out'));
    await storageIdle();
    for (let minute = 0; minute < 30; minute += 1) {
      refuseLines();
      await vi.advanceTimersByTimeAsync(60_000);
    }
    expect(asked).toHaveLength(1);
    expect(lines).toEqual([]);
    session.stop();
  });

  it('that ends while the line stands is asked about once more, and the line stays closed', async () => {
    status = 200;
    const session = fromPhone();
    await session.start();
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    status = 401;
    refuseLines();
    await vi.waitFor(() => expect(session.line).toBe('signed-out'));
    await storageIdle();
    await vi.advanceTimersByTimeAsync(30 * 60_000);
    expect(asked).toHaveLength(2);
    expect(lines).toEqual([]);
    session.stop();
  });

  it('goes on by itself after somebody has signed in in another tab', async () => {
    const session = fromPhone();
    await session.start();
    await vi.waitFor(() => expect(session.line).toBe('signed-out'));
    status = 200;
    notifySignedIn();
    await vi.waitFor(() => expect(session.line).toBe('synced'));
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    expect(asked).toHaveLength(2);
    session.stop();
  });

  it('is asked about again when the page is looked at anew', async () => {
    const session = fromPhone();
    await session.start();
    await vi.waitFor(() => expect(session.line).toBe('signed-out'));
    status = 200;
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => expect(session.line).toBe('synced'));
    session.stop();
  });
});

it('without storage it follows the server all the same, and says nothing that no answer proved', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  const session = fromPhone();
  await session.start();
  expect(session.fault).toBe('failed');
  await vi.waitFor(() => expect(lines).toHaveLength(1));
  await vi.waitFor(() => expect(session.line).toBe('synced'));
  expect(session.confirmed).toBe(Date.parse(full.at));

  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(session.line).toBe('away'));
  session.stop();
});

it('S10 says that a form isn’t stored, also where everything else is', async () => {
  const session = fromPhone();
  expect(session.isKept).toBe(true);
  await session.submit({ action: '/me/claims/new', fields: [], file: null, about: '' });
  expect(session.outbox).toHaveLength(1);
  expect(session.isKept).toBe(false);
  session.stop();
});

it('an answer that was on its way when the network went is not the last word', async () => {
  const onTheirWay: ((answer: Response) => void)[] = [];
  vi.stubGlobal('fetch', () => new Promise<Response>((arrives) => onTheirWay.push(arrives)));
  const session = fromPhone();
  await session.start();
  await vi.waitFor(() => expect(onTheirWay).toHaveLength(1));
  const failed = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')));
  vi.stubGlobal('fetch', failed);
  dispatchEvent(new Event('offline'));
  onTheirWay[0]?.(new Response(JSON.stringify(full)));
  await vi.waitFor(() => expect(failed).toHaveBeenCalled());
  await vi.waitFor(() => expect(session.line).toBe('away'));
  session.stop();
});

it('shows what is new before it is kept', async () => {
  const newer = { ...since(full, full), at: '2026-11-20T23:00:00+08:00', open: '2027-01' };
  vi.spyOn(console, 'warn').mockReturnValue();
  const session = fromPhone();
  await session.start();
  await vi.waitFor(() => expect(session.line).toBe('synced'));
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(newer))));
  dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(session.fault).toBe('full'));
  expect(session.state.open).toBe('2027-01');
  expect([session.line, session.confirmed]).toEqual(['synced', Date.parse(newer.at)]);
  session.stop();
});

it('takes what another tab was answered', async () => {
  const session = new PhoneSession(state, 'server');
  await session.start();
  const other = await PhoneDb.open(full.owner);
  await applyDelta(other, { ...since(full, full), at: '2026-11-20T23:00:00+08:00', open: '2027-01' });
  await vi.waitFor(() => expect(session.state.open).toBe('2027-01'));
  other.close();
  session.stop();
});

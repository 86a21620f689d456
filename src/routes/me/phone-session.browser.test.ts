import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { accountInCookie, forgetAccount } from '$lib/local/phone-account';
import { accountsHere, wipe } from '$lib/local/phone-db';
import { parseScheme } from '$lib/points';
import { merge } from '$lib/sync';
import { makeDelta } from '../../../tests/fixtures/delta';
import { PhoneSession } from './phone-session.svelte';

const full = makeDelta({ scheme: parseScheme(schemeText) });
const state = merge(null, full);

let asked: string[];
let lines: EventTarget[];
beforeEach(async () => {
  asked = [];
  lines = [];
  forgetAccount();
  await wipe();
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
afterEach(() => vi.unstubAllGlobals());

it('keeps what the server rendered, opens a line and asks for what is new', async () => {
  const session = new PhoneSession(state, 'server');
  await session.start();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(await accountsHere()).toEqual([full.account]);
  expect(accountInCookie()).toBe(full.account);
  expect(lines).toHaveLength(1);
  session.stop();
});

// The moments in which a start can be interrupted: by how many turns of the event loop it has had.
it.each([0, 1, 2, 3, 5, 8, 13, 21])(
  'signing out after %i turns of a start leaves nothing, then or later',
  async (turns) => {
    const session = new PhoneSession(state, 'server');
    const started = session.start();
    for (let turn = 0; turn < turns; turn += 1) await new Promise((done) => setTimeout(done));
    await session.leave();
    await started;
    expect(await accountsHere()).toEqual([]);
    expect(accountInCookie()).toBeNull();
    const before = asked.length;
    dispatchEvent(new Event('online'));
    expect(asked).toHaveLength(before);
  }
);

it('stopped while it starts, it opens no line and no timer', async () => {
  const every = vi.spyOn(globalThis, 'setInterval');
  const cleared = vi.spyOn(globalThis, 'clearInterval');
  const session = new PhoneSession(state, 'phone');
  const started = session.start();
  session.stop();
  await started;
  expect(lines).toEqual([]);
  expect(asked).toEqual([]);
  expect(cleared.mock.calls.length).toBe(every.mock.calls.length);
});

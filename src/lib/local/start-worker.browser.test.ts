import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startWorker, type WorkerHandle } from './start-worker';

/** A worker's version, as far as a page sees it. */
class Version extends EventTarget {
  readonly scriptURL = new URL('/service-worker.js', location.href).href;
  state = 'installing';
  readonly heard: unknown[] = [];

  postMessage(message: unknown, ports: MessagePort[] = []): void {
    this.heard.push(message);
    ports[0]?.postMessage({ left: 7 });
  }

  becomes(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

/** The browser's registration; its installed version is in force. */
class Registration extends EventTarget {
  installing: Version | null = null;
  waiting: Version | null = null;
  active: Version | null = new Version();
  readonly update = vi.fn(async () => {});

  finds(): Version {
    this.installing = new Version();
    this.dispatchEvent(new Event('updatefound'));
    return this.installing;
  }

  installs(found = this.finds()): Version {
    this.waiting = found;
    found.becomes('installed');
    return found;
  }
}

let registration: Registration;
let register: ReturnType<typeof vi.fn<() => Promise<Registration>>>;
let waited: number;
let handle: WorkerHandle | null;
beforeEach(async () => {
  vi.useFakeTimers();
  // Looks are spread by chance; here they are 15 minutes apart.
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  registration = new Registration();
  waited = 0;
  register = vi.fn(() => Promise.resolve(registration));
  const container = Object.assign(new EventTarget(), {
    controller: registration.active,
    ready: Promise.resolve(registration),
    register
  });
  vi.spyOn(navigator, 'serviceWorker', 'get').mockReturnValue(container as unknown as ServiceWorkerContainer);
  handle = await startWorker({ role: 'wall', version: '1', onwaiting: () => (waited += 1) });
});
afterEach(() => {
  handle?.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('looks for a newer version again and again, tells of one that waits, and lets it take over', async () => {
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(registration.update.mock.calls.length).toBeGreaterThanOrEqual(3);
  const newer = registration.installs();
  await vi.advanceTimersByTimeAsync(1000);
  expect([waited, handle?.hasWaiting()]).toEqual([1, true]);
  handle?.swap();
  expect(newer.heard).toEqual([{ type: 'SKIP_WAITING' }]);
});

it('tells of the version that is installed at last, however often one was dropped before', async () => {
  for (let turn = 0; turn < 4; turn += 1) {
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    registration.finds().becomes('redundant');
  }
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  expect(waited).toBe(0);
  registration.installs();
  await vi.advanceTimersByTimeAsync(1000);
  expect(waited).toBe(1);
});

it('tells of a version that is found in the moment in which the one before is dropped', async () => {
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  registration.finds().becomes('redundant');
  const next = registration.finds();
  await vi.advanceTimersByTimeAsync(1000);
  registration.installs(next);
  await vi.advanceTimersByTimeAsync(1000);
  expect(waited).toBe(1);
});

it('looks for a newer version when it is told to', () => {
  expect(registration.update).not.toHaveBeenCalled();
  handle?.update();
  expect(registration.update).toHaveBeenCalledOnce();
});

it('registers the worker anew when its first version couldn’t be installed, which the browser drops for good', async () => {
  registration.active = null;
  const dropped = registration;
  registration = new Registration();
  expect(navigator.serviceWorker.register).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  expect(navigator.serviceWorker.register).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  expect(navigator.serviceWorker.register).toHaveBeenCalledTimes(2);
  expect([dropped.update.mock.calls.length, registration.update.mock.calls.length]).toEqual([0, 1]);
  registration.installs();
  await vi.advanceTimersByTimeAsync(1000);
  expect([waited, handle?.hasWaiting()]).toEqual([1, true]);
});

it('a worker whose script didn’t come is registered at a later look, and says until then that it isn’t', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  register.mockRejectedValueOnce(new TypeError('a portal’s page is no script'));
  const late = await startWorker({ role: 'wall', version: '1' });
  expect(late?.isRegistered()).toBe(false);
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  expect(late?.isRegistered()).toBe(true);
  late?.stop();
});

it('has the worker in force keep a piece of letters, and hears how many are missing', async () => {
  registration.installs();
  vi.useRealTimers();
  expect(await handle?.keepFont()).toBe(7);
  expect(registration.active?.heard).toEqual([{ type: 'KEEP_FONT' }]);
});

it('a page under no worker is told of a newer version in force, and is loaded anew for it', async () => {
  handle?.stop();
  const [onwaiting, reload] = [vi.fn(), vi.fn()];
  Object.assign(navigator.serviceWorker, { controller: null });
  handle = await startWorker({ role: 'wall', version: '1', onwaiting, reload });
  expect(handle?.hasWaiting()).toBe(false);
  handle?.swap();
  expect(reload).not.toHaveBeenCalled();

  const newer = registration.finds();
  newer.becomes('installed');
  registration.active = newer;
  newer.becomes('activated');
  expect(onwaiting).toHaveBeenCalledOnce();
  expect(handle?.hasWaiting()).toBe(true);
  handle?.swap();
  expect(reload).toHaveBeenCalledOnce();
});

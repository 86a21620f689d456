import { about, browserLater } from './timer';
import { pages, type Role } from './worker/role';

/** The worker as its page sees it. */
export interface WorkerHandle {
  /** Call once the first real content stands on the screen: this version is good, older ones may go. */
  painted(): void;
  /** Lets a waiting version take over; the page reloads when it has. Nothing happens when none waits. */
  swap(): void;
  /**
   * Keeps one more font piece for offline use; gives how many are missing still, null when this one couldn't be had.
   * Boards only.
   */
  keepFont(): Promise<number | null>;
  /** Stops the timer; the worker itself stays. */
  stop(): void;
}

interface Options {
  role: Role;
  /** `version` of `$app/environment`: what this page was built as */
  version: string;
  /** a newer version is installed and waits for `swap()` */
  onwaiting?: () => void;
}

const updateEvery = 15 * 60_000;

declare global {
  interface Window {
    /** read by static/watchdog.js */
    __painted?: boolean;
  }
}

/** The one script address that the page's `require-trusted-types-for` lets through. */
const script = '/service-worker.js';
const policy = globalThis.window?.trustedTypes?.createPolicy('sunboard', {
  createScriptURL(url) {
    if (url !== script) throw new TypeError(`not a script of ours: ${url}`);
    return url;
  }
});

/**
 * Says that the first real content stands on the screen: this version is good, older ones may go, and the watchdog
 * lies down. Also without a worker, where the watchdog looks all the same.
 */
export function painted(version: string): void {
  window.__painted = true;
  if (!isSecureContext) return;
  navigator.serviceWorker?.controller?.postMessage({ type: 'PAINTED', version });
}

/**
 * Registers the worker for one scope and keeps it fresh: a board never navigates, so the browser alone would never
 * look for a new version. Null without a worker: on plain http in a LAN, in old or private browsers.
 */
export async function startWorker({ role, version, onwaiting }: Options): Promise<WorkerHandle | null> {
  if (!isSecureContext || !('serviceWorker' in navigator)) return null;
  const { serviceWorker } = navigator;

  // A page of the version before would miss its lazy files, so every open page goes along. Not on the first
  // install: the page that is open then came from the server and is fine as it is.
  if (serviceWorker.controller)
    serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });

  const registering = serviceWorker.register((policy?.createScriptURL(script) ?? script) as string, {
    scope: pages[role].scope,
    type: import.meta.env.DEV ? 'module' : 'classic'
  });
  const registration = await registering.catch((error: unknown) => {
    // Blocked by the browser's settings, or a script that didn't come: the page works on without.
    console.warn(error);
  });
  if (!registration) return null;
  if (onwaiting) watch(registration, onwaiting);
  // Away from the server an update can't be had; the next round asks again.
  let stop = () => {};
  const lookLater = (): void => {
    stop = browserLater(about(updateEvery, Math.random()), () => {
      registration.update().catch(() => undefined);
      lookLater();
    });
  };
  lookLater();

  return {
    painted: () => painted(version),
    swap: () => registration.waiting?.postMessage({ type: 'SKIP_WAITING' }),
    async keepFont() {
      // On the first start it is still being installed.
      const { active } = await serviceWorker.ready;
      const { port1, port2 } = new MessageChannel();
      return new Promise((done) => {
        port1.onmessage = ({ data }: MessageEvent<{ left: number | null }>) => done(data.left);
        active?.postMessage({ type: 'KEEP_FONT' }, [port2]);
      });
    },
    stop: () => stop()
  };
}

/** Tells of each version that is installed and waits; the first one of all doesn't wait for anybody. */
function watch(registration: ServiceWorkerRegistration, onwaiting: () => void): void {
  const look = () => registration.waiting && registration.active && onwaiting();
  const follow = () => registration.installing?.addEventListener('statechange', look);
  look();
  follow();
  registration.addEventListener('updatefound', follow);
}

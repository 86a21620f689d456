import { messageSW, Workbox } from 'workbox-window';
import { markPainted } from './painted';
import { jittered, browserLater } from './timer';
import { pages, type Role } from './worker/role';

/** The worker as its page sees it. */
export interface WorkerHandle {
  /**
   * Call it once the first real content is on the screen: this version is good, and older ones may be
   * removed.
   */
  markPainted(): void;
  /** Whether the browser has the worker's registration: a portal may have answered in place of its script. */
  isRegistered(): boolean;
  /** Looks for a newer version now, and not in its time. */
  update(): void;
  /**
   * Whether a newer version is installed and waits for `swap()`, or is in force already, behind a page that is
   * under no worker.
   */
  hasWaiting(): boolean;
  /** Lets a newer version take over; the page reloads when it has. Nothing happens when there is none. */
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
  /** `version` of `$app/environment` in this page's build */
  version: string;
  /** called when `hasWaiting()` has become true */
  onwaiting?: () => void;
  /** loads the page anew */
  reload?: () => void;
}

interface Followed {
  workbox: Workbox;
  registration: ServiceWorkerRegistration | undefined;
}

const updateEvery = 15 * 60_000;

/** The one script address that the page's `require-trusted-types-for` lets through. */
const script = '/service-worker.js';
const policy = globalThis.window?.trustedTypes?.createPolicy('sunboard', {
  createScriptURL(url) {
    if (url !== script) throw new TypeError(`not a script of ours: ${url}`);
    return url;
  }
});

/**
 * Registers the worker for one scope and keeps it fresh: a board never navigates, so the browser alone would never
 * look for a new version. One that can't be registered now is registered at a later look. Null where there are no workers: on
 * plain http in a LAN, in old or private browsers.
 */
export async function startWorker({
  role,
  version,
  onwaiting,
  reload = () => location.reload()
}: Options): Promise<WorkerHandle | null> {
  if (!isSecureContext || !('serviceWorker' in navigator)) return null;
  const begin = async () => {
    const { workbox, registration } = await follow(role, () => onwaiting?.(), reload);
    const isPassed = registration ? watchPassed(registration, () => onwaiting?.()) : () => false;
    return { workbox, registration, isPassed };
  };
  // Blocked by the browser's settings, or a script that didn't come: the page works on without.
  let followed = await begin().catch((error: unknown) => {
    console.warn(error);
    return null;
  });
  const poll = async () => {
    if (!followed || isDropped(followed.registration)) followed = await begin();
    else await followed.workbox.update();
  };
  // Away from the server an update can't be had; the next round asks again.
  const update = () => void poll().catch(() => undefined);
  let stop = () => {};
  const pollLater = (): void => {
    stop = browserLater(jittered(updateEvery, Math.random()), () => {
      update();
      pollLater();
    });
  };
  pollLater();

  return {
    markPainted: () => markPainted(version),
    isRegistered: () => followed !== null,
    update,
    hasWaiting: () => Boolean(followed?.registration?.waiting || followed?.isPassed()),
    swap() {
      if (followed?.registration?.waiting) followed.workbox.messageSkipWaiting();
      else if (followed?.isPassed()) reload();
    },
    async keepFont() {
      // The worker may still be installing on the first start.
      const { active } = await navigator.serviceWorker.ready;
      const answer: { left: number | null } | null =
        active && (await messageSW(active, { type: 'KEEP_FONT' }));
      return answer && answer.left;
    },
    stop: () => stop()
  };
}

/**
 * Follows the worker of one scope: tells of each version that waits, and has the page go along when another
 * one takes over. Workbox looks after one version that comes later by itself. When the browser has dropped
 * that one (a board's turn comes later: worker/update-turn.ts), another Workbox looks after the next.
 * @throws what `register` of the browser throws
 */
async function follow(role: Role, onwaiting: () => void, reload: () => void): Promise<Followed> {
  const workbox = new Workbox(policy?.createScriptURL(script) ?? script, {
    scope: pages[role].scope,
    // The browser's cache may have kept a portal's page in place of a script that the worker loads.
    updateViaCache: 'none',
    type: import.meta.env.DEV ? 'module' : 'classic'
  });
  workbox.addEventListener('waiting', onwaiting);
  workbox.addEventListener('redundant', ({ isExternal }) => {
    if (isExternal) follow(role, onwaiting, reload).catch(console.warn);
  });
  // A page of the version before would miss its lazy files, so every open page goes along. Not on the first
  // install: the page that is open then came from the server and is fine as it is.
  workbox.addEventListener('controlling', ({ isUpdate }) => {
    if (isUpdate) reload();
  });
  const registration = await workbox.register({ immediate: true });
  // A version that was found while Workbox registered itself has passed it by, if it isn't installed yet.
  const passed = navigator.serviceWorker.controller && registration?.installing;
  passed?.addEventListener('statechange', () => {
    if (passed.state === 'installed') onwaiting();
  });
  return { workbox, registration };
}

/**
 * Whether the browser has dropped a registration, because its first version couldn't be installed. It never looks for another
 * one then, so the worker has to be registered anew.
 */
function isDropped(registration: ServiceWorkerRegistration | undefined): boolean {
  return (
    registration !== undefined && !registration.installing && !registration.waiting && !registration.active
  );
}

/**
 * Watches whether a newer version has come into force behind a page that is under no worker: the page of a first
 * visit, or one that was loaded past its worker. No version waits for such a page, and none takes it along.
 * @param onpassed called when that happens
 */
function watchPassed(registration: ServiceWorkerRegistration, onpassed: () => void): () => boolean {
  const { installing, waiting, active } = registration;
  const own = installing ?? waiting ?? active;
  const isPassed = () =>
    !navigator.serviceWorker.controller && registration.active !== null && registration.active !== own;
  registration.addEventListener('updatefound', () => {
    const { installing: found } = registration;
    found?.addEventListener('statechange', () => {
      if (found === registration.active && isPassed()) onpassed();
    });
  });
  return isPassed;
}

/// <reference no-default-lib="true" />
/// <reference lib="es2021" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { version } from '$service-worker';
import { setCacheNameDetails } from 'workbox-core';
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute, Route } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';
import { backgroundSyncTag } from './lib/local/phone/outbox/background-sync';
import { ownAnswersOnly } from './lib/local/worker/fetch-own';
import { fillWhole, isWhole } from './lib/local/worker/fill-whole';
import { dropForeignFonts, keepNextFont } from './lib/local/worker/fonts';
import { answerMedia, keepMedia } from './lib/local/worker/media';
import { orServer } from './lib/local/worker/or-server';
import { precacheInLanes } from './lib/local/worker/precache-lanes';
import { notificationOf, showInbox } from './lib/local/worker/reminder';
import type {} from './lib/local/worker/background-sender';
import {
  cacheName,
  cachePrefix,
  fontCache,
  pages,
  restCache,
  roleOf,
  type Role
} from './lib/local/worker/role';
import { notePainted, shellOfStart } from './lib/local/worker/tries';
import { mayTakeOver } from './lib/local/worker/take-over';
import { needTurn } from './lib/local/worker/update-turn';

declare global {
  interface ServiceWorkerGlobalScopeEventMap {
    /** a background sync, only in Chromium’s browsers */
    sync: ExtendableEvent & { readonly tag: string };
  }
}

declare const self: ServiceWorkerGlobalScope;
/** The files of each role, and the board's fonts (vite/precache.ts); null in development. */
declare const __PRECACHE__: Record<Role | 'letters', string[]> | null;

const role = roleOf(self.registration.scope);
const { shell, own } = pages[role];
const fonts = __PRECACHE__ ? __PRECACHE__.letters : [];

// There is one cache for each version. Older ones stay until this version has painted, because they are the
// way back (see tries.ts); that is why cleanupOutdatedCaches() isn't called.
setCacheNameDetails({ prefix: cachePrefix, precache: role, suffix: version });

const plugins = [ownAnswersOnly(__PRECACHE__ ? { pathname: shell, version } : null)];
const precache = new PrecacheController({ plugins });
const files = [
  { url: '/watchdog.js', revision: version },
  ...(role === 'me' ? [{ url: '/last-drawn.js', revision: version }] : []),
  ...(__PRECACHE__ ? __PRECACHE__[role] : []).map((url) => ({ url, revision: null }))
];
precache.addToCacheList([...files, { url: shell, revision: version }]);
const filled = {
  name: cacheName(role, version),
  rest: restCache(role),
  keys: [...precache.getURLsToCacheKeys().values()]
};

/** Files fetched at a time. A board fetches while it plays, and a browser has six connections for one address over HTTP/1.1. */
const lanes = role === 'me' ? 6 : 1;

const senderPolicy =
  role === 'me' ? self.trustedTypes?.createPolicy('sunboard', { createScriptURL: (url) => url }) : undefined;

// A board's first version has no other to stay with. A version whose turn hasn't come leaves no cache behind,
// because that would count as a way back.
const mustWait = role === 'wall' && self.registration.active !== null;
self.addEventListener('install', (event) => event.waitUntil(install(event)));
self.addEventListener('activate', (event) => {
  void precache.activate(event);
  if (role === 'wall') event.waitUntil(dropForeignFonts().catch(console.warn));
});

// This route precedes the precache's own, which would answer `/wall` itself and never count a try.
registerRoute(
  new NavigationRoute(({ request }) => orServer(request, shellOfStart(role, version)), { allowlist: [own] })
);

if (role === 'wall') {
  registerRoute(
    ({ url }) => url.origin === self.location.origin && url.pathname.endsWith('.woff2'),
    new CacheFirst({ cacheName: fontCache, plugins: [ownAnswersOnly(null)] })
  );
  registerRoute(
    ({ url }) => url.origin === self.location.origin && url.pathname.startsWith('/media/'),
    ({ request }) => answerMedia(request)
  );
}

if (role === 'me') {
  self.addEventListener('push', (event) => {
    const { title, options } = notificationOf(event.data?.text() ?? '');
    event.waitUntil(self.registration.showNotification(title, options));
  });
  self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(showInbox(self.clients));
  });
  if (__PRECACHE__) self.addEventListener('sync', (event) => void event.waitUntil(sync(event.tag)));
}

/**
 * Installs this version whole or not at all: of a version that can't be had now the browser drops the worker, and tries again
 * later. The version in force stays.
 */
async function install(event: ExtendableEvent): Promise<void> {
  if (role === 'me' && __PRECACHE__) loadSender();
  if (mustWait) await needTurn();
  await fillWhole(filled, () => fetchMissing(event));
}

/** Fetches the files that aren't there. The shell comes last: a cache that has one has its files too, also when the browser ends in the middle. */
async function fetchMissing(event: ExtendableEvent): Promise<void> {
  await precacheInLanes(files, { plugins, lanes, install: (lane) => lane.install(event) });
  await precache.install(event);
}

/** Presents another event as an install's: Workbox fetches what is missing in an install only. */
function asInstall(event: ExtendableEvent): ExtendableEvent {
  return Object.assign(new ExtendableEvent('install'), {
    waitUntil: (work: Promise<unknown>) => event.waitUntil(work)
  });
}

let filling: Promise<void> | null = null;

/** Fills the cache of the version in force again where the browser has cleared it away, as for a lack of space. */
function fillAgain(event: ExtendableEvent): Promise<void> {
  filling ??= isWhole(filled)
    .then((whole) => (whole ? undefined : fetchMissing(asInstall(event))))
    .catch(console.warn)
    .finally(() => (filling = null));
  return filling;
}

/** Sends what waits when the browser says so. */
async function sync(tag: string): Promise<void> {
  if (tag !== backgroundSyncTag) return;
  if (!globalThis.sendStored) loadSender();
  await globalThis.sendStored?.();
}

/**
 * Loads the script that sends. A worker may load a script later only if it has loaded it while it was installed; by then nothing
 * of it runs at the worker's other starts.
 * @throws NetworkError when it didn't come, or a portal's page came instead: the browser takes no page as a script
 */
function loadSender(): void {
  const sender = `/background-sender.js?${version}`;
  try {
    importScripts((senderPolicy?.createScriptURL(sender) ?? sender) as string);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NetworkError') throw error;
    // A browser that can't run it has pages that send without it.
    console.warn(error);
  }
}

/** Has this version take over, unless the page that asks is hidden and another one is read. */
async function takeOver(asking: ExtendableMessageEvent['source']): Promise<void> {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = asking instanceof WindowClient ? asking : null;
  if (mayTakeOver(page, open, self.registration.scope)) void self.skipWaiting();
}

const { match, handler } = new PrecacheRoute(precache, { cleanURLs: false, directoryIndex: '' });
registerRoute(new Route(match, (asked) => orServer(asked.request, handler.handle(asked))));

// An older version's shell requests its own hashed files, which any version's cache may have.
registerRoute(
  ({ url }) => url.origin === self.location.origin && url.pathname.startsWith('/_app/immutable/'),
  ({ request }) => orServer(request, caches.match(request, { ignoreSearch: true }))
);

self.addEventListener('message', (event) => {
  const message = event.data as { type?: string; version?: string; addresses?: string[] } | null;
  if (message?.type === 'SKIP_WAITING') event.waitUntil(takeOver(event.source));
  if (message?.type === 'PAINTED' && message.version) {
    event.waitUntil(notePainted(role, version, message.version));
    if (__PRECACHE__ && message.version === version) event.waitUntil(fillAgain(event));
  }
  if (message?.type === 'KEEP_MEDIA') event.waitUntil(keepMedia(message.addresses ?? []));
  if (message?.type === 'KEEP_FONT') {
    // Without an answer the page would wait for ever, and request no further fonts.
    const kept = keepNextFont(fonts).catch((error: unknown) => {
      console.warn(error);
      return null;
    });
    event.waitUntil(kept.then((left) => event.ports[0]?.postMessage({ left })));
  }
});

/// <reference no-default-lib="true" />
/// <reference lib="es2021" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { version } from '$service-worker';
import { setCacheNameDetails } from 'workbox-core';
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';
import { keepNextFont } from './lib/local/worker/fonts';
import { answerMedia, keepMedia } from './lib/local/worker/media';
import { cachePrefix, fontCache, pages, roleOf, type Role } from './lib/local/worker/role';
import { chooseShell, countTry, notePainted } from './lib/local/worker/tries';
import { needTurn } from './lib/local/worker/update-turn';

declare const self: ServiceWorkerGlobalScope;
/** Files of each role's own, and a board's letters (vite.shelf.ts); null in development. */
declare const __SHELF__: Record<Role | 'letters', string[]> | null;

const role = roleOf(self.registration.scope);
const { shell, own } = pages[role];
const fonts = __SHELF__ ? __SHELF__.letters : [];

// One cache a version. Older ones stay until this version has painted: they are the way back (see tries.ts), which
// is why there is no cleanupOutdatedCaches().
setCacheNameDetails({ prefix: cachePrefix, precache: role, suffix: version });

const precache = new PrecacheController();
precache.addToCacheList([
  { url: shell, revision: version },
  { url: '/watchdog.js', revision: version },
  ...(role === 'me' ? [{ url: '/last-drawn.js', revision: version }] : []),
  ...(__SHELF__ ? __SHELF__[role] : []).map((url) => ({ url, revision: null }))
]);

// A board's first version has no other to stay with. One that isn't its turn leaves nothing behind: it would be a way back.
const mustWait = role === 'wall' && self.registration.active !== null;
self.addEventListener('install', (event) => {
  event.waitUntil((mustWait ? needTurn() : Promise.resolve()).then(() => precache.install(event)));
});
self.addEventListener('activate', (event) => void precache.activate(event));

// Before the precache's own route, which would answer `/wall` itself and never count a try.
registerRoute(
  new NavigationRoute(
    async ({ request }) => {
      const tries = await countTry(role, version);
      return (await chooseShell(role, version, tries)) ?? fetch(request);
    },
    { allowlist: [own] }
  )
);

if (role === 'wall') {
  registerRoute(
    ({ url }) => url.origin === self.location.origin && url.pathname.endsWith('.woff2'),
    new CacheFirst({ cacheName: fontCache })
  );
  registerRoute(
    ({ url }) => url.origin === self.location.origin && url.pathname.startsWith('/media/'),
    ({ request }) => answerMedia(request)
  );
}

registerRoute(new PrecacheRoute(precache, { cleanURLs: false, directoryIndex: '' }));

// An older version's shell asks for its own hashed files: any version's cache may have them.
registerRoute(
  ({ url }) => url.origin === self.location.origin && url.pathname.startsWith('/_app/immutable/'),
  async ({ request }) => (await caches.match(request, { ignoreSearch: true })) ?? fetch(request)
);

self.addEventListener('message', (event) => {
  const message = event.data as { type?: string; version?: string; addresses?: string[] } | null;
  if (message?.type === 'SKIP_WAITING') void self.skipWaiting();
  if (message?.type === 'PAINTED' && message.version) {
    event.waitUntil(notePainted(role, version, message.version));
  }
  if (message?.type === 'KEEP_MEDIA') event.waitUntil(keepMedia(message.addresses ?? []));
  if (message?.type === 'KEEP_FONT') {
    // Without an answer the page would wait for ever, and ask for no more of them.
    const kept = keepNextFont(fonts).catch((error: unknown) => {
      console.warn(error);
      return null;
    });
    event.waitUntil(kept.then((left) => event.ports[0]?.postMessage({ left })));
  }
});

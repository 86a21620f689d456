/**
 * One worker script serves two scopes: the phone at `/me`, a board at `/wall`. Residents' pages are in
 * neither, so no worker ever comes between them and the server.
 */
export type Role = 'me' | 'wall';

/** The prerendered page with which the worker answers navigations, and the addresses it does so for. */
export interface Pages {
  scope: string;
  /** a prerendered page without data; its router starts at the requested address */
  shell: string;
  /** tested on path and query: `/wall?x` must match, `/wallet` must not */
  own: RegExp;
}

export const pages: Record<Role, Pages> = {
  me: { scope: '/me', shell: '/shell', own: /^\/me(?![\w-])/ },
  // `lite` is for browsers without a worker; `next` has to come from the network, because it tries a
  // version. A preview is in a frame of the office's page, which no shell of a board allows.
  wall: { scope: '/wall', shell: '/wall', own: /^\/wall(?![\w-])(?!\/(?:lite|next|preview)(?![\w-]))/ }
};

/**
 * Finds whose pages a worker serves.
 * @param scope `registration.scope`, an absolute address
 */
export function roleOf(scope: string): Role {
  return new URL(scope).pathname.startsWith(pages.wall.scope) ? 'wall' : 'me';
}

/** Font pieces have hashed names and outlive versions, so they have a cache of their own. */
export const fontCache = 'sb-fonts-v1';

export const cachePrefix = 'sb';

/** Names of one role's caches, `sb-me-1.2.0`, as workbox composes them from prefix, precache and suffix. */
export function cacheName(role: Role, version: string): string {
  return [cachePrefix, role, version].join('-');
}

/** Name of the cache with the files of a role's version that hasn't come whole yet. */
export function restCache(role: Role): string {
  return `${cachePrefix}-rest-${role}`;
}

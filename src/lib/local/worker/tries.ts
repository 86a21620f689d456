import { cacheName, pages, type Role } from './role';

/**
 * A version that doesn't paint must not take a screen away. Each navigation counts one try of its version; a page
 * that has painted says so, which forgets the tries and drops older versions. After two tries without a painted
 * page the worker answers with the oldest version that it still has: the last one that painted, for only those after it are
 * kept.
 */
const patience = 2;

/** Notes one more start of this version; gives how many there were since it last painted, this one included. */
export async function countTry(role: Role, version: string): Promise<number> {
  const cache = await caches.open(triesOf(role));
  const tries = Number((await (await cache.match(keyOf(version)))?.text()) ?? 0) + 1;
  await cache.put(keyOf(version), new Response(String(tries)));
  return tries;
}

/**
 * A page of `version` has painted, under the worker of `own`. When they are the same, that version is good and the
 * older ones of this role go; a newer one that waits keeps its cache. An older page that stepped in leaves the
 * count as it is, so that it stays in.
 */
export async function notePainted(role: Role, own: string, version: string): Promise<void> {
  if (version !== own) return;
  await caches.delete(triesOf(role));
  for (const name of await olderThan(role, own)) await caches.delete(name);
}

/**
 * Counts a start of this version, and gives the shell to answer it with; null when none is kept. A disk without space
 * can't count, but has its shells still.
 */
export async function shellOfStart(role: Role, version: string): Promise<Response | null> {
  const tries = await countTry(role, version).catch((error: unknown) => {
    console.warn(error);
    return 1;
  });
  return chooseShell(role, version, tries);
}

/**
 * The version that this page has stepped in for, because its own pages didn't paint; null when there is none.
 * @param own the version of the page that asks
 */
export async function failedVersion(role: Role, own: string): Promise<string | null> {
  if (!('caches' in globalThis) || !(await caches.has(triesOf(role)))) return null;
  const cache = await caches.open(triesOf(role));
  for (const { url } of await cache.keys()) {
    const version = decodeURIComponent(new URL(url).pathname.slice(keyOf('').length));
    const tries = Number(await (await cache.match(keyOf(version)))?.text());
    if (version !== own && tries > patience) return version;
  }
  return null;
}

/** The shell to answer with: this version's, or an older one's after too many tries; null when none is kept. */
async function chooseShell(role: Role, version: string, tries: number): Promise<Response | null> {
  const own = cacheName(role, version);
  const order = tries > patience ? [...(await olderThan(role, version)), own] : [own];
  for (const name of order) {
    const shell = await (await caches.open(name)).match(pages[role].shell, { ignoreSearch: true });
    if (shell) return shell;
  }
  return null;
}

/** Caches of this role's versions from before `version`, oldest first: Cache Storage keeps the order of making. */
async function olderThan(role: Role, version: string): Promise<string[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(cacheName(role, '')));
  return names.slice(0, Math.max(0, names.indexOf(cacheName(role, version))));
}

function triesOf(role: Role): string {
  return `sb-tries-${role}`;
}

function keyOf(version: string): string {
  return `/tries/${encodeURIComponent(version)}`;
}

import { fetchOwn } from './fetch-own';

/** Pictures, films and captions of announcements: other bytes have another address, so what is kept is never old. */
const mediaCache = 'sb-media-v1';
const mediaType = /^(?:image\/|video\/|text\/vtt\b)/;

/**
 * Stores these files for times without a line and drops all others. A file that can't be fetched now is
 * tried again the next time. An answer of another type isn't stored, because it comes from some other site
 * (a portal that wants a login).
 */
export async function keepMedia(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(mediaCache);
  const kept = new Set<string>();
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (addresses.includes(pathname)) kept.add(pathname);
    else await cache.delete(request);
  }
  for (const address of addresses.filter((each) => !kept.has(each)))
    await keepOne(cache, address).catch((error: unknown) => console.warn(error));
}

async function keepOne(cache: Cache, address: string): Promise<void> {
  await cache.put(address, await fetchOwn(address, mediaType));
}

/**
 * Answers with the stored file, or else from the server. A player asks for byte ranges and gets them, since
 * otherwise it could neither seek nor start over.
 */
export async function answerMedia(request: Request): Promise<Response> {
  const kept = await (await caches.open(mediaCache)).match(request.url);
  if (!kept) return fetch(request);
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
  if (first === undefined) return kept;
  const whole = await kept.blob();
  const until = last ? Math.min(Number(last) + 1, whole.size) : whole.size;
  const part = whole.slice(Number(first), until);
  if (part.size === 0)
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${whole.size}` } });
  return new Response(part, {
    status: 206,
    headers: {
      'content-type': kept.headers.get('content-type') ?? '',
      'content-length': String(part.size),
      'content-range': `bytes ${first}-${until - 1}/${whole.size}`
    }
  });
}

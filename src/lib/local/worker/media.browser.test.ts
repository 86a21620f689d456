import { beforeEach, expect, it, vi } from 'vitest';
import { answerMedia, keepMedia } from './media';

const bytes = Uint8Array.from({ length: 100 }, (_, at) => at);
const file = () => new Response(bytes, { headers: { 'content-type': 'video/mp4' } });

beforeEach(async () => {
  vi.restoreAllMocks();
  for (const name of await caches.keys()) await caches.delete(name);
});

async function keptNow(): Promise<string[]> {
  const cache = await caches.open('sb-media-v1');
  return (await cache.keys()).map(({ url }) => new URL(url).pathname).sort();
}

/** Stands in for a server that has these files and no others. */
function serving(...there: string[]): void {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (address) => {
    if (!there.includes(String(address))) throw new TypeError('away');
    return file();
  });
}

it('keeps no page of a portal that stood in for a picture, and asks again', async () => {
  const portal = new Response('<h1>login', { headers: { 'content-type': 'text/html' } });
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(portal);
  await keepMedia(['/media/a.jpg']);
  expect(await keptNow()).toEqual([]);
  serving('/media/a.jpg');
  await keepMedia(['/media/a.jpg']);
  expect(await keptNow()).toEqual(['/media/a.jpg']);
});

it('has what is named at hand, lets go of the rest, and asks again for what couldn’t be had', async () => {
  serving('/media/a.jpg', '/media/b.mp4');
  await keepMedia(['/media/a.jpg', '/media/b.mp4', '/media/c.png']);
  expect(await keptNow()).toEqual(['/media/a.jpg', '/media/b.mp4']);
  serving('/media/c.png');
  await keepMedia(['/media/b.mp4', '/media/c.png']);
  expect(await keptNow()).toEqual(['/media/b.mp4', '/media/c.png']);
  await keepMedia([]);
  expect(await keptNow()).toEqual([]);
});

it('keeps captions beside their film', async () => {
  const headers = { 'content-type': 'text/vtt; charset=utf-8' };
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('WEBVTT', { headers }));
  await keepMedia(['/media/b.vtt']);
  expect(await keptNow()).toEqual(['/media/b.vtt']);
  expect((await answerMedia(new Request('/media/b.vtt'))).headers.get('content-type')).toBe(
    headers['content-type']
  );
});

it('answers without the server, by parts too', async () => {
  serving('/media/b.mp4');
  await keepMedia(['/media/b.mp4']);
  const ask = (range?: string) =>
    answerMedia(new Request('/media/b.mp4', range ? { headers: { range } } : {}));
  expect((await (await ask()).arrayBuffer()).byteLength).toBe(100);
  const part = await ask('bytes=10-19');
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 10-19/100']);
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(10, 20));
  expect((await ask('bytes=90-')).headers.get('content-range')).toBe('bytes 90-99/100');
  expect((await ask('bytes=200-')).status).toBe(416);
});

it('goes to the server for what isn’t kept', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(file());
  await answerMedia(new Request('/media/x.jpg'));
  expect(fetched).toHaveBeenCalledOnce();
});

import { fileTypes, useOf } from '$lib/server/domain/announcements/files/file-kind';
import type { PublicMedia } from '$lib/server/domain/announcements/public-media';
import { noteRefusal } from '$lib/server/platform/requests/note-refusal';
import { refuse } from '../../refuse';
import { rangeOf } from './range-of';
import type { RequestHandler } from './$types';

/**
 * Serves an announcement's files to anybody while it hangs, at one address for boards and pages. The bytes at
 * an address never change, so browsers keep them; shared caches don't, so that they ask again once the file
 * was taken down. Papers are sent as downloads.
 */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  const { address } = params;
  const found = /^[0-9a-f]{32}\.\w{3,4}$/.test(address) ? await locals.app.public.media(address) : null;
  if (!found) refuse(404, 'not-found');
  const headers = headersOf(found, address);
  if (request.headers.get('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers });
  const range = rangeOf(request.headers.get('range'), found.size);
  if (range === 'unsatisfiable') {
    noteRefusal('bad-range');
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${found.size}` } });
  }
  const { from, until } = range ?? { from: 0, until: found.size };
  return new Response(streamOf(found.bytes(from, until)), {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(until - from),
      ...(range && { 'content-range': `bytes ${from}-${until - 1}/${found.size}` })
    }
  });
};

function headersOf({ kind, words }: PublicMedia, address: string) {
  const isPaper = useOf(kind) === 'attachment';
  const name = encodeURIComponent(`${words || address.slice(0, 8)}.${kind}`);
  return {
    'content-type': fileTypes[kind],
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'private, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    etag: `"${address}"`,
    ...(isPaper && { 'content-disposition': `attachment; filename*=UTF-8''${name}` })
  };
}

function streamOf(bytes: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await bytes.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await bytes.return(undefined);
    }
  });
}

import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gzipHead, gzipTail } from './gzip-with-tail';

test.each([0, 1, 40_000, 300_000])(
  'a beginning of %i bytes is compressed once, for every end',
  async (size) => {
    const text = Buffer.from('{"公示":"积分榜"}'.repeat(size).slice(0, size));
    const head = await gzipHead(text);
    for (const tail of ['', ',"at":"2026-11-24T08:00:00.000Z"}', '阳'.repeat(20_000)]) {
      const stream = Buffer.concat([head.bytes, gzipTail(head, Buffer.from(tail))]);
      expect(gunzipSync(stream).equals(Buffer.concat([text, Buffer.from(tail)]))).toBe(true);
      expect(await fromBrowser(stream)).toBe(text.toString() + tail);
    }
  }
);

/** A browser's own reader, which refuses what follows the end of the stream. */
async function fromBrowser(bytes: Buffer): Promise<string> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

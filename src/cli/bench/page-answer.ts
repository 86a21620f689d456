import { get, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** An answer with its bytes as they came. */
export interface PageAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** As `fetch` doesn't: without decoding, and with no header of its own. */
export function ask(url: string, headers: Record<string, string>): Promise<PageAnswer> {
  return new Promise((done, failed) => {
    get(url, { headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () =>
        done({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) })
      );
    }).on('error', failed);
  });
}

const decoders = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  identity: (body: Buffer) => body
};

/**
 * The page in every encoding, each decoding to the same bytes and named by a tag of its own, for which there is 304 and
 * no byte: a server that were fast by being wrong has no figure.
 *
 * @throws what is wrong
 */
export async function checkVariants(url: string): Promise<void> {
  const page = await ask(url, {});
  for (const [encoding, decode] of Object.entries(decoders)) {
    const asked = { 'accept-encoding': encoding };
    const answer = await ask(url, asked);
    const named = answer.headers['content-encoding'] ?? 'identity';
    if (answer.status !== 200 || named !== encoding)
      throw new Error(`${encoding}: ${answer.status} in ${named}`);
    if (!decode(answer.body).equals(page.body)) throw new Error(`${encoding}: other bytes`);
    const tag = answer.headers.etag ?? '';
    const again = await ask(url, { ...asked, 'if-none-match': tag });
    if (again.status !== 304 || again.body.length > 0 || again.headers.etag !== tag)
      throw new Error(`${encoding}: ${again.status} for its own tag ${tag}`);
    const other = await ask(url, {
      'accept-encoding': encoding === 'br' ? 'gzip' : 'br',
      'if-none-match': tag
    });
    if (other.status !== 200) throw new Error(`${encoding}: ${other.status} in another encoding for ${tag}`);
  }
}

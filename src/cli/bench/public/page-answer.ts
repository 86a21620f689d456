import { get, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** An answer with its undecoded bytes. */
export interface PageAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/**
 * Sends a GET request without decoding the answer or adding headers, both of which `fetch` does.
 * @param headers all headers of the request
 */
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
 * Checks that the page has every encoding, that each decodes to the same bytes, and that each has its own
 * tag, which is answered with 304 and no body: a server that is fast by being wrong gets no figure.
 * @throws Error naming the difference
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

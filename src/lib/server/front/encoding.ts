import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export type Encoding = 'br' | 'gzip' | 'identity';
export type Bodies = Record<Encoding, Buffer>;

/** Compresses once, as small as it gets: a page is sent far more often than it is written. */
export async function bodies(text: string): Promise<Bodies> {
  const identity = Buffer.from(text);
  const [br, gz] = await Promise.all([
    brotli(identity, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: identity.length } }),
    zip(identity, { level: constants.Z_BEST_COMPRESSION })
  ]);
  return { br, gzip: gz, identity };
}

/** The best encoding that `Accept-Encoding` allows (RFC 9110, 12.5.3). */
export function encodingFor(accept: string | null | undefined): Encoding {
  const refused = new Set<string>();
  const allowed = new Set<string>();
  for (const part of (accept ?? '').toLowerCase().split(',')) {
    const [name = '', ...params] = part.split(';').map((each) => each.trim());
    (params.some((param) => /^q=0(\.0{0,3})?$/.test(param)) ? refused : allowed).add(name);
  }
  const may = (name: string) => allowed.has(name) || (allowed.has('*') && !refused.has(name));
  return may('br') ? 'br' : may('gzip') ? 'gzip' : 'identity';
}

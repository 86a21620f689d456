import { gzipSync } from 'node:zlib';
import { compressed, encodingFor, takesGzip, type CompressionEffort, type Encoding } from './encoding';
import { withFormKey } from './form-key';
import { pageHeaders, type KeptBy, type PagePolicy } from './page-headers';
import { createHash } from 'node:crypto';

export interface KeptPageAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer | null;
}

/** The answers with one encoding of a page. */
interface Variant {
  etag: string;
  whole: KeptPageAnswer;
  /** for clients that have these bytes */
  unchanged: KeptPageAnswer;
  /** for HEAD */
  head: KeptPageAnswer;
}

/** The parts of a request that choose among a page's answers. */
export interface PageRequest {
  method: string | undefined;
  accept: string | null | undefined;
  ifNoneMatch: string | null | undefined;
}

/** The answers of one page. An encoding is made once, when it is first asked for. */
export interface PageAnswers {
  /** null: that encoding hasn't been asked for yet */
  ready(asked: PageRequest): KeptPageAnswer | null;
  /** Compresses before, where that is still to be done. */
  to(asked: PageRequest): Promise<KeptPageAnswer>;
  /** bytes that it takes in memory now */
  size(): number;
}

/**
 * Answers with pages that are the same for everybody.
 * @param options.keptBy who may keep its bytes on the way
 * @param options.policy what may run on it
 */
export function pageAnswers(
  status: number,
  html: string,
  {
    keptBy = 'anyone',
    effort = 'kept',
    policy = 'reading'
  }: { keptBy?: KeptBy; effort?: CompressionEffort; policy?: PagePolicy } = {}
): PageAnswers {
  const tags = etagOf(html);
  const common: Record<string, string> = { ...pageHeaders(html, keptBy, policy), vary: 'accept-encoding' };
  const text = Buffer.from(html);
  const made: Partial<Record<Encoding, Variant>> = {};
  const making: Partial<Record<Encoding, Promise<Variant>>> = {};
  let size = text.length;

  async function variant(encoding: Encoding): Promise<Variant> {
    const etag = tags(encoding);
    const body = await compressed(text, encoding, effort);
    if (body !== text) size += body.length;
    const headers = {
      ...common,
      etag,
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      'content-length': String(body.length)
    };
    const { 'content-type': _, ...bare } = common;
    const whole = { status, headers, body };
    // Only a page that exists can be unchanged.
    const unchanged = status === 200 ? { status: 304, headers: { ...bare, etag }, body: null } : whole;
    return (made[encoding] = { etag, whole, unchanged, head: { ...whole, body: null } });
  }

  return {
    ready(asked) {
      const found = made[encodingFor(asked.accept)];
      return found ? answerOf(found, asked) : null;
    },
    async to(asked) {
      const encoding = encodingFor(asked.accept);
      return answerOf(await (making[encoding] ??= variant(encoding)), asked);
    },
    size: () => size
  };
}

function answerOf(
  { etag, whole, unchanged, head }: Variant,
  { method, ifNoneMatch }: PageRequest
): KeptPageAnswer {
  if (unchanged !== whole && matches(ifNoneMatch, etag)) return unchanged;
  return method === 'HEAD' ? head : whole;
}

/** A page with a form: each answer has a one-time key of its own, so that nothing of it is compressed before. */
export function formAnswers(
  status: number,
  html: string,
  { keptBy = 'nobody' }: { keptBy?: KeptBy } = {}
): PageAnswers {
  const common = { ...pageHeaders(html, keptBy), vary: 'accept-encoding' };

  function answer({ method, accept }: PageRequest): KeptPageAnswer {
    const text = Buffer.from(withFormKey(html));
    const zipped = takesGzip(accept);
    // The lowest level is used, because this is compressed for one reader while others wait: 0.1 ms for a
    // form of 12 KB.
    const body = zipped ? gzipSync(text, { level: 1 }) : text;
    const headers = {
      ...common,
      ...(zipped && { 'content-encoding': 'gzip' }),
      'content-length': String(body.length)
    };
    return { status, headers, body: method === 'HEAD' ? null : body };
  }

  return {
    ready: answer,
    to: (asked) => Promise.resolve(answer(asked)),
    size: () => Buffer.byteLength(html)
  };
}

/** A strong tag names bytes, so that each encoding has its own (RFC 9110, 8.8.3). */
function etagOf(body: string): (encoding: Encoding) => string {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  return (encoding) => `"${hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
}

/** Whether `If-None-Match` names that tag: compared weakly, as GET and HEAD do (RFC 9110, 13.1.2). */
function matches(ifNoneMatch: string | null | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
}

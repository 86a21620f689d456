import { encodingFor, type Bodies, type Encoding } from './encoding';
import { etagOf, matches } from './etag';
import { pageHeaders } from './page-headers';

export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer | null;
}

/** What one encoding of a page answers. */
interface Variant {
  etag: string;
  whole: Answer;
  /** to whom has these bytes */
  unchanged: Answer;
  /** to HEAD */
  head: Answer;
}

/** All that a page can answer, made when it is rendered: a page is sent far more often than it is written. */
export type PageAnswers = Readonly<Record<Encoding, Variant>>;

export function pageAnswers(
  status: number,
  html: string,
  bodies: Bodies,
  kept?: { kept: boolean }
): PageAnswers {
  const tags = etagOf(html);
  const common: Record<string, string> = { ...pageHeaders(html, kept), vary: 'accept-encoding' };
  const variant = (encoding: Encoding): Variant => {
    const etag = tags(encoding);
    const body = bodies[encoding];
    const headers = {
      ...common,
      etag,
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      'content-length': String(body.length)
    };
    const { 'content-type': _, ...bare } = common;
    const whole = { status, headers, body };
    // Only what is there can be unchanged.
    const unchanged = status === 200 ? { status: 304, headers: { ...bare, etag }, body: null } : whole;
    return { etag, whole, unchanged, head: { ...whole, body: null } };
  };
  return { br: variant('br'), gzip: variant('gzip'), identity: variant('identity') };
}

interface Asked {
  method: string | undefined;
  accept: string | null | undefined;
  ifNoneMatch: string | null | undefined;
}

export function answerTo(answers: PageAnswers, { method, accept, ifNoneMatch }: Asked): Answer {
  const { etag, whole, unchanged, head } = answers[encodingFor(accept)];
  if (unchanged !== whole && matches(ifNoneMatch, etag)) return unchanged;
  return method === 'HEAD' ? head : whole;
}

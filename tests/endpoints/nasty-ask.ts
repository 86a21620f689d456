import fc from 'fast-check';
import { endpointAddress, type Endpoint } from './endpoints';
import { bodyOf, formFields } from './forms';
import { allNames } from './names';
import { nastyBytes, nastyJson, nastyName, nastyPiece, nastyText } from './nasty';
import { callers, type TownCaller, type Town } from './town';

/** A request that is wrong in some way; all of it can be printed and sent again. */
export interface NastyAsk {
  as: TownCaller;
  method: string;
  path: string;
  headers: Record<string, string>;
  /** cookies besides the caller's own */
  cookies: string | undefined;
  body: Uint8Array | null;
}

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';
const boundary = 'fuzz-boundary';

/** Requests to one endpoint: mostly right, so that they get far, with some things wrong. */
export function nastyAsk(endpoint: Endpoint, here: Town): fc.Arbitrary<NastyAsk> {
  return fc
    .record({
      as: fc.oneof(
        { weight: 5, arbitrary: fc.constant<TownCaller>('recorder') },
        fc.constantFrom(...callers)
      ),
      method: mostly(
        endpoint.method,
        'GET',
        'HEAD',
        'POST',
        'PUT',
        'PATCH',
        'DELETE',
        'OPTIONS',
        'TRACE',
        'PROPFIND'
      ),
      path: path(endpoint, here),
      headers: headers(here),
      cookies: fc.option(
        fc.constantFrom(
          'PARAGLIDE_LOCALE=__proto__',
          'PARAGLIDE_LOCALE=%',
          'a=%zz; =; ;;',
          'sunboard.session_token=x.y',
          'sunboard_board=%00'
        ),
        { freq: 6, nil: undefined }
      ),
      sent: endpoint.method === 'GET' ? fc.constant(null) : sent(endpoint, here)
    })
    .map(({ sent, headers, ...rest }) => ({
      ...rest,
      headers: { ...headers, ...(sent && sent.headers) },
      body: sent && rest.method !== 'GET' && rest.method !== 'HEAD' ? sent.body : null
    }));
}

function mostly(right: string, ...odd: string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(right) }, fc.constantFrom(...odd));
}

function path(endpoint: Endpoint, here: Town): fc.Arbitrary<string> {
  const own = [here.a.notice, here.a.announcement, here.a.withdrawn, here.b.board];
  const param = fc.oneof(fc.constantFrom(...own), nastyPiece);
  const pair = fc.tuple(
    fc.oneof(fc.constantFrom(...allNames), nastyPiece),
    fc.oneof(nastyPiece, fc.constant('2026-11'))
  );
  return fc
    .tuple(
      fc.array(param, { minLength: endpoint.params.length, maxLength: endpoint.params.length }),
      fc.array(pair, { maxLength: 4 })
    )
    .map(([params, query]) => {
      const blank = Object.fromEntries(endpoint.params.map((name) => [name, name]));
      const filled = endpoint.params.reduce(
        (address, name, at) => address.replace(name, () => params[at] ?? ''),
        endpointAddress(
          { ...endpoint, route: endpoint.route.replace(/\[(?:\.\.\.)?(\w+)\]/g, '[$1]') },
          blank
        )
      );
      const asked = query.map(([name, value]) => `${name}=${value}`).join('&');
      return asked === '' ? filled : `${filled}${filled.includes('?') ? '&' : '?'}${asked}`;
    });
}

/** Header values hold Latin-1 without control characters; everything else is left to raw sockets. */
const value = nastyText.map((text) => text.replace(/[^\x20-\x7e]/g, '').slice(0, 500));

function headers(here: Town): fc.Arbitrary<Record<string, string>> {
  const sometimes = (arbitrary: fc.Arbitrary<string>) => fc.option(arbitrary, { freq: 6, nil: undefined });
  const origin = fc.oneof(
    { weight: 9, arbitrary: fc.constant<string | undefined>(here.url) },
    fc.constantFrom(
      undefined,
      'null',
      'http://elsewhere.example',
      `${here.url}/`,
      here.url.replace('http', 'https')
    )
  );
  return fc
    .record({
      origin,
      accept: fc.oneof(fc.constantFrom('text/html', json, '*/*', ''), value),
      'accept-language': sometimes(value),
      'accept-encoding': sometimes(value),
      'if-none-match': sometimes(value),
      'if-modified-since': sometimes(value),
      range: sometimes(fc.constantFrom('bytes=0-0', 'bytes=-1', 'bytes=9-1', 'bytes=x', 'bytes=99999999-')),
      'last-event-id': sometimes(value),
      'x-forwarded-for': sometimes(value),
      'x-forwarded-proto': sometimes(value),
      'x-sunboard-proto': sometimes(value),
      'x-sunboard-ip': sometimes(value),
      'x-sveltekit-action': sometimes(fc.constantFrom('true', 'x')),
      'x-http-method-override': sometimes(fc.constant('DELETE')),
      'sec-fetch-site': sometimes(fc.constantFrom('same-origin', 'cross-site', 'none', 'x'))
    })
    .map((all) =>
      Object.fromEntries(
        Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)
      )
    );
}

function sent(
  endpoint: Endpoint,
  here: Town
): fc.Arbitrary<{ headers: Record<string, string>; body: Uint8Array }> {
  const right = endpoint.kind === 'action' ? form : json;
  const type = mostly(
    right,
    form,
    json,
    `multipart/form-data; boundary=${boundary}`,
    'multipart/form-data',
    'text/plain',
    '',
    'x',
    'application/json;charset=gbk',
    `${form}; charset=utf-16`
  );
  const coding = fc.option(fc.constantFrom('gzip', 'br', 'identity', 'x'), { freq: 12, nil: undefined });
  const bodies =
    endpoint.kind === 'action'
      ? [
          { weight: 6, arbitrary: fields(formFields(endpoint.id, here), here) },
          { weight: 3, arbitrary: parts(formFields(endpoint.id, here)) }
        ]
      : [{ weight: 6, arbitrary: object(bodyOf(endpoint.id, here)) }];
  const body = fc.oneof(
    ...bodies,
    fc.record({
      type,
      bytes: fc.oneof(
        nastyBytes,
        nastyJson.map((text) => Buffer.from(text))
      )
    })
  );
  return fc.tuple(body, coding).map(([{ type, bytes }, encoding]) => ({
    headers: {
      ...(type !== '' && { 'content-type': type }),
      ...(encoding !== undefined && { 'content-encoding': encoding })
    },
    body: bytes
  }));
}

/** The right form with fields missing, doubled, and filled with unexpected values. */
function fields(right: Record<string, string>, { a }: Town) {
  const own = [a.open, a.sealed, a.announcement, 'a-good-key-1', a.id, a.subjects[0] ?? ''];
  return fc
    .array(
      fc.tuple(
        fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...allNames, ...Object.keys(right)) }, nastyName),
        fc.oneof(nastyText, fc.constantFrom(...own))
      ),
      {
        maxLength: 4
      }
    )
    .chain((odd) =>
      fc.subarray(Object.entries(right), { minLength: 0 }).map((kept) => {
        const pairs = [...kept, ...odd].map((pair) =>
          pair.map((text) => encodeURIComponent(text.toWellFormed())).join('=')
        );
        return { type: form, bytes: Buffer.from(pairs.join('&')) };
      })
    );
}

/** Parts with and without names, files where texts belong, boundaries that never come. */
function parts(right: Record<string, string>) {
  const name = fc
    .oneof(fc.constantFrom(...Object.keys(right), 'files'), nastyName)
    .map((text) => text.replace(/["\r\n]/g, ''));
  const file = fc.constantFrom(
    '',
    '; filename="a.csv"',
    '; filename="a.xlsx"',
    '; filename=""',
    '; filename="../a.xls"',
    "; filename*=utf-8''%zz"
  );
  const part = fc
    .tuple(
      name,
      file,
      nastyBytes.filter(({ length }) => length < 70_000)
    )
    .map(([each, filename, bytes]) =>
      Buffer.concat([
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="${each.toWellFormed()}"${filename}\r\n\r\n`
        ),
        bytes,
        Buffer.from('\r\n')
      ])
    );
  return fc
    .tuple(
      fc.array(part, { maxLength: 5 }),
      fc.constantFrom(`--${boundary}--\r\n`, '', '--', `--${boundary}`),
      fc.boolean()
    )
    .map(([all, end, closed]) => ({
      type: `multipart/form-data; boundary=${closed ? boundary : 'another'}`,
      bytes: Buffer.concat([...all, Buffer.from(end)])
    }));
}

/** The right object with members missing, of other types, and more than asked for. */
function object(right: Record<string, unknown>) {
  return fc
    .tuple(
      fc.subarray(Object.entries(right)),
      fc.array(fc.tuple(fc.oneof(fc.constantFrom(...Object.keys(right), 'a'), nastyName), fc.jsonValue()), {
        maxLength: 3
      }),
      nastyJson,
      fc.nat(9)
    )
    .map(([kept, odd, other, pick]) => ({
      type: json,
      bytes: Buffer.from(pick < 3 ? other : JSON.stringify(Object.fromEntries([...kept, ...odd])))
    }));
}

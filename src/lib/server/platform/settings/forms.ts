import { isIP } from 'node:net';
import * as v from 'valibot';
import { browsersOpen } from './blocked-ports';

/** An origin, without a path: `https://example.org`. */
export const origin = v.pipe(
  v.string(),
  v.url(),
  v.transform((url) => new URL(url)),
  v.check(
    ({ protocol, pathname, search, hash, username, password }) =>
      /^https?:$/.test(protocol) && `${search}${hash}${username}${password}` === '' && pathname === '/'
  ),
  v.check(({ port }) => browsersOpen(Number(port))),
  v.transform((url) => url.origin)
);

/** `postgres://user:password@host/database` */
export const postgresUrl = v.pipe(
  v.string(),
  v.url(),
  v.check((text) => {
    const { protocol, pathname } = new URL(text);
    return /^postgres(?:ql)?:$/.test(protocol) && pathname.length > 1;
  })
);

/** `smtps://user:password@host:port`, without a path or options. */
export const smtpUrl = v.pipe(
  v.string(),
  v.url(),
  v.check((text) => {
    const { protocol, hostname, pathname, search, hash } = new URL(text);
    return (
      /^smtps?:$/.test(protocol) && hostname !== '' && /^\/?$/.test(pathname) && `${search}${hash}` === ''
    );
  }),
  v.check((text) => {
    const { username, password } = new URL(text);
    // A password without a user is a mistake; and a % that isn't followed by UTF-8 can't be sent to a
    // server.
    return (username !== '' || password === '') && [username, password].every(isDecodable);
  })
);

function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '' || text === '';
  } catch {
    return false;
  }
}

/** A moment with its time zone, as `2026-11-05T12:00:00+08:00`; gives it in UTC. */
export const instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})$/),
  v.check((text) => !Number.isNaN(Date.parse(text))),
  v.transform((text) => new Date(text).toISOString())
);

export const port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/),
  v.transform(Number),
  v.minValue(1),
  v.maxValue(65535),
  v.check(browsersOpen)
);

/** IANA name, as the machine's own tables know it. Offsets like +08:00 are no zones: they know no summer time. */
export const timeZone = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]/),
  v.check((name) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  })
);

/** Addresses and networks, by comma: `127.0.0.1, 10.0.0.0/8`; `loopback` is this machine itself. */
export const addresses = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').flatMap((part) => networks(part.trim()))),
  v.check((list) => list.every(isNetwork))
);

function networks(name: string): string[] {
  return name === 'loopback' ? ['127.0.0.0/8', '::1'] : [name];
}

function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more !== undefined) return false;
  // A network that is everybody would believe everybody.
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

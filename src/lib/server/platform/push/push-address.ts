import { lookup, type LookupAddress } from 'node:dns';
import { Agent } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicOrigin } from '../settings/public-address';

/** Characters of the longest address that a browser's push service gives out, and some more. */
const longest = 1024;

/**
 * Whether the server may send to an address that a browser has named: https at its usual port, by a public name. An
 * address in figures is none of a push service, and could be one of the network that the server stands in.
 */
export function isPushAddress(address: string): boolean {
  if (address.length > longest || !URL.canParse(address)) return false;
  const { protocol, hostname, port, hash, origin, username, password } = new URL(address);
  if (protocol !== 'https:' || `${port}${hash}${username}${password}` !== '') return false;
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 && isPublicOrigin(origin);
}

/** Looks a name up, and leaves out what lies within a private network, whatever the name's owner says. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const [first, ...others] = error ? [] : found.filter(isPublic);
    if (!first) done(error ?? Object.assign(new Error('no public address'), { code: 'EPRIVATE' }), '');
    else if (options.all) done(null, [first, ...others]);
    else done(null, first.address, first.family);
  });
};

function isPublic({ address, family }: LookupAddress): boolean {
  return isPublicOrigin(family === 6 ? `https://[${address}]` : `https://${address}`);
}

/** Connects to public addresses only, by the very answer that was judged: a second one can't lead inside. */
export function publicAgent(): Agent {
  return new Agent({ lookup: publicLookup });
}

import { BlockList, isIP } from 'node:net';

/** Addresses whose standing is remembered. */
const mostKnown = 1000;

/** The facts about the caller in a connection and its headers. */
interface CallerSource {
  /** the other end of the connection; undefined when it is gone already */
  remote: string | undefined;
  /** the connection itself is TLS */
  encrypted: boolean;
  forwardedFor: string | readonly string[] | undefined;
  forwardedProto: string | readonly string[] | undefined;
}

export interface HttpCaller {
  /** IPv4 or IPv6; an IPv4 address that came mapped into IPv6 is written as IPv4 */
  address: string;
  protocol: 'http' | 'https';
}

/**
 * Finds the caller's address and protocol. Headers of proxies are believed only from addresses in
 * `trusted`: the list in X-Forwarded-For is read from the right, where each proxy has added the address it
 * saw, up to the first that isn't a proxy. Anything before it is the sender's own word.
 * @param trusted addresses and networks (`10.0.0.0/8`), as setting TRUST_PROXY has them
 */
export function callerBehind(trusted: readonly string[]): (asked: CallerSource) => HttpCaller {
  const proxies = new BlockList();
  for (const one of trusted) {
    const [address = '', bits] = one.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    proxies.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  // Asked at every request, and mostly of the same few addresses: a list's own answer takes longer than a whole page.
  const known = new Map<string, boolean>();
  const isProxy = (address: string) => {
    const before = known.get(address);
    if (before !== undefined) return before;
    if (known.size >= mostKnown) known.clear();
    const found = proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
    known.set(address, found);
    return found;
  };

  return ({ remote, encrypted, forwardedFor, forwardedProto }) => {
    const nearest = plain(remote ?? '');
    const own = encrypted ? 'https' : 'http';
    if (!isProxy(nearest)) return { address: nearest, protocol: own };
    let address = nearest;
    for (const seen of partsOf(forwardedFor).reverse()) {
      const hop = plain(seen);
      if (isIP(hop) === 0) break;
      address = hop;
      if (!isProxy(hop)) break;
    }
    const said = partsOf(forwardedProto).pop();
    return { address, protocol: said === 'https' || said === 'http' ? said : own };
  };
}

function partsOf(header: string | readonly string[] | undefined): string[] {
  return [header ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((part) => part.trim());
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

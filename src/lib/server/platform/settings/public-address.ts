import { BlockList, isIP } from 'node:net';

/** Networks that a resident's phone on mobile data never reaches: RFC 6890 and its registries. */
const unreachable = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3]
] as const)
  unreachable.addSubnet(net, prefix, 'ipv4');
unreachable.addSubnet('2001:db8::', 32, 'ipv6');
// Teredo and 6to4 carry an IPv4 address, which may be any of those above.
unreachable.addSubnet('2001::', 32, 'ipv6');
unreachable.addSubnet('2002::', 16, 'ipv6');

/**
 * The routed part of IPv6, 2000::/3; loopback, link-local, unique local and mapped addresses all lie
 * outside.
 */
const routed = new BlockList();
routed.addSubnet('2000::', 3, 'ipv6');

/** Names that no public DNS answers (RFC 6761, 6762, 8375, 9476 and what home routers hand out). */
const localNames =
  /\.(local|localhost|localdomain|internal|intranet|lan|home|corp|home\.arpa|test|invalid|example|alt|onion)$/;

/**
 * Whether a QR code may lead there: an http(s) origin that a phone outside the building can reach. It judges the
 * address alone and asks no network.
 */
export function isPublicOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return false;
  if (username !== '' || password !== '') return false;
  return isPublicHost(hostname);
}

/**
 * The address for a QR code of `path`; null when residents' phones couldn't reach it, so that none is
 * drawn. In the demo any origin will do, because the phone that scans it is in the same room.
 */
export function reachable(
  { publicUrl, demo }: { publicUrl: string | null; demo: boolean },
  path: string
): string | null {
  if (publicUrl === null || !(demo || isPublicOrigin(publicUrl))) return null;
  return new URL(path, publicUrl).href;
}

function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host) === 4) return !unreachable.check(host, 'ipv4');
  if (isIP(host) === 6) return routed.check(host, 'ipv6') && !unreachable.check(host, 'ipv6');
  return host.includes('.') && !localNames.test(host);
}

import { networkInterfaces } from 'node:os';

/**
 * The address at which phones in the same LAN reach this machine; null when it has none.
 * @returns {string | null}
 */
export function lanAddress() {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
}

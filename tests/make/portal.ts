import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A portal's page, as a hotel's network shows it until its guest has signed in. */
const welcome = '<!doctype html><title>Portal</title><h1>Welcome to the hotel</h1>';

/** A browser keeps the portal's answers for a while, as it would an answer of ours. */
const kept = { 'cache-control': 'max-age=600' };

/** The portal leads to this address, whose answer looks like a script. */
const entrance = '/portal.js';

/**
 * A network that a browser reaches through this proxy. It passes everything on, and can have a portal stand before some
 * addresses.
 */
export interface PortalNetwork {
  /** for the browser's context */
  proxy: { server: string };
  /**
   * @param before the paths before which the portal stands from now on; none: the network is open
   * @param how `page`: it answers 200 with its page; `leads`: it leads to an address of its own
   */
  stands(before: RegExp | null, how?: 'page' | 'leads'): void;
  /** how often the portal has answered since it stands */
  answered(): number;
  close(): Promise<void>;
}

export async function portalNetwork(): Promise<PortalNetwork> {
  let portal: { before: RegExp; how: 'page' | 'leads' } | null = null;
  let answered = 0;

  function answer(req: IncomingMessage, res: ServerResponse): void {
    const { pathname } = new URL(req.url ?? '');
    if (pathname === entrance) res.writeHead(200, { 'content-type': 'text/javascript' }).end('"portal"');
    else if (!portal?.before.test(pathname)) return forward(req, res);
    else if (portal.how === 'page') res.writeHead(200, { 'content-type': 'text/html', ...kept }).end(welcome);
    else res.writeHead(302, { location: entrance, ...kept }).end();
    answered += 1;
  }

  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    proxy: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    stands(before, how = 'page') {
      portal = before && { before, how };
      answered = 0;
    },
    answered: () => answered,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    }
  };
}

function forward(req: IncomingMessage, res: ServerResponse): void {
  const passed = request(req.url ?? '', { method: req.method, headers: req.headers }, (got) => {
    res.writeHead(got.statusCode ?? 502, got.headers);
    got.pipe(res);
  });
  // The server is being restarted, or the browser has left.
  passed.on('error', () => res.destroy());
  res.on('close', () => passed.destroy());
  req.pipe(passed);
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { limits } from './lib/server/imports/limits';
import { once } from './lib/server/once';

/** The process: what `hooks.server.ts` hands over answers first, all else is Kit's. */
interface Process {
  front(req: IncomingMessage, res: ServerResponse): boolean;
  hush(): void;
  close(): Promise<void>;
}

// Read when the handler is imported. Kit would otherwise take https for granted, and refuse plain-http forms.
process.env.PROTOCOL_HEADER ??= 'x-sunboard-proto';
// Workbooks come through a form; the office itself refuses in words what is over its limits.
process.env.BODY_SIZE_LIMIT ??= String(limits.body);

const { handler } = await import('./handler.js').catch((error: unknown) => {
  // What `init` refuses (a wrong setting, a database that can't be opened) is a sentence, not a stack.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
const house = once<Process>('process', () => {
  throw new Error('hooks.server.ts has opened nothing');
});

/** Shells and the worker must be asked for each time: they name the files of the newest version. */
const alwaysAsk = /^\/(?:wall|shell|service-worker\.js|watchdog\.js)(?:$|[?])/;

const server = createServer((req, res) => {
  // Set here on every request, so that nobody outside can: Kit and sign-in believe them.
  req.headers['x-sunboard-proto'] = protocolOf(req);
  req.headers['x-sunboard-ip'] = addressOf(req);
  if (house.front(req, res)) return;
  if (alwaysAsk.test(req.url ?? '')) res.setHeader('cache-control', 'no-cache');
  handler(req, res, () => res.writeHead(404).end());
});

/** With TRUST_PROXY=1 whoever connects is the operator's own proxy, and its word is taken. */
const trustsProxy = process.env.TRUST_PROXY === '1';

function protocolOf(req: IncomingMessage): string {
  if (trustsProxy && req.headers['x-forwarded-proto'] === 'https') return 'https';
  return (req.socket as TLSSocket).encrypted ? 'https' : 'http';
}

/** The last address in the list is the one that the proxy itself saw; those before it are the sender's word. */
function addressOf(req: IncomingMessage): string {
  const forwarded = trustsProxy
    ? [req.headers['x-forwarded-for'] ?? ''].flat().join(',').split(',').pop()?.trim()
    : '';
  return forwarded || (req.socket.remoteAddress ?? '');
}

const port = Number(process.env.PORT ?? 4000);
const host = process.env.HOST ?? '0.0.0.0';
server.on('error', (error: NodeJS.ErrnoException) => {
  const why = error.code === 'EADDRINUSE' ? `端口 ${port} 已被占用 / port ${port} is in use` : error.message;
  process.stderr.write(`${why}\n`);
  process.exit(1);
});
server.listen(port, host, () => {
  process.stdout.write(`阳光榜 / Sunboard: http://${host === '0.0.0.0' ? 'localhost' : host}:${port}\n`);
  process.send?.('listening');
});

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  house.hush();
  server.close(() => void house.close().then(() => process.exit(0)));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 5000).unref();
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
// Whoever started this as its child is gone.
process.on('disconnect', stop);

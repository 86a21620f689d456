import { appendFileSync, mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import type { HistoryServer, ServerDeed } from './server';

const prefix = '/histories/';
const failures = fileURLToPath(new URL('../../test-results', import.meta.url));

/**
 * Serves the real server code to the browser that plays histories, one server for each history: `POST
 * /histories/{name}/begin`, `/end`, `/deed` (JSON), `/failed` (keeps its name in test-results), `GET /histories/{name}/kept`, and the app's own addresses
 * below `/histories/{name}`.
 */
export function serveHistories(): Plugin {
  const servers = new Map<string, HistoryServer>();
  let loader: Promise<ViteDevServer> | null = null;
  return {
    name: 'sunboard: serve histories',
    configureServer({ middlewares, httpServer }) {
      httpServer?.once('close', () => void loader?.then((vite) => vite.close()));
      middlewares.use((req, res, next) => {
        if (!req.url?.startsWith(prefix)) return next();
        loader ??= serverLoader();
        answer(loader, servers, req, res).catch((error: unknown) => {
          res.writeHead(500).end(error instanceof Error ? error.stack : String(error));
        });
      });
    }
  };
}

/** Loads the server's modules as they are; the test runner's own loader would rewrite their imports for the browser. */
function serverLoader(): Promise<ViteDevServer> {
  const alias = { $lib: fileURLToPath(new URL('../../src/lib', import.meta.url)) };
  const server = { middlewareMode: true, watch: null, hmr: false, ws: false } as const;
  return createServer({ configFile: false, appType: 'custom', resolve: { alias }, server });
}

async function answer(
  loader: Promise<ViteDevServer>,
  servers: Map<string, HistoryServer>,
  req: IncomingMessage,
  res: ServerResponse
): Promise<void> {
  const [name = '', ...path] = (req.url ?? '').slice(prefix.length).split('/');
  const address = `/${path.join('/')}`;
  const body = await bodyOf(req);
  if (address === '/failed') {
    mkdirSync(failures, { recursive: true });
    appendFileSync(join(failures, 'failed-histories.txt'), `${name}\n`);
    return void res.end();
  }
  if (address === '/begin') {
    const { historyServer } = (await (
      await loader
    ).ssrLoadModule(fileURLToPath(new URL('server.ts', import.meta.url)))) as typeof import('./server');
    servers.set(name, await historyServer());
    return void res.end();
  }
  const server = servers.get(name);
  if (!server) return void res.writeHead(404).end();
  if (address === '/deed') {
    await server.does(JSON.parse(body.toString()) as ServerDeed);
    return void res.end();
  }
  if (address === '/kept') return void res.end(JSON.stringify(await server.kept()));
  if (address === '/end') {
    servers.delete(name);
    await server.end();
    return void res.end();
  }
  const headers = new Headers({ 'content-type': req.headers['content-type'] ?? '' });
  const sent = req.method === 'POST' ? { method: 'POST', headers, body: new Uint8Array(body) } : {};
  const answered = await server.ask(new Request(`http://localhost${address}`, sent));
  res.writeHead(answered.status, Object.fromEntries(answered.headers));
  res.end(Buffer.from(await answered.arrayBuffer()));
}

async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

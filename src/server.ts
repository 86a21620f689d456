import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { setFlagsFromString } from 'node:v8';
import { announcementBody } from './lib/server/domain/announcements/files/file-kind';
import { callerBehind } from './lib/server/platform/http/caller';
import { importLimits } from './lib/server/domain/imports/limits';
import { once } from './lib/server/platform/process/once';
import { descriptorBudget, tooFewDescriptors } from './lib/server/platform/process/descriptors';
import { inTurn } from './lib/server/platform/process/in-turn';
import { listen } from './lib/server/platform/process/listen';
import { isOfLoading, loadProgram, notLoaded } from './lib/server/platform/process/load-program';
import { stopOnSignal } from './lib/server/platform/process/stop';
import type { ServerProcess } from './lib/server/platform/process/server-process';
import { watchConnections } from './lib/server/platform/process/watch-connections';
import { announceFirstRun } from './lib/server/domain/setup/announce-first-run';
import { readSettings, type Settings } from './lib/server/platform/settings/settings';
import { unknownSettings } from './lib/server/platform/settings/unknown-settings';

/**
 * Ends a start that is refused (a wrong setting, a database that can't be opened) with a sentence instead of
 * a stack.
 */
function refuse(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

// A county's boards stay connected for months and all ask at once. V8 would let its heap grow to three times
// what they hold before collecting, and machines that serve a county are small.
setFlagsFromString('--heap-growing-percent=40');

for (const sentence of unknownSettings(process.env)) process.stderr.write(`${sentence}\n`);
// Kit finds the same settings in this slot, so that they are read once, before anything is opened.
const settings = once<Settings>('settings', () => {
  try {
    return readSettings(process.env);
  } catch (error) {
    return refuse(error);
  }
});

// Kit's adapter reads settings of its own when imported, which would change the server beyond its documented
// list.
for (const name of ['ORIGIN', 'HOST_HEADER', 'PORT_HEADER', 'ADDRESS_HEADER', 'XFF_DEPTH'])
  delete process.env[name];
// Without it Kit would assume https, and refuse forms over plain http.
process.env.PROTOCOL_HEADER = 'x-sunboard-proto';
// Workbooks and films come through forms; the office itself refuses larger ones with a sentence.
process.env.BODY_SIZE_LIMIT = String(Math.max(importLimits.body, announcementBody));

// A document is read in a thread, whose program lies beside this file.
once<URL | null>('reading-program', () => new URL('./reading-worker.js', import.meta.url));

// This check comes before the program is loaded: with very few descriptors loading fails, and this says why.
const descriptors = descriptorBudget();
const tooFew = tooFewDescriptors(descriptors);
if (tooFew) process.stderr.write(`${tooFew}\n`);

// Everything is loaded before the handler, whose import opens the database: an installation that is broken leaves
// the data as it is.
await loadProgram(import.meta.url).catch(refuse);
const { handler } = await import('./handler.js').catch((error: unknown) =>
  refuse(isOfLoading(error) ? notLoaded(new URL('handler.js', import.meta.url).href, error) : error)
);
const app = once<ServerProcess>('process', () => {
  throw new Error('hooks.server.ts has opened nothing');
});

const callerOf = callerBehind(settings.trustProxy);

/**
 * Answers a request. An error before an endpoint has answered is that request's fault alone, and doesn't end
 * the process.
 */
function answer(req: IncomingMessage, res: ServerResponse): void {
  try {
    handOver(req, res);
  } catch (error) {
    app.log.error({ err: error }, 'before the endpoints');
    if (res.headersSent) res.destroy();
    else res.writeHead(500, { 'cache-control': 'no-store' }).end();
  }
}

function handOver(req: IncomingMessage, res: ServerResponse): void {
  const { address, protocol } = callerOf({
    remote: req.socket.remoteAddress,
    encrypted: (req.socket as TLSSocket).encrypted,
    forwardedFor: req.headers['x-forwarded-for'],
    forwardedProto: req.headers['x-forwarded-proto']
  });
  // These headers are set on every request, because Kit and sign-in trust them and clients could send them
  // too.
  req.headers['x-sunboard-proto'] = protocol;
  req.headers['x-sunboard-ip'] = address;
  app.answer(req, res, () => handler(req, res, () => res.writeHead(404).end()));
}

// A proxy keeps idle connections, Caddy for 120 seconds. One that this server closes first may lose a form that the
// proxy sends at that moment, and no proxy sends a form twice. Visitors without a proxy have Node's five seconds, so
// that idle ones hold no descriptors.
const keepAliveTimeout = settings.trustProxy.length > 0 ? 130_000 : 5_000;

// Node would answer a request without Host, or with an unknown Expect, by itself; here all are refused in one
// place.
const server = createServer({ requireHostHeader: false, keepAliveTimeout }, (req, res) =>
  inTurn(req, res, () => answer(req, res))
);
watchConnections(server, descriptors, app.log);
server.on('checkExpectation', answer);
server.on('clientError', (error, socket) => app.malformed(error, socket));
server.on('connect', (_, socket) => app.malformed(new Error('no proxy'), socket));

// An uncaught error leaves the process in an unknown state, so it ends, and its supervisor starts it anew.
process.on('uncaughtException', (error) => {
  app.log.fatal({ err: error }, 'uncaught');
  process.exit(1);
});

const { port, host, drainSeconds } = settings;
await listen(server, { host, port });
stopOnSignal(server, app, drainSeconds * 1000, (step) => app.log.info(step));
app.log.info({ port, node: process.version }, 'started');
const local = `http://${['0.0.0.0', '::'].includes(host) ? 'localhost' : host}:${port}`;
if (process.stdout.isTTY) process.stdout.write(`阳光榜 / Sunboard: ${local}\n`);
if (app.setupPath !== null) announceFirstRun(settings.publicUrl, local, app.setupPath);
process.send?.('listening');

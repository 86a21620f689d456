import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { setFlagsFromString } from 'node:v8';
import type { Logger } from 'pino';
import { announcementBody } from './lib/server/announcements/files/file-kind';
import { callerBehind } from './lib/server/front/caller';
import { limits } from './lib/server/imports/limits';
import { once } from './lib/server/once';
import { listen } from './lib/server/process/listen';
import { stopOnSignal, type Stoppable } from './lib/server/process/stop';
import { tellFirstRun } from './lib/server/setup/tell-first-run';
import { readSettings, type Settings } from './lib/server/settings/settings';
import { unknownSettings } from './lib/server/settings/unknown-settings';

/** The process: what `hooks.server.ts` hands over answers first, all else is Kit's. */
interface Process extends Stoppable {
  front(req: IncomingMessage, res: ServerResponse): boolean;
  /** answers bytes that are no request */
  malformed(error: NodeJS.ErrnoException, socket: Duplex): void;
  log: Logger;
  /** of the one-time address, while there is no unit */
  setupPath: string | null;
}

/** What a start refuses (a wrong setting, a database that can't be opened) is a sentence, not a stack. */
function refuse(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

// A county's boards stay for months, and all of them ask at once: V8 would let its heap grow to three times what they hold
// before it tidies up, and machines that serve a county are small.
setFlagsFromString('--heap-growing-percent=40');

for (const sentence of unknownSettings(process.env)) process.stderr.write(`${sentence}\n`);
// Kit finds the same settings in this slot: they are read once, before anything is opened.
const settings = once<Settings>('settings', () => {
  try {
    return readSettings(process.env);
  } catch (error) {
    return refuse(error);
  }
});

// Kit's adapter has settings of its own, which would change the server past its list. Read when it is imported.
for (const name of ['ORIGIN', 'HOST_HEADER', 'PORT_HEADER', 'ADDRESS_HEADER', 'XFF_DEPTH'])
  delete process.env[name];
// Kit would otherwise take https for granted, and refuse plain-http forms.
process.env.PROTOCOL_HEADER = 'x-sunboard-proto';
// Workbooks and films come through forms; the office itself refuses in words what is over its limits.
process.env.BODY_SIZE_LIMIT = String(Math.max(limits.body, announcementBody));

const { handler } = await import('./handler.js').catch(refuse);
const house = once<Process>('process', () => {
  throw new Error('hooks.server.ts has opened nothing');
});

const callerOf = callerBehind(settings.trustProxy);

/** What goes wrong before a door has answered is that one request's fault, not the process's. */
function answer(req: IncomingMessage, res: ServerResponse): void {
  try {
    pass(req, res);
  } catch (error) {
    house.log.error({ err: error }, 'before the doors');
    if (res.headersSent) res.destroy();
    else res.writeHead(500, { 'cache-control': 'no-store' }).end();
  }
}

function pass(req: IncomingMessage, res: ServerResponse): void {
  const { address, protocol } = callerOf({
    remote: req.socket.remoteAddress,
    encrypted: (req.socket as TLSSocket).encrypted,
    forwardedFor: req.headers['x-forwarded-for'],
    forwardedProto: req.headers['x-forwarded-proto']
  });
  // Set here on every request, so that nobody outside can: Kit and sign-in believe them.
  req.headers['x-sunboard-proto'] = protocol;
  req.headers['x-sunboard-ip'] = address;
  if (!house.front(req, res)) handler(req, res, () => res.writeHead(404).end());
}

// Without a Host, and with an Expect that nobody knows, Node would answer by itself: all is refused in one place.
const server = createServer({ requireHostHeader: false }, answer);
server.on('checkExpectation', answer);
server.on('clientError', (error, socket) => house.malformed(error, socket));
server.on('connect', (_, socket) => house.malformed(new Error('no proxy'), socket));

// What nobody caught leaves the process in a state that nobody knows: it ends, and whoever keeps it starts it anew.
process.on('uncaughtException', (error) => {
  house.log.fatal({ err: error }, 'uncaught');
  process.exit(1);
});

const { port, host, drainSeconds } = settings;
await listen(server, { host, port });
stopOnSignal(server, house, drainSeconds * 1000, (step) => house.log.info(step));
house.log.info({ port, node: process.version }, 'started');
const local = `http://${['0.0.0.0', '::'].includes(host) ? 'localhost' : host}:${port}`;
if (process.stdout.isTTY) process.stdout.write(`阳光榜 / Sunboard: ${local}\n`);
if (house.setupPath !== null) tellFirstRun(settings.publicUrl, local, house.setupPath);
process.send?.('listening');

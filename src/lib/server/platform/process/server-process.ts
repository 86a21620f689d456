import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { Stoppable } from './stop';

/** The process: the answers of `hooks.server.ts` come first, and Kit answers everything else. */
export interface ServerProcess extends Stoppable {
  /** @param kit answers what isn't answered before it */
  answer(req: IncomingMessage, res: ServerResponse, kit: () => void): void;
  /** answers bytes that are no request */
  malformed(error: NodeJS.ErrnoException, socket: Duplex): void;
  log: Logger;
  /** path of the one-time address, while there is no unit */
  setupPath: string | null;
}

/** Declares Kit's handler, which the adapter writes beside the built `server.js`. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export function handler(req: IncomingMessage, res: ServerResponse, next: () => void): void;

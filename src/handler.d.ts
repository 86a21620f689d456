/** Kit's handler as the adapter writes it beside the built `server.js`. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export function handler(req: IncomingMessage, res: ServerResponse, next: () => void): void;

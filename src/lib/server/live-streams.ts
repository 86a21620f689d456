import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from './app';
import { demoBoardStream, pairedBoardStream } from './domain/boards/board-streams';
import { officeStream } from './domain/dashboard/office-stream';
import { myStream } from './domain/me/my-stream';
import { answerStream, streamRoute, type StreamEndpoint } from './platform/live/answer-live';

/** The streams that are answered here, of all addresses that begin with `/api/live/`. */
export const liveStreams: readonly StreamEndpoint<App>[] = [
  pairedBoardStream,
  demoBoardStream,
  myStream,
  officeStream
];

/** Live events: true when the address is one of theirs. */
export function answerLive(app: App, req: IncomingMessage, res: ServerResponse): boolean {
  return answerStream(liveStreams, app, req, res);
}

/** The route of an address below `/api/live/`, for the log. */
export function liveRoute(address: string): string {
  return streamRoute(liveStreams, address);
}

import { SimulatedBoard, type Endpoints, type CrowdTally } from './simulated-board';

/** Messages to the crowd's process. */
export type CrowdMessage =
  | { open: Endpoints; cookies: string[] }
  /** waits for the next event */
  | { await: 'event' }
  /** all connections will be lost, and have to come back */
  | { await: 'return' };

/** Messages from the crowd's process; seconds and `at` count from the message that it answers. */
export type CrowdReport =
  | { is: 'ready' }
  | { is: 'open' }
  | { is: 'event' }
  | { is: 'fed' }
  /** `streams` and `feeds` are the times at which connections stood, in ms since 1970 */
  | { is: 'back'; streams: number[]; feeds: number[] };

/**
 * Number of connections that are opened at a time, because a listening socket's queue is shorter than ten
 * thousand.
 */
const atOnce = 100;

/** Simulates thousands of boards in one process, apart from the server that they use. */
const boards = new Set<SimulatedBoard>();
const open = new Set<SimulatedBoard>();
let waiting: { event: Set<SimulatedBoard>; fed: Set<SimulatedBoard> } | null = null;
let returning: { lost: boolean; streams: number[]; feeds: number[] } | null = null;
let opening: (() => void) | null = null;

const say = (says: CrowdReport) => process.send?.(says);

const tally: CrowdTally = {
  connected(kind) {
    returning?.[kind === 'stream' ? 'streams' : 'feeds'].push(Date.now());
  },
  opened(board) {
    open.add(board);
    opening?.();
    if (!returning?.lost || open.size < boards.size) return;
    const { streams, feeds } = returning;
    returning = null;
    say({ is: 'back', streams, feeds });
  },
  lost(board) {
    open.delete(board);
    if (returning) returning.lost = true;
  },
  event(board) {
    if (waiting?.event.delete(board) && waiting.event.size === 0) say({ is: 'event' });
  },
  fed(board) {
    // Only requests made after the event count, because earlier ones get the earlier feed.
    if (!waiting || waiting.event.has(board)) return;
    if (waiting.fed.delete(board) && waiting.fed.size === 0) say({ is: 'fed' });
  }
};

async function openAll(endpoints: Endpoints, cookies: readonly string[]): Promise<void> {
  for (let from = 0; from < cookies.length; from += atOnce) {
    const lot = cookies.slice(from, from + atOnce).map((cookie, at) => {
      const address = `127.0.0.${2 + ((from + at) % 8)}`;
      const board = new SimulatedBoard(endpoints, { cookie, address }, tally);
      boards.add(board);
      return board;
    });
    await new Promise<void>((done) => {
      opening = () => {
        if (lot.every((board) => open.has(board))) done();
      };
      for (const board of lot) board.start();
    });
  }
  opening = null;
}

process.on('message', (params: CrowdMessage) => {
  if ('open' in params) void openAll(params.open, params.cookies).then(() => say({ is: 'open' }));
  else if (params.await === 'event') waiting = { event: new Set(boards), fed: new Set(boards) };
  else returning = { lost: false, streams: [], feeds: [] };
});
process.on('disconnect', () => process.exit(0));
say({ is: 'ready' });

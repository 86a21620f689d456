import { SimulatedBoard, type Doors, type Tally } from './simulated-board';

/** What the crowd is told. */
export type Told =
  | { open: Doors; cookies: string[] }
  /** the next event is the one that is waited for */
  | { await: 'event' }
  /** all will be lost, and shall come back */
  | { await: 'return' };

/** What it says. `at` and the seconds count from when it was told. */
export type Says =
  | { is: 'ready' }
  | { is: 'open' }
  | { is: 'event' }
  | { is: 'fed' }
  /** `connects` and `streams`: when connections came to stand, milliseconds since 1970 */
  | { is: 'back'; streams: number[]; feeds: number[] };

/** So many are opened at a time: a listening socket's queue is shorter than ten thousand. */
const atOnce = 100;

/** Thousands of simulated boards in one process, apart from the server that they look at. */
const boards = new Set<SimulatedBoard>();
const open = new Set<SimulatedBoard>();
let waiting: { event: Set<SimulatedBoard>; fed: Set<SimulatedBoard> } | null = null;
let returning: { lost: boolean; streams: number[]; feeds: number[] } | null = null;
let opening: (() => void) | null = null;

const say = (says: Says) => process.send?.(says);

const tally: Tally = {
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
    // Only what it asked for after the event counts: a question of before is answered with what was before.
    if (!waiting || waiting.event.has(board)) return;
    if (waiting.fed.delete(board) && waiting.fed.size === 0) say({ is: 'fed' });
  }
};

async function openAll(doors: Doors, cookies: readonly string[]): Promise<void> {
  for (let from = 0; from < cookies.length; from += atOnce) {
    const lot = cookies.slice(from, from + atOnce).map((cookie, at) => {
      const address = `127.0.0.${2 + ((from + at) % 8)}`;
      const board = new SimulatedBoard(doors, { cookie, address }, tally);
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

process.on('message', (told: Told) => {
  if ('open' in told) void openAll(told.open, told.cookies).then(() => say({ is: 'open' }));
  else if (told.await === 'event') waiting = { event: new Set(boards), fed: new Set(boards) };
  else returning = { lost: false, streams: [], feeds: [] };
});
process.on('disconnect', () => process.exit(0));
say({ is: 'ready' });

import type { BoardState } from '$lib/sync';
import { Heartbeat, type HeartbeatOptions } from '../heartbeat';
import { postJson } from './ask-server';
import { PlainShownStore } from './plain-shown-store';

/** Chromium 51 promises nothing about its storage, and a plain board plays no films. */
const own: Pick<BoardState, 'persisted'> = { persisted: null };

type PlainHeartbeatOptions = Pick<
  HeartbeatOptions,
  'version' | 'clock' | 'seen' | 'local' | 'open' | 'spread' | 'onUnpaired'
>;

/** The reports of a plain board: the board's own, by XMLHttpRequest, with a storage that is written at once. */
export function plainHeartbeat(options: PlainHeartbeatOptions): Heartbeat {
  return new Heartbeat({
    version: `lite ${options.version}`,
    clock: options.clock,
    seen: options.seen,
    local: options.local,
    open: options.open,
    spread: options.spread,
    onUnpaired: options.onUnpaired,
    post: async (report) => (await postJson('/api/board', report)).status,
    store: new PlainShownStore(),
    board: 'paired',
    own: () => Promise.resolve(own),
    onTrouble: (what) => console.warn(what)
  });
}

/**
 * The queue of a render: a page that is stored is rendered once for all, any other one for one reader
 * alone.
 */
export type RenderLane = 'kept' | 'own';

/**
 * Limits how many public pages are rendered at once, so that a flood of them leaves time for everything
 * else in the process.
 */
export interface RenderGate {
  /** @returns ends the turn, to be called once; null: there are too many, or it took too long */
  enter(lane: RenderLane): Promise<(() => void) | null>;
  counts(): { running: number; waiting: number; refused: number };
}

interface Waiter {
  begin(): void;
}

/**
 * Lets only so many pages be rendered at once.
 * @param options.atOnce renders under way at once: more than one, since a render also waits for its
 * database
 * @param options.queue most that wait in each lane; further ones are refused at once
 * @param options.patience ms after which a waiting request is refused
 */
export function renderGate({ atOnce = 3, queue = 20, patience = 3000 } = {}): RenderGate {
  const lanes: Record<RenderLane, Set<Waiter>> = { kept: new Set(), own: new Set() };
  let running = 0;
  let refused = 0;
  let isDue = false;

  /**
   * Begins one render in each turn of the event loop, so that everything else that has come meanwhile is
   * answered in between.
   */
  function schedule(): void {
    if (isDue || running >= atOnce || lanes.kept.size + lanes.own.size === 0) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      const [next] = lanes.kept.size > 0 ? lanes.kept : lanes.own;
      next?.begin();
      schedule();
    });
  }

  function enter(lane: RenderLane): Promise<(() => void) | null> {
    const waiting = lanes[lane];
    if (waiting.size >= queue) {
      refused += 1;
      return Promise.resolve(null);
    }
    return new Promise((enters) => {
      const late = setTimeout(() => {
        waiting.delete(waiter);
        refused += 1;
        enters(null);
      }, patience);
      const waiter: Waiter = {
        begin() {
          clearTimeout(late);
          waiting.delete(waiter);
          running += 1;
          enters(() => {
            running -= 1;
            schedule();
          });
        }
      };
      waiting.add(waiter);
      schedule();
    });
  }

  return {
    enter,
    counts: () => ({ running, waiting: lanes.kept.size + lanes.own.size, refused })
  };
}

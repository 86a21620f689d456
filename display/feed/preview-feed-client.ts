import { pause, type RunLater } from '$lib/local/timer';
import type { BoardFeed } from '$lib/sync';
import type { LoadFeed } from './load-feed';

export interface PreviewOptions {
  load: LoadFeed;
  later: RunLater;
  random(): number;
  onFeed(feed: BoardFeed): void;
  onUnknown(): void;
  /**
   * called when the reader isn't signed in, or may not preview this unit's boards; asked again later, since
   * they may sign in meanwhile
   */
  onShut(): void;
  onTrouble(what: string): void;
}

/** The content of a preview: requested once, neither stored nor followed. */
export class PreviewFeedClient {
  readonly #options: PreviewOptions;
  #failures = 0;
  #stopped = false;
  #cancel: () => void = () => {};

  constructor(options: PreviewOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { load, later, random, onFeed, onUnknown, onShut, onTrouble } = this.#options;
    const loaded = await load(null);
    if (this.#stopped) return;
    if (loaded.kind === 'feed') return onFeed(loaded.feed);
    if (loaded.kind === 'unknown') return onUnknown();
    if (loaded.kind === 'failed' && (loaded.status === 401 || loaded.status === 403)) onShut();
    onTrouble(`no feed to rehearse: ${loaded.kind === 'failed' ? loaded.why : loaded.kind}`);
    this.#cancel = later(pause(this.#failures++, random()), () => void this.start());
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }
}

import type { Announcement, BoardFeed } from '$lib/sync';
import type { PreviewOptions } from './preview-supply';
import { PreviewSupply } from './preview-supply';
import { withDraft } from './with-draft';

export interface DraftOptions extends PreviewOptions {
  /** Hears drafts until it is ended. */
  hear(onDraft: (announcement: Announcement) => void): () => void;
}

/** Content for a rehearsal of what isn't sent yet: a board's own, with the newest draft as its only announcement. */
export class DraftSupply {
  readonly #supply: PreviewSupply;
  readonly #onFeed: (feed: BoardFeed) => void;
  readonly #stopHearing: () => void;
  #feed: BoardFeed | null = null;
  #draft: Announcement | null = null;

  /** Drafts are heard from now on: the first one comes as soon as the page is there. */
  constructor({ hear, onFeed, ...options }: DraftOptions) {
    this.#onFeed = onFeed;
    this.#supply = new PreviewSupply({
      ...options,
      onFeed: (feed) => {
        this.#feed = feed;
        this.#give();
      }
    });
    this.#stopHearing = hear((draft) => {
      this.#draft = draft;
      this.#give();
    });
  }

  start(): Promise<void> {
    return this.#supply.start();
  }

  stop(): void {
    this.#stopHearing();
    this.#supply.stop();
  }

  #give(): void {
    if (this.#feed && this.#draft) this.#onFeed(withDraft(this.#feed, this.#draft));
  }
}

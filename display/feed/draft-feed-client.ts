import type { Announcement, BoardFeed } from '$lib/sync';
import type { PreviewOptions } from './preview-feed-client';
import { PreviewFeedClient } from './preview-feed-client';
import { withDraft } from './with-draft';

export interface DraftOptions extends PreviewOptions {
  /** starts listening for drafts; returns a function that stops it */
  hear(onDraft: (announcement: Announcement) => void): () => void;
}

/** The content for previewing a draft: a board's own feed, with the newest draft as its only announcement. */
export class DraftFeedClient {
  readonly #previewClient: PreviewFeedClient;
  readonly #onFeed: (feed: BoardFeed) => void;
  readonly #stopHearing: () => void;
  #feed: BoardFeed | null = null;
  #draft: Announcement | null = null;

  /** Listens for drafts from now on, because the first one comes as soon as the page is there. */
  constructor({ hear, onFeed, ...options }: DraftOptions) {
    this.#onFeed = onFeed;
    this.#previewClient = new PreviewFeedClient({
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
    return this.#previewClient.start();
  }

  stop(): void {
    this.#stopHearing();
    this.#previewClient.stop();
  }

  #give(): void {
    if (this.#feed && this.#draft) this.#onFeed(withDraft(this.#feed, this.#draft));
  }
}

import type { BoardFeed, Media } from '$lib/sync';

/**
 * Films that this screen can't play, by their address, which names their bytes. Each is tried again at each
 * of its turns. The office hears of one until it was played to its end, so that one that breaks off in every
 * round is reported once.
 */
export class LostFilms {
  readonly #lost = new Set<string>();
  readonly #reported = new Set<string>();

  lose(address: string): void {
    this.#lost.add(address);
    this.#reported.add(address);
  }

  /** Notes that a film's first picture is there, so that it gets its whole time again. */
  begin(address: string): void {
    this.#lost.delete(address);
  }

  end(address: string): void {
    this.#reported.delete(address);
  }

  has(address: string): boolean {
    return this.#lost.has(address);
  }

  /**
   * Codes of the announcements that are reported to the office, in the feed's order; one that hangs no more
   * isn't among them.
   */
  announcements({ announcements }: BoardFeed): string[] {
    const isReported = ({ address }: Media) => this.#reported.has(address);
    return announcements.filter(({ media = [] }) => media.some(isReported)).map(({ code }) => code);
  }
}

import type { SeededRandom } from './random';

/**
 * - `good`: requests reach the server, and its answers the phone
 * - `off`: nothing reaches the server
 * - `lossy`: requests and answers are lost, sent twice or held back at random
 * - `outdated`: the server says that the program is too old
 */
export type NetworkState = 'good' | 'off' | 'lossy' | 'outdated';

/** The network between one open page and the server. Answers that it holds back arrive in any order. */
export class HistoryNetwork {
  state: NetworkState = 'good';
  readonly #server: string;
  readonly #random: SeededRandom;
  readonly #held: { arrive: (_?: unknown) => void; lose: (error: unknown) => void }[] = [];
  #holds = () => {};

  /** @param server the address below which the history's server answers */
  constructor(server: string, random: SeededRandom) {
    this.#server = server;
    this.#random = random;
  }

  readonly fetch: typeof fetch = async (address, init) => {
    const { signal: _, ...sent } = init ?? {};
    const ask = () => fetch(this.#server + String(address), sent);
    if (this.state === 'off') throw new TypeError('Failed to fetch');
    if (this.state === 'outdated')
      return Response.json({ error: { code: 'program-outdated' } }, { status: 409 });
    if (this.state === 'good') return ask();
    if (this.#random.chance(0.15)) throw new TypeError('the request was lost');
    if (this.#random.chance(0.2)) await ask();
    const answer = await ask();
    // The network may have become better meanwhile.
    if (this.state !== 'lossy') return answer;
    if (this.#random.chance(0.2)) throw new TypeError('the answer was lost');
    if (this.#random.chance(0.25)) await this.#hold();
    return answer;
  };

  /** Resolves when an answer is held back the next time. */
  nextHeld(): Promise<void> {
    return new Promise((done) => (this.#holds = done));
  }

  /** Lets one of the answers arrive that were held back. */
  deliver(): void {
    this.#held.splice(Math.floor(this.#random.next() * this.#held.length), 1)[0]?.arrive();
  }

  /** Lets all of them arrive, or none of them ever. */
  end(all: 'arrive' | 'lose'): void {
    for (const one of this.#held.splice(0)) one[all](new TypeError('the page was closed'));
  }

  #hold(): Promise<void> {
    return new Promise((resolve, lose) => {
      const arrive = () => resolve();
      this.#held.push({ arrive, lose });
      this.#holds();
    });
  }
}

/** A quarter of an hour: long enough that trying out passwords comes to nothing, short enough to wait for. */
const within = 15 * 60_000;
/** An account may be mistyped so often; a whole office or a hall's WLAN comes from one address. */
const most = { account: 10, source: 100 } as const;
/** Names and addresses kept at once: who sends made-up ones fills no memory. */
const kept = 10_000;

/** Counts failed sign-ins by account name and by source, in memory: a restart forgives. */
export class Attempts {
  readonly #failed = new Map<string, number[]>();
  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** True when this account or this source has failed too often lately; then no password is looked at. */
  tooMany(account: string, source: string): boolean {
    return (
      this.#lately(`a ${account}`).length >= most.account || this.#lately(`s ${source}`).length >= most.source
    );
  }

  failed(account: string, source: string): void {
    for (const key of [`a ${account}`, `s ${source}`]) {
      const times = [...this.#lately(key), this.#clock().getTime()];
      // Put in anew, so that the first key of the map is the one that failed longest ago.
      this.#failed.delete(key);
      this.#failed.set(key, times);
    }
    for (const key of this.#failed.keys()) {
      if (this.#failed.size <= kept) break;
      this.#failed.delete(key);
    }
  }

  /** The right password: the account starts from nothing again, its source doesn't. */
  succeeded(account: string): void {
    this.#failed.delete(`a ${account}`);
  }

  #lately(key: string): number[] {
    const since = this.#clock().getTime() - within;
    return (this.#failed.get(key) ?? []).filter((time) => time > since);
  }
}

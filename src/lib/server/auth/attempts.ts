/** A quarter of an hour: long enough that trying out passwords comes to nothing, short enough to wait for. */
const within = 15 * 60_000;
/** An account may be mistyped so often; a whole office or a hall's WLAN comes from one address. */
const most = { account: 10, source: 100 } as const;
/** Names and addresses kept at once: who sends made-up ones fills no memory. */
const kept = 10_000;

/**
 * Counts sign-ins that failed by account name and by source, in memory: a restart forgives. Each counts as failed
 * from its start, so that a hundred at once are no way around.
 */
export class Attempts {
  readonly #failed = new Map<string, number[]>();
  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** Begins one. False when this account or this source has failed too often lately: no password is looked at. */
  begin(account: string, source: string): boolean {
    const keys = keysOf(account, source);
    if (this.#lately(keys.account).length >= most.account) return false;
    if (this.#lately(keys.source).length >= most.source) return false;
    const now = this.#clock().getTime();
    for (const key of [keys.account, keys.source]) this.#put(key, [...this.#lately(key), now]);
    for (const key of this.#failed.keys()) {
      if (this.#failed.size <= kept) break;
      this.#failed.delete(key);
    }
    return true;
  }

  /** The password was right: the account starts from nothing again, and its source has one failure less. */
  succeeded(account: string, source: string): void {
    const keys = keysOf(account, source);
    this.#failed.delete(keys.account);
    this.#put(keys.source, this.#lately(keys.source).slice(0, -1));
  }

  /** Anew, so that the first key of the map is the one that failed longest ago. */
  #put(key: string, times: number[]): void {
    this.#failed.delete(key);
    this.#failed.set(key, times);
  }

  #lately(key: string): number[] {
    const since = this.#clock().getTime() - within;
    return (this.#failed.get(key) ?? []).filter((time) => time > since);
  }
}

/** Sign-in takes a name in capitals for the same one. */
function keysOf(account: string, source: string): { account: string; source: string } {
  return { account: `a ${account.toLowerCase()}`, source: `s ${source}` };
}

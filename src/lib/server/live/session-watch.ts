import { beatSeconds } from '$lib/sync';

/**
 * Ends what is open under a session that no longer holds: signed out, role ended, password changed, here or in another
 * process. Looks at every beat, and at once when this process ended one itself; one query for all of them.
 */
export class SessionWatch {
  readonly #open = new Map<string, Set<() => void>>();
  readonly #liveOf: (sessions: string[]) => Promise<ReadonlySet<string>>;
  readonly #failed: (error: unknown) => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * @param liveOf which of these sessions still hold
   * @param failed told when that can't be found out; the next beat looks again
   */
  constructor(
    liveOf: (sessions: string[]) => Promise<ReadonlySet<string>>,
    failed: (error: unknown) => void
  ) {
    this.#liveOf = liveOf;
    this.#failed = failed;
  }

  /** Calls `end` once the session doesn't hold any more. The returned function stops watching. */
  watch(session: string, end: () => void): () => void {
    const ends = this.#open.get(session) ?? new Set();
    this.#open.set(session, ends);
    ends.add(end);
    this.#timer ??= setInterval(() => this.check(), (beatSeconds * 1000) / 2).unref();
    return () => {
      ends.delete(end);
      if (ends.size === 0 && this.#open.get(session) === ends) this.#open.delete(session);
      if (this.#open.size === 0) this.stop();
    };
  }

  check(): void {
    this.#look().catch(this.#failed);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #look(): Promise<void> {
    const asked = [...this.#open.keys()];
    if (asked.length === 0) return;
    const live = await this.#liveOf(asked);
    for (const session of asked)
      if (!live.has(session)) for (const end of [...(this.#open.get(session) ?? [])]) end();
  }
}

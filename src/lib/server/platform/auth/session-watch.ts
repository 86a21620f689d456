import { beatSeconds } from '$lib/sync';
import type { HeldRoles } from '../access/actor';

/** Something that is open under a session. */
interface OpenUnderSession {
  /** whether roles as they are now still open it: the unit first in which the account works */
  holds(held: readonly HeldRoles[]): boolean;
  end(): void;
}

/**
 * Ends what is open under a session that no longer holds: signed out, role ended, password changed, here or in another
 * process. It looks twice in each beat of the live events, and at once when this process ended one itself; one query for all of them.
 */
export class SessionWatch {
  readonly #open = new Map<string, Set<OpenUnderSession>>();
  readonly #liveOf: (sessions: string[]) => Promise<ReadonlyMap<string, readonly HeldRoles[]>>;
  readonly #failed: (error: unknown) => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * @param liveOf which of these sessions go on, and the roles that their accounts have now
   * @param failed called when that can't be found out; the next look tries again
   */
  constructor(
    liveOf: (sessions: string[]) => Promise<ReadonlyMap<string, readonly HeldRoles[]>>,
    failed: (error: unknown) => void
  ) {
    this.#liveOf = liveOf;
    this.#failed = failed;
  }

  /** Calls `end` once the session is over, or its roles don't open it any more. The returned function stops watching. */
  watch(session: string, one: OpenUnderSession): () => void {
    const open = this.#open.get(session) ?? new Set();
    this.#open.set(session, open);
    open.add(one);
    this.#timer ??= setInterval(() => this.check(), (beatSeconds * 1000) / 2).unref();
    return () => {
      open.delete(one);
      if (open.size === 0 && this.#open.get(session) === open) this.#open.delete(session);
      if (this.#open.size === 0) this.stop();
    };
  }

  check(): void {
    this.#poll().catch(this.#failed);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #poll(): Promise<void> {
    const asked = [...this.#open.keys()];
    if (asked.length === 0) return;
    const live = await this.#liveOf(asked);
    for (const session of asked) {
      const held = live.get(session);
      for (const one of [...(this.#open.get(session) ?? [])]) if (!held || !one.holds(held)) one.end();
    }
  }
}

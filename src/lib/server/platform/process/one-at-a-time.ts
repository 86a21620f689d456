/** Runs what concerns the same thing one after another, and everything else beside it. */
export interface OneAtATime {
  /**
   * Runs it once everything before it under the same key is over, however that ended.
   * @throws whatever it throws
   */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** keys under which something runs or waits */
  readonly size: number;
}

/** Makes queues for this process, one for each key, which last no longer than they are used. */
export function oneAtATime(): OneAtATime {
  const last = new Map<string, Promise<unknown>>();
  return {
    async run(key, work) {
      const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
      last.set(key, turn);
      try {
        return await turn;
      } finally {
        if (last.get(key) === turn) last.delete(key);
      }
    },
    get size() {
      return last.size;
    }
  };
}

/** The wait until the next attempt, for the sentence and for `Retry-After`. */
export interface WaitParams {
  /** at least 1 */
  seconds: number;
}

/** The whole seconds from now to a moment, at least 1. */
export function waitParams(until: Date, now: Date): WaitParams {
  return { seconds: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)) };
}

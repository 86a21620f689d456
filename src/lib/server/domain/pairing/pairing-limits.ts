/** The limits for screens that ask to be paired, which needs no account. */
export const pairingLimits = {
  /**
   * minutes for which a code is shown before the screen gets another one, and for which a confirmed one can
   * be fetched
   */
  minutes: 15,
  /**
   * Screens that wait at once, wherever they ask from: 2 MB of rows. The next one replaces the one that has
   * been silent for longest. A screen that asks every three seconds keeps its place unless 1,600 new ones
   * come in a second, which is more than this server answers.
   */
  waiting: 5_000,
  /** seconds between two questions of one screen */
  every: 3
} as const;

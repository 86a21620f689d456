/** What bounds the asking of screens, which needs no account. */
export const pairingLimits = {
  /** minutes that a code is shown before the screen gets another one; and that a confirmed one waits to be fetched */
  minutes: 15,
  /** screens that wait at once behind one address: a hall, or a depot that sets up a county's */
  perSource: 40,
  /** and altogether */
  inAll: 2000,
  /** seconds between two questions of one screen */
  every: 3
} as const;

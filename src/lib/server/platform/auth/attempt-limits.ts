/** How many unsuccessful attempts of each kind may be begun, and in how many minutes. */
export const attemptLimits = {
  /**
   * Passwords from one address, by devices that haven't signed in before. Three hundred people in a hall
   * may all use up their five attempts; and it keeps a processor busy for two minutes of fifteen.
   */
  address: { most: 2000, minutes: 15 },
  /**
   * Handed-over passwords from one address, counted apart, so that somebody with a slip from the office
   * gets in while strangers use up the other limit.
   */
  'slip-address': { most: 500, minutes: 15 },
  /** passwords for one account, by all devices that haven't signed in to it before */
  account: { most: 100, minutes: 15 },
  /** A challenge can't be guessed but costs one row, so this limits the rows. */
  'passkey-address': { most: 600, minutes: 1 },
  'passkey-device': { most: 60, minutes: 15 },
  /** codes of screens that the office types wrongly, by one account and by all of them */
  'pairing-account': { most: 10, minutes: 15 },
  pairing: { most: 100, minutes: 15 }
} as const;

/**
 * How often one place (a known device, a session, an unknown device's address) may try one account's
 * password: `free` times at once, and then after growing waits in seconds, the last of which repeats. After
 * `forgottenMinutes` without an attempt the place starts anew.
 */
export const placeLimits = { free: 5, waits: [5, 10, 20, 40, 60], forgottenMinutes: 60 } as const;

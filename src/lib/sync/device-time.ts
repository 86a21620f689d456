const minute = 60_000;

/** Milliseconds within which a device's time says nothing that the server's doesn't. */
const alike = 5 * minute;

/** Milliseconds by which a device's time may be later than the server's before its clock counts as wrong. */
const ahead = 10 * minute;

/** Milliseconds for which a form may have waited on a device. */
const longestWait = 366 * 24 * 60 * minute;

/** The field in which a form of the outbox says when it was filled in, by its device's clock. */
export const deviceTimeField = 'deviceTime';

/**
 * Writes a device's time as a form says it; null for one that no calendar has, or of a year beyond four digits.
 * @param at milliseconds by the device's clock
 */
export function deviceTimeOf(at: number): string | null {
  const time = new Date(at);
  const text = Number.isNaN(time.getTime()) ? '' : time.toISOString();
  return isDeviceTime(text) ? text : null;
}

/** Whether a text is an instant as `Date.toISOString` writes it, of a year with four digits. */
export function isDeviceTime(text: string): boolean {
  const at = new Date(text);
  return /^\d{4}-/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString() === text;
}

/**
 * Judges the instant at which an action was done by its device's clock. `other`: it differs from the server's, as the
 * form waited. `wrong`: it can't have been so, because it lies after the server's time or more than a year before it.
 * null: none was said, or it is as good as the server's.
 * @param at instant at which the server received it
 */
export function judgeDeviceTime(deviceAt: string | null, at: string): 'other' | 'wrong' | null {
  if (deviceAt === null) return null;
  const waited = Date.parse(at) - Date.parse(deviceAt);
  if (waited < -ahead || waited > longestWait) return 'wrong';
  return Math.abs(waited) > alike ? 'other' : null;
}

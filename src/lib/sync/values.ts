import * as v from 'valibot';

export { monthSchema as month } from '../calendar';

// The values that messages between server, board and phone are built from.

/** a whole number of anything: bytes, seconds, pixels */
export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/**
 * The number of the last change that the receiver has (0: none): the log of changes only grows, so "after n" is exact and can be asked
 * again at any time. A restored backup begins another log under another `epoch`, and cursors of one mean nothing in the other.
 */
export const cursor = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const date = v.pipe(v.string(), v.isoDate());
export const instant = v.pipe(v.string(), v.isoTimestamp());
export const hundredths = v.pipe(v.number(), v.safeInteger());
export const epoch = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));
export const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

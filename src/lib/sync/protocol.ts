/**
 * The number of the contract between the server and the programs of board and phone: feed, delta and live events
 * (docs/adr/0022-one-protocol-number.md). Readers take what they know of an answer and ignore the rest, so what is only added
 * doesn't raise it. It is raised when a program that is still about would take something wrongly, or miss what it needs.
 */
export const protocol = 1;

/** The parameter in the address of a request for a feed or a delta: the number that its program reads. */
export const protocolQuery = `protocol=${protocol}`;

/** The server's refusal (409) of a program that reads a lower number: it has to update itself. */
export const outdatedCode = 'program-outdated';

/**
 * Whether a request comes from a program below the server's protocol. A request without a number doesn't
 * come from our programs (but from a person or a script) and is answered as it is.
 */
export function isOutdated(query: Pick<URLSearchParams, 'get'>): boolean {
  const reads = query.get('protocol');
  return reads !== null && !(Number(reads) >= protocol);
}

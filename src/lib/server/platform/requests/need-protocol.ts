import { isOutdated, outdatedCode } from '$lib/sync';
import { Problem } from '../problem/problem';

/**
 * Refuses a program that is too old for this server.
 * @throws Problem `program-outdated` when the program that asks is below this server's protocol, and has to update itself
 */
export function needProtocol({ searchParams }: URL): void {
  if (isOutdated(searchParams)) throw new Problem(outdatedCode, 409);
}

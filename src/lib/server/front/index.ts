import type { IncomingMessage, ServerResponse } from 'node:http';
import type { House } from '../house';
import { answerLive } from '../live/answer-live';
import { once } from '../once';

/** The house that this process serves: null until it is open. */
const slot = once<{ house: House | null }>('front', () => ({ house: null }));

/** Hands the open house over to the door that stands before Kit. */
export function serve(house: House): void {
  slot.house = house;
}

/**
 * What is answered before Kit: live events, and the bytes of published pages.
 * @returns false when the request is for Kit
 */
export function front(req: IncomingMessage, res: ServerResponse): boolean {
  const { house } = slot;
  return house !== null && (answerLive(house, req, res) || house.pages.front(req, res));
}

/** Ends every stream, so that the server can close. */
export function hush(): void {
  slot.house?.streams.hush();
}

/** Closes the house, at the end of the process. */
export async function close(): Promise<void> {
  await slot.house?.close();
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { House } from '../house';
import { answerLive } from '../live/answer-live';
import { once } from '../once';
import { guard } from './guard';
import { headersFor } from './headers';
import { refuse } from './refusal';

export { malformed } from './malformed';
export { coded } from './coded';

/** The house that this process serves: null until it is open. */
const slot = once<{ house: House | null }>('front', () => ({ house: null }));

/** Hands the open house over to the door that stands before Kit. */
export function serve(house: House): void {
  slot.house = house;
}

/**
 * What is answered before Kit: the bytes of published pages, requests that no door takes, live events. Sets the
 * headers of every answer, also of those that Kit gives.
 * @returns false when the request is for Kit
 */
export function front(req: IncomingMessage, res: ServerResponse): boolean {
  const { house } = slot;
  // First, and with headers of their own that were made once: they are asked for most.
  if (house?.pages.front(req, res)) return true;
  for (const [name, value] of Object.entries(headersFor(req))) res.setHeader(name, value);
  const refused = guard(req);
  if (refused) refuse(req, res, refused);
  return refused !== null || (house !== null && answerLive(house, req, res));
}

/** Ends every stream, so that the server can close. */
export function hush(): void {
  slot.house?.streams.hush();
}

/** Closes the house, at the end of the process. */
export async function close(): Promise<void> {
  await slot.house?.close();
}

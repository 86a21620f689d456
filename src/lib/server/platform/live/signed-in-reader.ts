import type { IncomingMessage } from 'node:http';
import type { SignedIn } from '../access/signed-in';
import type { Entrance } from '../auth/entrance';

/**
 * The reader who opens a stream under a session; null for a stranger, and for an account that has to change
 * its password first.
 */
export async function signedInReader(
  entrance: Pick<Entrance, 'peek'>,
  req: IncomingMessage
): Promise<SignedIn | null> {
  const headers = new Headers();
  if (req.headers.cookie) headers.set('cookie', req.headers.cookie);
  const signedIn = await entrance.peek(headers);
  return signedIn?.mustChange ? null : signedIn;
}

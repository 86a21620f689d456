import { Problem } from '$lib/server/problem';
import * as v from 'valibot';
import { jsonDoor } from '../../../json-door';
import type { RequestEvent } from './$types';

/** What a browser asks its device for, to make a passkey for who is signed in. */
export const POST = jsonDoor(v.strictObject({}), ({ locals, request, url }: RequestEvent) => {
  const { actor, signedIn, house } = locals;
  if (!actor || !signedIn) throw new Problem('signed-out', 401);
  return house.entrance.passkeys.challengeToAdd(request.headers, url.origin, signedIn.username);
});

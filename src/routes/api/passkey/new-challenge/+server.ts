import { Problem } from '$lib/server/platform/problem/problem';
import * as v from 'valibot';
import { jsonEndpoint } from '../../../json-endpoint';
import type { RequestEvent } from './$types';

/** Gives the options with which a browser asks its device to make a passkey for the signed-in account. */
export const POST = jsonEndpoint(v.strictObject({}), ({ locals, request, url }: RequestEvent) => {
  const { actor, signedIn, app } = locals;
  if (!actor || !signedIn) throw new Problem('signed-out', 401);
  return app.entrance.passkeys.challengeToAdd(request.headers, url.origin, signedIn.username);
});

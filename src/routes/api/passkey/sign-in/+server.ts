import { passkeyUsed } from '$lib/server/auth/passkey-response';
import * as v from 'valibot';
import { jsonDoor } from '../../../json-door';
import { addressOf } from '../../../address-of';
import type { RequestEvent } from './$types';

/** What the device answered: `null` when it opens the house; the page then goes on as after any sign-in. */
export const POST = jsonDoor(
  v.strictObject({ response: passkeyUsed }),
  async ({ locals, request, url }: RequestEvent, { response }) => {
    const caller = { headers: request.headers, source: addressOf(request) };
    await locals.house.entrance.passkeys.signIn(caller, url.origin, response);
    return null;
  }
);

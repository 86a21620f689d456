import { Problem } from '$lib/server/problem';
import { passkeyMade } from '$lib/server/auth/passkey-response';
import * as v from 'valibot';
import { deviceOf } from '../../../device-of';
import { jsonDoor } from '../../../json-door';
import type { RequestEvent } from './$types';

/** A passkey that the device has made, under the name of where it was made; it can be renamed. */
export const POST = jsonDoor(
  v.strictObject({ response: passkeyMade }),
  async ({ locals, request, url }: RequestEvent, { response }) => {
    if (!locals.actor) throw new Problem('signed-out', 401);
    const name = deviceOf(request.headers.get('user-agent') ?? '');
    await locals.house.entrance.passkeys.add(request.headers, url.origin, { response, name });
    return null;
  }
);

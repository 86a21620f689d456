import { Problem } from '$lib/server/platform/problem/problem';
import { passkeyMade } from '$lib/server/platform/auth/passkey-response';
import * as v from 'valibot';
import { deviceOf } from '../../../device-of';
import { jsonEndpoint } from '../../../json-endpoint';
import type { RequestEvent } from './$types';

/** Stores a passkey that the device has made. Its first name is the browser and system; it can be renamed. */
export const POST = jsonEndpoint(
  v.strictObject({ response: passkeyMade }),
  async ({ locals, request, url }: RequestEvent, { response }) => {
    if (!locals.actor) throw new Problem('signed-out', 401);
    const name = deviceOf(request.headers.get('user-agent') ?? '');
    await locals.app.entrance.passkeys.add(request.headers, url.origin, { response, name });
    return null;
  }
);

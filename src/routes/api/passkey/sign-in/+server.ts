import { passkeyUsed } from '$lib/server/platform/auth/passkey-response';
import * as v from 'valibot';
import { jsonEndpoint } from '../../../json-endpoint';
import { keepDevice } from '../../../keep-device';
import type { RequestEvent } from './$types';

/**
 * Checks the device's answer and signs in. It answers `null` on success; the page then goes on as after any
 * sign-in.
 */
export const POST = jsonEndpoint(
  v.strictObject({ response: passkeyUsed }),
  async (event: RequestEvent, { response }) => {
    const { locals, request, url } = event;
    const { entrance } = locals.app;
    const account = await entrance.passkeys.signIn(request.headers, url.origin, response);
    keepDevice(event, await entrance.credential(account));
    return null;
  }
);

import * as v from 'valibot';
import { jsonEndpoint } from '../../../json-endpoint';
import { networkAddressOf } from '../../../network-address-of';
import type { RequestEvent } from './$types';

/**
 * Gives the options with which a browser asks its device to sign in. The answer also sets the challenge's
 * cookie.
 */
export const POST = jsonEndpoint(v.strictObject({}), ({ locals, request, url }: RequestEvent) =>
  locals.app.entrance.passkeys.challenge(
    { headers: request.headers, source: networkAddressOf(request) },
    url.origin
  )
);

import * as v from 'valibot';
import { jsonDoor } from '../../../json-door';
import { addressOf } from '../../../address-of';
import type { RequestEvent } from './$types';

/** What a browser asks its device for, to sign in. The challenge's own cookie goes with it. */
export const POST = jsonDoor(v.strictObject({}), ({ locals, request, url }: RequestEvent) =>
  locals.house.entrance.passkeys.challenge(
    { headers: request.headers, source: addressOf(request) },
    url.origin
  )
);

import * as v from 'valibot';
import { jsonDoor } from '../../../json-door';
import { sourceOf } from '../../../source-of';
import type { RequestEvent } from './$types';

/** What a browser asks its device for, to sign in. The challenge's own cookie goes with it. */
export const POST = jsonDoor(v.strictObject({}), ({ locals, request, url }: RequestEvent) =>
  locals.house.entrance.passkeys.challenge(
    { headers: request.headers, source: sourceOf(request) },
    url.origin
  )
);

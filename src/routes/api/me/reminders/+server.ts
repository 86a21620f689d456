import { keepReminders, ownReminders, remindedSession } from '$lib/server/domain/reminders/keep-reminders';
import { Problem } from '$lib/server/platform/problem/problem';
import { isPushAddress } from '$lib/server/platform/push/push-address';
import { phoneOwner, reminderKinds } from '$lib/sync';
import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { jsonAnswer, jsonEndpoint } from '../../../json-endpoint';

/** A browser gives out for messages to it a public address, a point on P-256 and 16 bytes, in base64url. */
const device = v.strictObject({
  endpoint: v.pipe(v.string(), v.check(isPushAddress)),
  p256dh: v.pipe(v.string(), v.regex(/^B[\w-]{86}=?$/)),
  auth: v.pipe(v.string(), v.regex(/^[\w-]{22}(?:==)?$/))
});

const input = v.strictObject({
  key: v.string(),
  /** the account that opened the page */
  opener: v.string(),
  device: v.nullable(device),
  kinds: v.pipe(v.array(v.picklist(reminderKinds)), v.maxLength(reminderKinds.length)),
  language: v.picklist(['zh-CN', 'en'])
});

/** Answers of what this device is reminded, as `DeviceReminders`. */
export const GET = jsonAnswer(({ locals: { actor, app } }) => {
  if (!actor) throw new Problem('signed-out', 401);
  return ownReminders(app, actor);
});

/** Sets of what this device is reminded; no kinds end it. Answers as GET. */
export const POST = jsonEndpoint(
  input,
  async ({ locals: { actor, app } }: RequestEvent, { opener, ...wanted }) => {
    if (!actor) throw new Problem('signed-out', 401);
    if (opener !== phoneOwner(actor)) throw new Problem('other-account', 409);
    await keepReminders(app, actor, wanted);
    return ownReminders(app, actor);
  },
  { admit: ({ locals }) => void remindedSession(locals.actor) }
);

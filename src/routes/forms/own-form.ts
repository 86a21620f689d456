import { deviceTimeField, isDeviceTime, phoneOwner } from '$lib/sync';
import { Problem } from '$lib/server/platform/problem/problem';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { refuse } from '../refuse';
import { field } from './fields';
import { formOf } from './form-of';
import { refusalOf } from './refused';
import { ownActor } from './own-actor';

/**
 * Reads a form of the pages about oneself, which names whose page opened it. Somebody else may have
 * signed in since in another window of the same browser, or another of one's units be shown there; then the text is neither
 * sent in their name nor shown to them. A form of a phone's outbox also says when it was filled in by the phone's clock; the actor
 * carries that to the trail.
 * @param limit largest body in bytes, for a form with files
 * @throws HttpError 400 for a device's time that is no instant
 * @returns `refused` where another account is signed in now
 */
export async function ownForm(event: RequestEvent, limit?: number) {
  const actor = ownActor(event);
  const form = await formOf(event.request, limit);
  const deviceAt = field(form, deviceTimeField);
  if (deviceAt !== '' && !isDeviceTime(deviceAt)) refuse(400, 'bad-form');
  const acting = deviceAt === '' ? actor : { ...actor, deviceAt };
  if (field(form, 'opener') === phoneOwner(actor)) return { actor: acting, form };
  const refusal = refusalOf(new Problem('other-account', 409));
  return { refused: fail(409, { typed: null, refusal }) };
}

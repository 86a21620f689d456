import { may, type Act, type Actor } from '$lib/server/accounts/actor';
import { error } from '@sveltejs/kit';
import { officeActor } from './office-actor';

interface Asked {
  locals: App.Locals;
  url: URL;
}

/**
 * The units in which whoever asks may do this: their own, and each whose superior they are today, which may be many. Each
 * as the actor that they are there.
 */
export async function placesOf(event: Asked, act: Act): Promise<[Actor, ...Actor[]]> {
  const actor = officeActor(event);
  const above = await event.locals.house.above(actor);
  const own = above.some(({ unit }) => unit === actor.unit) ? [] : [actor];
  const [first, ...others] = [...own, ...above].filter((each) => may(each, act));
  if (!first) error(403, { message: 'forbidden', code: 'forbidden' });
  return [first, ...others];
}

import type { Act, Actor } from '$lib/server/accounts/actor';
import { error } from '@sveltejs/kit';
import { placesOf } from '../../places-of';

interface Asked {
  locals: App.Locals;
  url: URL;
  params: { objection: string };
}

/**
 * Whoever asks, in the unit whose objection this is: a superior of many gets to each that a spot check has opened. 404 where
 * it is of none of theirs.
 */
export async function placeOfObjection(event: Asked, act: Act): Promise<Actor> {
  const { house } = event.locals;
  for (const place of await placesOf(event, act)) {
    const { objections } = await house.read(place);
    if ((await objections.list({ ids: [event.params.objection] })).length > 0) return place;
  }
  error(404, { message: 'not-found', code: 'not-found' });
}

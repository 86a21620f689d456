import type { Actor } from '$lib/server/accounts/actor';
import { error } from '@sveltejs/kit';
import { placesOf } from '../../places-of';

interface Asked {
  locals: App.Locals;
  url: URL;
  params: { filing: string };
}

/** Whoever asks, in the unit whose filing this is; 404 where it is of none that they see. */
export async function placeOfFiling(event: Asked): Promise<Actor> {
  const { house } = event.locals;
  for (const place of await placesOf(event, 'see-filings')) {
    const { filings } = await house.read(place);
    if (await filings.find(event.params.filing)) return place;
  }
  error(404, { message: 'not-found', code: 'not-found' });
}

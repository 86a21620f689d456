import type { Act, Actor } from '$lib/server/accounts/actor';
import { error } from '@sveltejs/kit';
import { placesOf } from '../places-of';

interface Asked {
  locals: App.Locals;
  url: URL;
  params: { check: string };
}

/** Whoever asks, in the unit whose spot check this is; 404 where it is of none that they see. */
export async function placeOfCheck(event: Asked, act: Act = 'see-spot-checks'): Promise<Actor> {
  const { house } = event.locals;
  for (const place of await placesOf(event, act)) {
    const { spotChecks } = await house.read(place);
    if ((await spotChecks.list()).some(({ id }) => id === event.params.check)) return place;
  }
  error(404, { message: 'not-found', code: 'not-found' });
}

/** Refusals of reading are pages that there aren't. */
export function orNotFound(problem: unknown): never {
  if (problem instanceof Error && 'code' in problem && problem.code === 'not-found')
    error(404, { message: 'not-found', code: 'not-found' });
  throw problem;
}

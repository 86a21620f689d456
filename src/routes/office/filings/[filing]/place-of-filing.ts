import type { Actor } from '$lib/server/platform/access/actor';
import { actorsWithPermission } from '../../actors-with-permission';
import { refuse } from '../../../refuse';

interface FilingEvent {
  locals: App.Locals;
  url: URL;
  params: { filing: string };
}

/**
 * Returns the reader's actor in the unit whose filing this is.
 * @throws HttpError 404 when no unit that they see has it
 */
export async function placeOfFiling(event: FilingEvent): Promise<Actor> {
  const { app } = event.locals;
  for (const place of await actorsWithPermission(event, 'see-filings')) {
    const { filings } = await app.read(place);
    if (await filings.find(event.params.filing)) return place;
  }
  refuse(404, 'not-found');
}

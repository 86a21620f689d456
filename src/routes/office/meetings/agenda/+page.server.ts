import { dayIn } from '$lib/calendar';
import { waitingForMeeting } from '$lib/server/domain/meetings/agenda';
import { claimLineView } from '../../claims/claim-view';
import { officeActor } from '../../office-actor';
import type { PageServerLoad } from './$types';

/** Prints what the next meeting has before it, for its table. */
export const load: PageServerLoad = (event) => {
  const actor = officeActor(event, 'see-claims');
  const { app } = event.locals;
  return app.readTransaction(actor, async (stores) => ({
    unit: stores.unit.name,
    today: dayIn(stores.unit.timeZone, app.clock()),
    items: (await waitingForMeeting(stores, app.clock())).map(({ opinion, ...line }) => ({
      ...claimLineView(line),
      story: line.fields.story,
      opinion
    }))
  }));
};

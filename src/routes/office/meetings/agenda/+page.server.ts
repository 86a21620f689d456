import { dayIn } from '$lib/calendar';
import { waitingForMeeting } from '$lib/server/meetings/agenda';
import { lineView } from '../../claims/claim-view';
import { officeActor } from '../../office-actor';
import type { PageServerLoad } from './$types';

/** What the next meeting has before it, to be laid on its table. */
export const load: PageServerLoad = (event) => {
  const actor = officeActor(event, 'see-claims');
  const { house } = event.locals;
  return house.view(actor, async (stores) => ({
    unit: stores.unit.name,
    today: dayIn(stores.unit.timeZone, house.clock()),
    items: (await waitingForMeeting(stores, house.clock())).map(({ opinion, ...line }) => ({
      ...lineView(line),
      opinion
    }))
  }));
};

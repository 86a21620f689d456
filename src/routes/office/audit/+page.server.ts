import { seeTrail, trailView } from '$lib/server/domain/audit/see-trail';
import { daysKept } from '$lib/server/domain/audit/request-origins';
import { deviceOf } from '../../device-of';
import { officeActor } from '../office-actor';
import { askedTrail } from './asked-trail';
import type { PageServerLoad } from './$types';

const perPage = 100;

/**
 * The audit trail says who did what, when and from where: newest first, in pages that begin before a record's
 * number.
 */
export const load: PageServerLoad = (event) => {
  const actor = officeActor(event, 'see-audit');
  const asked = askedTrail(event.url);
  const before = Math.floor(Number(event.url.searchParams.get('before'))) || null;
  return event.locals.app.readTransaction(actor, async (stores) => {
    const view = await trailView(stores, actor, asked);
    const lines = await seeTrail(stores, view, { before, take: perPage });
    const last = lines[lines.length - 1];
    return {
      asked,
      before,
      daysKept,
      count: await stores.trail.count(view.filter),
      actions: await stores.trail.actions(),
      accounts: (await stores.accounts.list()).map(({ id, name, username }) => ({ id, name, username })),
      older: lines.length === perPage && last ? last.no : null,
      lines: lines.map(({ no, action, at, deviceAt, who, place, changes, digest }) => ({
        no,
        action,
        at,
        deviceAt,
        changes,
        digest,
        who: who && { name: who.name, id: who.id },
        place: place && { address: place.address, device: deviceOf(place.device) }
      }))
    };
  });
};

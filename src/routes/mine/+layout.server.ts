import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { roleNames } from '$lib/server/domain/units/role-names';
import { ownActor } from '../forms/own-actor';
import type { LayoutServerLoad } from './$types';

/** Gives the pages about oneself their account and unit. */
export const load: LayoutServerLoad = async (event) => {
  const actor = ownActor(event);
  const { account, unit } = actor;
  const stores = await event.locals.app.read(actor);
  return {
    /** each form carries it, and is refused once another account has signed in (`ownForm`) */
    account,
    roleNames: roleNames(stores.unit, schemeOf(stores)),
    /** owner of the drafts that a form may restore (`DraftKeeper`) */
    drafts: { owner: `${event.locals.app.practice ?? ''}/${account}`, unit }
  };
};

import { ownActor } from './own-actor';
import type { LayoutServerLoad } from './$types';

/** Gives the pages about oneself their account and unit. */
export const load: LayoutServerLoad = (event) => {
  const { account, unit } = ownActor(event);
  return {
    /** each form carries it, and is refused once another account has signed in (`ownForm`) */
    account,
    /** owner of the drafts that a form may restore (`DraftKeeper`) */
    drafts: { owner: `${event.locals.app.practice ?? ''}/${account}`, unit }
  };
};

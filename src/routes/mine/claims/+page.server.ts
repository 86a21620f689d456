import { formatPoints } from '$lib/points';
import { declareClaim } from '$lib/server/claims/declare-claim';
import { myClaims, type MyClaims } from '$lib/server/claims/my-claims';
import { answerClaim, mendClaim, withdrawClaim } from '$lib/server/claims/own-claim';
import { longestStory } from '$lib/server/claims/read-fields';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { claimIn } from '../../claim-form';
import { field } from '../../fields';
import { formOf } from '../../form-of';
import { itemText } from '$lib/ui/item-text';
import { orRefused } from '../../refused';
import { ownActor } from '../own-actor';
import type { Actions, PageServerLoad } from './$types';

/** What one declares, and what becomes of it. */
export const load: PageServerLoad = async (event) => {
  const actor = ownActor(event);
  const { house } = event.locals;
  const asked = event.url.searchParams;
  return house.view(actor, async (stores) => {
    const { name, today, deadline, items, colleagues, lines } = await myClaims(stores, house.clock(), actor);
    const views = lines.map(lineView);
    return {
      unit: { name: stores.unit.name, timeZone: stores.unit.timeZone },
      ...{ person: name, today, deadline, colleagues, lines: views, longest: longestStory },
      items,
      mending:
        views.find(({ id, state, mine }) => id === asked.get('mend') && state === 'returned' && mine) ?? null,
      done: asked.get('done'),
      key: randomUUID()
    };
  });
};

/** Of what one reported of a colleague one learns that it is settled, and not how. */
const settled = ['granted', 'refused', 'merged'];

function lineView({
  claim,
  no,
  name,
  item,
  fields,
  points,
  state,
  last,
  answerBy,
  mine,
  asked
}: MyClaims['lines'][number]) {
  const isHidden = mine && claim.way === 'reported' && settled.includes(state);
  const returned = claim.steps.findLast(({ act }) => act === 'return' || act === 'rule');
  return {
    ...{ id: claim.id, no, name, state, last, answerBy, mine, asked, reported: claim.way === 'reported' },
    ...{
      fields,
      what: itemText(item, { ...fields, reverses: null }),
      words: isHidden ? '' : (returned?.words ?? '')
    },
    shown: isHidden ? ('settled' as const) : state,
    points: points === null ? null : formatPoints(points, { signed: true })
  };
}

export const actions: Actions = {
  declare: async (event) => {
    const actor = ownActor(event);
    const form = await formOf(event.request);
    const [key, mended] = [field(form, 'key'), field(form, 'claim')];
    const typed = { ...claimIn(form), subject: field(form, 'subject') };
    const { house } = event.locals;
    const done = await orRefused<unknown, { typed: typeof typed }>(
      () =>
        mended === ''
          ? declareClaim(house, actor, { key, ...typed })
          : mendClaim(house, actor, {
              key,
              claim: mended,
              seen: Number(field(form, 'seen')),
              ...claimIn(form)
            }),
      { typed }
    );
    return done.ok ? redirect(303, '/mine/claims?done=declared') : done.refused;
  },

  answer: async (event) => {
    const actor = ownActor(event);
    const form = await formOf(event.request);
    const input = {
      ...{ key: field(form, 'key'), claim: field(form, 'claim'), seen: Number(field(form, 'seen')) },
      ...{ agrees: field(form, 'agrees') === 'yes', words: field(form, 'words') }
    };
    const done = await orRefused(() => answerClaim(event.locals.house, actor, input), { typed: null });
    return done.ok ? redirect(303, '/mine/claims?done=answered') : done.refused;
  },

  withdraw: async (event) => {
    const actor = ownActor(event);
    const form = await formOf(event.request);
    const input = { key: field(form, 'key'), claim: field(form, 'claim'), seen: Number(field(form, 'seen')) };
    const done = await orRefused(() => withdrawClaim(event.locals.house, actor, input), { typed: null });
    return done.ok ? redirect(303, '/mine/claims?done=withdrawn') : done.refused;
  }
};

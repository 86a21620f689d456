import { dayIn } from '$lib/calendar';
import { may } from '$lib/server/accounts/actor';
import { forwardClaims, mergeClaims, returnClaims } from '$lib/server/claims/check-claims';
import { declarableItems } from '$lib/server/claims/declarable';
import { inboxOf, inboxViews } from '$lib/server/claims/inbox';
import { longestStory } from '$lib/server/claims/read-fields';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../form-of';
import { orRefused } from '../../refused';
import { claimIn } from '../../claim-form';
import { field, fields } from '../../fields';
import { officeActor } from '../office-actor';
import { detailView, lineView } from './claim-view';
import type { Actions, PageServerLoad } from './$types';

/** What was declared, one beside the list of all: to be put before the meeting, or sent back. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-claims');
  const { house } = event.locals;
  const asked = event.url.searchParams;
  const view = inboxViews.find((each) => each === asked.get('view')) ?? 'open';
  const isRecorder = may(actor, 'check-claims');
  return house.view(actor, async (stores) => {
    const inbox = await inboxOf(stores, house.clock(), { view, asked: asked.get('claim') });
    const accounts = await stores.accounts.list();
    const today = dayIn(stores.unit.timeZone, house.clock());
    return {
      ...{ view, views: inboxViews, counts: inbox.counts, checks: isRecorder },
      lines: inbox.lines.map(lineView),
      detail: inbox.detail && detailView(inbox.detail, { accounts, own: actor.subject, isRecorder }),
      ...{ done: asked.get('done'), timeZone: stores.unit.timeZone, longest: longestStory },
      ...{ today, items: declarableItems(schemeOf(stores), today) },
      key: randomUUID()
    };
  });
};

/** The claims that a form names, each with the number of the step that was shown. */
function claimsIn(form: FormData) {
  const seen = fields(form.getAll('seen'));
  return fields(form.getAll('claim')).map((claim, at) => ({ claim, seen: Number(seen[at]) }));
}

export const actions: Actions = {
  forward: async (event) => {
    const actor = officeActor(event, 'check-claims');
    const form = await formOf(event.request);
    const words = field(form, 'words');
    const done = await orRefused(
      () =>
        forwardClaims(event.locals.house, actor, {
          ...{ key: field(form, 'key'), claims: claimsIn(form), words },
          // Adjusted is only the one that is open: the list has no such fields.
          adjusted: form.has('item') ? claimIn(form) : null
        }),
      { words }
    );
    return done.ok ? redirect(303, '/office/claims?done=forwarded') : done.refused;
  },

  back: async (event) => {
    const actor = officeActor(event, 'check-claims');
    const form = await formOf(event.request);
    const words = field(form, 'words');
    const done = await orRefused(
      () =>
        returnClaims(event.locals.house, actor, { key: field(form, 'key'), claims: claimsIn(form), words }),
      { words }
    );
    return done.ok ? redirect(303, '/office/claims?done=returned') : done.refused;
  },

  merge: async (event) => {
    const actor = officeActor(event, 'check-claims');
    const form = await formOf(event.request);
    const [first] = claimsIn(form);
    const input = { claim: first?.claim ?? '', seen: first?.seen ?? 0, into: field(form, 'into') };
    const done = await orRefused(
      () => mergeClaims(event.locals.house, actor, { key: field(form, 'key'), ...input }),
      { words: '' }
    );
    return done.ok ? redirect(303, '/office/claims?done=merged') : done.refused;
  }
};

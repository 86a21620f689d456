import { manyRowsBody } from '$lib/server/platform/http/read-body';
import { dayIn } from '$lib/calendar';
import { may } from '$lib/server/platform/access/actor';
import { forwardClaims, mergeClaims, returnClaims } from '$lib/server/domain/claims/check-claims';
import { declarableItems, hasDeclaring } from '$lib/points';
import { dashboardStatus } from '$lib/server/domain/claims/dashboard-status';
import { inboxOf, viewsOf, type InboxDetail } from '$lib/server/domain/claims/inbox';
import {
  falseDeclarationOf,
  maySuspect,
  suspectClaim,
  suspectedBy
} from '$lib/server/domain/claims/suspect-claim';
import { claimNo } from '$lib/server/domain/claims/claim-no';
import { lastCheck, undoCheck } from '$lib/server/domain/claims/undo-check';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { evidenceForm, longestStory } from '$lib/sync';
import { evidenceBody } from '$lib/server/domain/evidence/evidence-kind';
import { addEvidence, eraseEvidence } from '$lib/server/domain/evidence/keep-evidence';
import { mayOpen } from '$lib/server/domain/evidence/may-open';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../forms/form-of';
import { orRefused } from '../../forms/refused';
import { fileIn } from '../../forms/evidence-form';
import { claimIn } from '../../forms/claim-form';
import { field, fields } from '../../forms/fields';
import { officeActor } from '../office-actor';
import { localizedName } from '../scheme/scheme-view';
import { claimDetailView, claimLineView } from './claim-view';
import type { Actions, PageServerLoad } from './$types';

/** Shows the declared claims as a list with one of them open, to put before the meeting or to return. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-claims');
  const { app } = event.locals;
  const asked = event.url.searchParams;
  const views = viewsOf(actor);
  const view = views.find((each) => each === asked.get('view')) ?? views[0] ?? 'forwarded';
  const isRecorder = may(actor, 'check-claims');
  return app.readTransaction(actor, async (stores) => {
    const page = Number(asked.get('page')) || null;
    const item = asked.get('item') || null;
    const inbox = await inboxOf(stores, app.clock(), {
      view,
      views,
      item,
      claim: asked.get('claim'),
      page
    });
    const { counts, total, pages, moved } = inbox;
    const accounts = await stores.accounts.list();
    const { detail } = inbox;
    const evidence =
      detail && mayOpen(actor, detail.claim, await dashboardStatus(stores, app.clock()))
        ? await stores.evidence.list([detail.claim.id])
        : null;
    const deviceTimes = detail ? await stores.claims.deviceTimes(detail.claim.id) : new Map<number, string>();
    const today = dayIn(stores.unit.timeZone, app.clock());
    const suspected = isRecorder && detail ? await suspectedBy(stores, detail.claim) : null;
    return {
      view,
      views,
      counts,
      checks: isRecorder,
      item,
      total,
      page: inbox.page,
      pages,
      moved,
      items: inbox.items.map(({ id, item, count }) => ({
        id,
        count,
        name: item?.name ?? id,
        english: item?.english ?? id
      })),
      lines: inbox.lines.map(claimLineView),
      /** the number of the claim that the meeting decides by this one: nothing else may be done with it */
      suspected: suspected && claimNo(suspected),
      suspicion: isRecorder && detail ? suspicionView(stores, detail) : null,
      detail: detail && claimDetailView(detail, { accounts, actor, isRecorder, evidence, deviceTimes }),
      undo: isRecorder ? await lastCheck(stores, app.clock(), actor) : null,
      head: await stores.changes.head(),
      done: asked.get('done'),
      timeZone: stores.unit.timeZone,
      longest: longestStory,
      fileLimits: evidenceForm,
      today,
      /** whether the document has people declare, so that some may not have done so */
      declares: hasDeclaring(schemeOf(stores)),
      declarable: declarableItems(schemeOf(stores), today),
      key: randomUUID()
    };
  });
};

/** The rules' clause about false declarations; null where there is none, or the claim can't be one. */
function suspicionView(stores: UnitStores, { claim, state }: InboxDetail) {
  const rule = falseDeclarationOf(stores);
  if (!rule || !maySuspect(claim, state)) return null;
  const item = schemeOf(stores).items.find(({ id }) => id === rule.item);
  return { ref: rule.clause.ref, clause: rule.clause.text, item: item ? localizedName(item) : rule.item };
}

/** Reads the claims that a form names, each with the number of the step that its reader saw. */
function claimsIn(form: FormData) {
  const seen = fields(form.getAll('seen'));
  return fields(form.getAll('claim')).map((claim, at) => ({ claim, seen: Number(seen[at]) }));
}

/** The address of the same list with the next claim open. */
function back(form: FormData, done: string): string {
  const query = new URLSearchParams({ done });
  for (const [name, value] of [
    ['view', field(form, 'view')],
    ['item', field(form, 'of')],
    ['claim', field(form, 'next')]
  ] as const)
    if (value) query.set(name, value);
  return `/office/claims?${query}`;
}

export const actions: Actions = {
  forward: async (event) => {
    const actor = officeActor(event, 'check-claims');
    const form = await formOf(event.request, manyRowsBody);
    const words = field(form, 'words');
    const done = await orRefused(
      () =>
        forwardClaims(event.locals.app, actor, {
          key: field(form, 'key'),
          claims: claimsIn(form),
          words,
          // Only the open claim can be adjusted; a form that was sent from the list has no such fields.
          adjusted: form.has('item') ? claimIn(form) : null
        }),
      { words }
    );
    return done.ok ? redirect(303, back(form, 'forwarded')) : done.refused;
  },

  back: async (event) => {
    const actor = officeActor(event, 'check-claims');
    const form = await formOf(event.request, manyRowsBody);
    const words = field(form, 'words');
    const done = await orRefused(
      () => returnClaims(event.locals.app, actor, { key: field(form, 'key'), claims: claimsIn(form), words }),
      { words }
    );
    return done.ok ? redirect(303, back(form, 'returned')) : done.refused;
  },

  merge: async (event) => {
    const actor = officeActor(event, 'check-claims');
    const form = await formOf(event.request);
    const [first] = claimsIn(form);
    const input = { claim: first?.claim ?? '', seen: first?.seen ?? 0, into: field(form, 'into') };
    const done = await orRefused(
      () => mergeClaims(event.locals.app, actor, { key: field(form, 'key'), ...input }),
      { words: '' }
    );
    return done.ok ? redirect(303, back(form, 'merged')) : done.refused;
  },

  attach: async (event) => {
    const actor = officeActor(event, 'check-claims');
    const form = await formOf(event.request, evidenceBody);
    const [key, claim] = [field(form, 'key'), field(form, 'claim')];
    const done = await orRefused(
      async () => addEvidence(event.locals.app, actor, { key, claim, file: await fileIn(form) }),
      { words: '' }
    );
    return done.ok ? redirect(303, `/office/claims?claim=${encodeURIComponent(claim)}`) : done.refused;
  },

  erase: async (event) => {
    const actor = officeActor(event, 'check-claims');
    const form = await formOf(event.request);
    const input = { key: field(form, 'key'), evidence: field(form, 'evidence') };
    const done = await orRefused(() => eraseEvidence(event.locals.app, actor, input), { words: '' });
    return done.ok ? redirect(303, '/office/claims?done=erased') : done.refused;
  },

  suspect: async (event) => {
    const actor = officeActor(event, 'check-claims');
    const form = await formOf(event.request);
    const [first] = claimsIn(form);
    const why = field(form, 'why');
    const input = { claim: first?.claim ?? '', seen: first?.seen ?? 0, words: why };
    const done = await orRefused(
      () => suspectClaim(event.locals.app, actor, { key: field(form, 'key'), ...input }),
      { words: '', why }
    );
    return done.ok ? redirect(303, back(form, 'suspected')) : done.refused;
  },

  undo: async (event) => {
    const actor = officeActor(event, 'check-claims');
    const form = await formOf(event.request);
    const input = { key: field(form, 'key'), at: field(form, 'at') };
    const done = await orRefused(() => undoCheck(event.locals.app, actor, input), { words: '' });
    return done.ok ? redirect(303, back(form, 'undone')) : done.refused;
  }
};

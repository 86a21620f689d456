import { namesApart } from '$lib/server/domain/roster/names-apart';
import { importLimits } from '$lib/server/domain/imports';
import { namesFrom } from '$lib/server/domain/ledger/need-answers';
import { Problem, type MessageParams } from '$lib/server/platform/problem/problem';
import { dayIn } from '$lib/calendar';
import { may, type Actor } from '$lib/server/platform/access/actor';
import type { App } from '$lib/server/app';
import {
  heldTakeover,
  mayLook,
  previewTakeover,
  proposeTakeover,
  takeOver,
  withdrawTakeover
} from '$lib/server/domain/takeover/take-over';
import { costOfSkipping } from '$lib/server/domain/takeover/cost-of-skipping';
import { needMonths } from '$lib/server/domain/takeover/need-months';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../forms/fields';
import { formOf } from '../../forms/form-of';
import { problemText } from '../../problem-text';
import { orRefused, refusalOf } from '../../forms/refused';
import { officeActor } from '../office-actor';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { takeoverPutUp } from '$lib/server/domain/takeover/waiting-takeover';
import { proposalView } from '../proposal-view';
import { takeoverView } from './takeover-view';
import type { Actions, PageServerLoad } from './$types';

/** Shows the months before the unit's ledger: what can be taken over, or was. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'take-over');
  const { app } = event.locals;
  const done = event.url.searchParams.has('done');
  return {
    ...(await app.readTransaction(actor, (stores) => takeoverPage(stores, actor, app.clock()))),
    done
  };
};

/** Reads all that the page shows at one moment: `needMonths` drafts a month that is proposed to be sealed. */
async function takeoverPage(stores: UnitStores, actor: Actor, now: Date) {
  const accounts = await stores.accounts.list();
  const today = dayIn(stores.unit.timeZone, now);
  const put = await takeoverPutUp(stores);
  const taken = await stores.takeovers.list();
  let months: string[] = [];
  let why: string | null = null;
  try {
    if (taken.length === 0) months = await needMonths(stores);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    why = problemText({ code: error.code, params: error.params } as MessageParams);
  }
  return {
    key: randomUUID(),
    months,
    /** null where nothing can be taken over */
    skipping: months.length > 0 ? await costOfSkipping(stores) : null,
    open: await stores.periods.open(),
    /** why there is nothing to do here */
    why,
    /** whether the reader proposes; others are asked to confirm, perhaps later */
    proposes: may(actor, 'propose-seal'),
    mayLook: await mayLook(stores, actor, now),
    ...proposalView(put, {
      account: actor.account,
      accounts,
      today
    }),
    asked: put?.proposal.shown ?? '',
    largest: importLimits.file / 1024 / 1024,
    taken: taken.map(({ period, decision, noticed, paperRanks, digest }) => ({
      period,
      minutes: `${decision.body} ${decision.minutes}`,
      noticed,
      paperRanks,
      digest: digest.slice(0, 16)
    }))
  };
}

export const actions: Actions = {
  preview: async (event) => {
    const actor = officeActor(event, 'take-over');
    const { app } = event.locals;
    const form = await formOf(event.request, importLimits.body);
    const files = form
      .getAll('files')
      .filter((file): file is File => file instanceof File && file.name !== '');
    if (files.length === 0) return fail(400, { refusal: refusalOf(new Problem('no-file', 400)) });
    const uploads = await Promise.all(
      files.map(async (file) => ({
        name: file.name.slice(0, 120),
        bytes: new Uint8Array(await file.arrayBuffer())
      }))
    );
    try {
      const draft = await previewTakeover(app, actor, uploads);
      return { view: takeoverView(draft, await namesIn(app, actor)) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return fail(error.status, { refusal: refusalOf(error) });
    }
  },

  propose: async (event) => {
    const actor = officeActor(event, 'propose-seal');
    const { app } = event.locals;
    const form = await formOf(event.request);
    const files = field(form, 'files');
    const answered = namesFrom(field(form, 'answered'));
    try {
      const asked = { key: field(form, 'key'), files, shown: field(form, 'shown'), answered };
      await proposeTakeover(app, actor, asked);
    } catch (error) {
      return refusedWithView(app, actor, files, error);
    }
    redirect(303, '/office/takeover');
  },

  withdraw: async (event) => {
    const actor = officeActor(event, 'take-over');
    const form = await formOf(event.request);
    const asked = { key: field(form, 'key'), proposal: field(form, 'proposal') };
    const done = await orRefused(() => withdrawTakeover(event.locals.app, actor, asked), {});
    if (!done.ok) return done.refused;
    redirect(303, '/office/takeover');
  },

  confirm: async (event) => {
    const actor = officeActor(event, 'take-over');
    const { app } = event.locals;
    const form = await formOf(event.request);
    const files = field(form, 'files');
    try {
      const asked = {
        key: field(form, 'key'),
        shown: field(form, 'shown'),
        proposal: field(form, 'proposal'),
        answered: namesFrom(field(form, 'answered'))
      };
      await takeOver(app, actor, { ...asked, files }, event.locals.work);
    } catch (error) {
      return refusedWithView(app, actor, files, error);
    }
    redirect(303, '/office/takeover?done');
  }
};

/** A refusal, with the draft as it is now where that has to be looked at again. Any other error is thrown on. */
async function refusedWithView(app: App, actor: Actor, files: string, error: unknown) {
  if (!(error instanceof Problem)) throw error;
  const looksAgain = error.code === 'preview-outdated' || error.code === 'questions-open';
  const held = looksAgain ? await heldTakeover(app, actor, files) : null;
  return fail(error.status, {
    refusal: refusalOf(error),
    ...(held && { view: takeoverView(held, await namesIn(app, actor)) })
  });
}

/** The names for a draft. Whoever sees the draft has seen the sheet, which names everybody. */
async function namesIn(app: App, actor: Actor): Promise<(subject: string) => string> {
  const people = await (await app.read(actor)).roster.list();
  const names = namesApart(people);
  return (subject) => names.get(subject) ?? subject;
}

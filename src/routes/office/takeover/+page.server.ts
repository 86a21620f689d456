import { limits } from '$lib/server/imports';
import { Problem, type Told } from '$lib/server/problem';
import { dayIn } from '$lib/calendar';
import { may, type Actor } from '$lib/server/accounts/actor';
import type { House } from '$lib/server/house';
import {
  heldTakeover,
  mayLook,
  needMonths,
  previewTakeover,
  proposeTakeover,
  takeOver,
  withdrawTakeover
} from '$lib/server/takeover/take-over';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../fields';
import { formOf } from '../../form-of';
import { problemText } from '../../problem-text';
import { orRefused, refusalOf } from '../../refused';
import { officeActor } from '../office-actor';
import { proposalView } from '../proposal-view';
import { takeoverView } from './takeover-view';
import type { Actions, PageServerLoad } from './$types';

/** The months before the unit's ledger: what there is to take over, or what has been. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'take-over');
  const { house } = event.locals;
  const stores = await house.read(actor);
  const accounts = await stores.accounts.list();
  const today = dayIn(stores.unit.timeZone, house.clock());
  const standing = await stores.takeovers.proposal();
  const taken = await stores.takeovers.list();
  let months: string[] = [];
  let why: string | null = null;
  try {
    if (taken.length === 0) months = await needMonths(stores);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    why = problemText({ code: error.code, params: error.params } as Told);
  }
  return {
    key: randomUUID(),
    months,
    /** why there is nothing to do here */
    why,
    /** proposes; else one is asked to confirm, or not yet */
    proposes: may(actor, 'propose-seal'),
    looks: await mayLook(stores, actor, house.clock()),
    ...proposalView(standing, {
      ...{ shown: standing?.shown ?? '', account: actor.account, accounts, today }
    }),
    asked: standing?.shown ?? '',
    done: event.url.searchParams.has('done'),
    largest: limits.file / 1024 / 1024,
    taken: taken.map(({ period, decision, noticed, paperRanks, digest }) => ({
      ...{ period, minutes: `${decision.body} ${decision.minutes}`, noticed, paperRanks },
      digest: digest.slice(0, 16)
    }))
  };
};

export const actions: Actions = {
  preview: async (event) => {
    const actor = officeActor(event, 'take-over');
    const { house } = event.locals;
    const form = await formOf(event.request, limits.body);
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
      const draft = await previewTakeover(house, actor, uploads);
      return { view: takeoverView(draft, await namesIn(house, actor)) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return fail(error.status, { refusal: refusalOf(error) });
    }
  },

  propose: async (event) => {
    const actor = officeActor(event, 'propose-seal');
    const { house } = event.locals;
    const form = await formOf(event.request);
    const files = field(form, 'files');
    const asked = { key: field(form, 'key'), files, shown: field(form, 'shown') };
    const done = await orRefused(() => proposeTakeover(house, actor, asked), {});
    if (!done.ok) return done.refused;
    redirect(303, '/office/takeover');
  },

  withdraw: async (event) => {
    const actor = officeActor(event, 'take-over');
    const form = await formOf(event.request);
    const asked = { key: field(form, 'key'), proposal: field(form, 'proposal') };
    const done = await orRefused(() => withdrawTakeover(event.locals.house, actor, asked), {});
    if (!done.ok) return done.refused;
    redirect(303, '/office/takeover');
  },

  confirm: async (event) => {
    const actor = officeActor(event, 'take-over');
    const { house } = event.locals;
    const form = await formOf(event.request);
    const files = field(form, 'files');
    try {
      const asked = {
        key: field(form, 'key'),
        shown: field(form, 'shown'),
        proposal: field(form, 'proposal')
      };
      await takeOver(house, actor, { ...asked, files }, event.locals.work);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const held = error.code === 'preview-outdated' ? await heldTakeover(house, actor, files) : null;
      return fail(error.status, {
        refusal: refusalOf(error),
        ...(held && { view: takeoverView(held, await namesIn(house, actor)) })
      });
    }
    redirect(303, '/office/takeover?done');
  }
};

/** Whoever sees the draft has looked at the sheet: it names everybody. */
async function namesIn(house: House, actor: Actor): Promise<(subject: string) => string> {
  const people = await (await house.read(actor)).roster.list();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (subject) => names.get(subject) ?? subject;
}

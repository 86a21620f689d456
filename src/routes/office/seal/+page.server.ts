import { dayIn, countDays, lastDay } from '$lib/calendar';
import { checkCode, periodBefore, periodKind } from '$lib/notice';
import { isMonth, rulesOn } from '$lib/points';
import type { Account } from '$lib/server/accounts/accounts';
import { may, type Actor } from '$lib/server/accounts/actor';
import { draftSeal } from '$lib/server/periods/draft-seal';
import { proposeSeal, withdrawSeal } from '$lib/server/periods/propose-seal';
import { sealMonth } from '$lib/server/periods/seal-month';
import { maySeal } from '$lib/server/periods/second-person';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import { Problem } from '$lib/server/problem';
import { waitingTakeover } from '$lib/server/takeover/waiting-takeover';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../form-of';
import { field } from '../../fields';
import { officeActor } from '../office-actor';
import { problemText } from '../../problem-text';
import { proposalView } from '../proposal-view';
import { periodView } from './period-view';
import { outstandingView } from './outstanding-view';
import { unlikeView } from './unlike-view';
import { orRefused, refusalOf } from '../../refused';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'seal');
  const { house } = event.locals;
  // Whoever typed the address may have typed anything.
  const said = event.url.searchParams.get('sealed') ?? '';
  return {
    sealed: isMonth(said) ? said : null,
    ...(await house.view(actor, (stores) => sealing(stores, actor, house.clock())))
  };
};

/**
 * The open month's figures as they would be fixed, all of one moment. A superior sees them where they are asked to seal
 * what somebody has proposed, and only then ("Who sees what").
 */
async function sealing(stores: UnitStores, actor: Actor, now: Date) {
  const today = dayIn(stores.unit.timeZone, now);
  const month = await stores.periods.open();
  const people = await stores.roster.list();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const nameOf = (subject: string) => names.get(subject) ?? subject;
  const begun = month <= today.slice(0, 7);
  const accounts = await stores.accounts.list();
  const standing = await stores.periods.proposal();
  const proposes = may(actor, 'propose-seal');
  const asked = proposes || (standing !== null && maySeal(actor, { accounts, today }));
  const full = begun && asked ? await draftSeal(stores, month) : null;
  const draft = proposes || full?.shown === standing?.shown ? full : null;
  const scheme = schemeOf(stores);
  const paper = await waitingTakeover(stores);
  return {
    key: randomUUID(),
    proposes,
    /** a proposal is there, and void: who doesn't see the ledger is told that, and no figure */
    isVoid: full !== null && draft === null,
    /** there is something to look at, and to propose or seal */
    isShown: draft !== null,
    last: proposes ? await lastSealed(stores, accounts) : null,
    ...proposalView(draft ? standing : null, {
      ...{ shown: draft?.shown ?? '', account: actor.account, accounts, today }
    }),
    /** what is to be done before anything can be sealed */
    first: paper
      ? {
          href: '/office/takeover' as const,
          sentence: refusalOf(new Problem('takeover-waits', 409)).sentence
        }
      : people.length === 0
        ? { href: '/office/import' as const, sentence: refusalOf(new Problem('empty-roster', 409)).sentence }
        : null,
    month,
    begun,
    /** days still to come in the month, today included */
    daysLeft: Math.max(0, countDays(today, lastDay(month))),
    /** M5: something is given for the month as a whole, unless … */
    awards: rulesOn(scheme, lastDay(month)).items.some(({ kind }) => kind === 'standing'),
    entries: (await stores.ledger.counts()).get(month) ?? 0,
    people: people.length,
    shown: draft?.shown ?? '',
    outstanding: (draft?.outstanding ?? []).map((due) => outstandingView(due, scheme)),
    unlike: draft?.unlike ? unlikeView(draft.unlike, nameOf) : null,
    periods: await Promise.all(
      (draft?.closing.periods ?? []).map(async (each) =>
        periodView(each, rulesOn(scheme, lastDay(month)), nameOf, {
          closed: may(actor, 'see-closed'),
          before: {
            period: periodBefore(each.period),
            results: await stores.periods.results(periodBefore(each.period))
          }
        })
      )
    ),
    warnings: (draft?.warnings ?? []).flatMap((warning) =>
      warning.code === 'tie-to-decide'
        ? []
        : [problemText({ code: warning.code, params: { entries: warning.entries.join('、') } })]
    )
  };
}

/** Who sealed the last month, and the code of its seal; null: none was, or before two were asked for. */
async function lastSealed({ periods }: UnitStores, accounts: readonly Account[]) {
  const last = (await periods.seals()).findLast(({ period }) => periodKind(period) === 'month');
  if (!last?.digest) return null;
  const nameOf = (account: string | null) => accounts.find(({ id }) => id === account)?.name ?? '—';
  return {
    month: last.period,
    code: checkCode(last.digest),
    proposer: nameOf(last.proposedBy),
    sealer: nameOf(last.sealedBy)
  };
}

export const actions: Actions = {
  propose: async (event) => {
    const actor = officeActor(event, 'propose-seal');
    const { house } = event.locals;
    const form = await formOf(event.request);
    const early = await earlyUnticked(event.locals, actor, form);
    if (early) return early;
    const asked = { key: field(form, 'key'), period: field(form, 'period'), shown: field(form, 'shown') };
    const done = await orRefused(() => proposeSeal(house, actor, asked), {});
    if (!done.ok) return done.refused;
    redirect(303, '/office/seal');
  },
  seal: async (event) => {
    const actor = officeActor(event, 'seal');
    const { house } = event.locals;
    const form = await formOf(event.request);
    const early = await earlyUnticked(event.locals, actor, form);
    if (early) return early;
    const asked = { key: field(form, 'key'), period: field(form, 'period'), shown: field(form, 'shown') };
    const proposal = field(form, 'proposal');
    const done = await orRefused(
      () => sealMonth(house, actor, { ...asked, proposal }, event.locals.work),
      {}
    );
    if (!done.ok) return done.refused;
    // A superior has no desk of this unit to go to.
    const where = may(actor, 'see-ledger') ? '/office' : '/office/seal';
    redirect(303, `${where}?sealed=${done.answer.period}`);
  },
  withdraw: async (event) => {
    const actor = officeActor(event, 'seal');
    const form = await formOf(event.request);
    const asked = { key: field(form, 'key'), proposal: field(form, 'proposal') };
    const done = await orRefused(() => withdrawSeal(event.locals.house, actor, asked), {});
    if (!done.ok) return done.refused;
    redirect(303, '/office/seal');
  }
};

/** By the server's own clock: a form that was opened last month, or forged, doesn't tell. */
async function earlyUnticked({ house }: App.Locals, actor: Actor, form: FormData) {
  const { unit } = await house.read(actor);
  const thisMonth = dayIn(unit.timeZone, house.clock()).slice(0, 7);
  return field(form, 'period') === thisMonth && field(form, 'early') !== 'yes'
    ? fail(422, { refusal: refusalOf(new Problem('seal-early-unticked', 422)) })
    : null;
}

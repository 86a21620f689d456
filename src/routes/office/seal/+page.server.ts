import { namesApart } from '$lib/server/domain/roster/names-apart';
import { dayIn, countDays, lastDay, monthOf, periodBefore, periodKind, isMonth } from '$lib/calendar';
import { checkCode } from '$lib/notice';
import { rulesOn } from '$lib/points';
import type { Account } from '$lib/server/domain/accounts/accounts';
import { may, type Actor } from '$lib/server/platform/access/actor';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { proposeSeal, withdrawSeal } from '$lib/server/domain/periods/propose-seal';
import { sealMonth } from '$lib/server/domain/periods/seal-month';
import { sealPutUp } from '$lib/server/domain/periods/lapsed-seal';
import { maySeal } from '$lib/server/domain/periods/second-person';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { Problem } from '$lib/server/platform/problem/problem';
import { costOfSkipping } from '$lib/server/domain/takeover/cost-of-skipping';
import { waitingTakeover } from '$lib/server/domain/takeover/waiting-takeover';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { seesClosed } from '$lib/server/domain/outcomes/sees-closed';
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../forms/form-of';
import { field } from '../../forms/fields';
import { officeActor } from '../office-actor';
import { problemText } from '../../problem-text';
import { proposalView } from '../proposal-view';
import { periodView } from './period-view';
import { outstandingView } from './outstanding-view';
import { meetingsOf } from './meetings-of';
import { unlikeView } from './unlike-view';
import { orRefused, refusalOf } from '../../forms/refused';
import type { Actions, PageServerLoad } from './$types';

/** Shows the open month as it would be sealed, and the proposal if there is one. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'seal');
  const { app } = event.locals;
  // The address may have been typed by hand, so its value is checked.
  const said = event.url.searchParams.get('sealed') ?? '';
  return {
    sealed: isMonth(said) ? said : null,
    ...(await app.readTransaction(actor, (stores) => sealing(stores, actor, app.clock())))
  };
};

/**
 * The open month's figures as sealing would fix them, all read at one moment. A superior sees them only while
 * asked to seal somebody's proposal ("Who sees what").
 */
async function sealing(stores: UnitStores, actor: Actor, now: Date) {
  const today = dayIn(stores.unit.timeZone, now);
  const month = await stores.periods.open();
  const people = await stores.roster.list();
  const names = namesApart(people);
  const nameOf = (subject: string) => names.get(subject) ?? subject;
  const begun = month <= monthOf(today);
  const accounts = await stores.accounts.list();
  const pending = await stores.periods.proposal();
  const proposes = may(actor, 'propose-seal');
  const asked = proposes || (pending !== null && maySeal(actor, { accounts, today }));
  const full = begun && asked ? await draftSeal(stores, month) : null;
  const put = full && (await sealPutUp(stores, full));
  const draft = proposes || put?.lapse === null ? full : null;
  const scheme = schemeOf(stores);
  const assemblyDue = draft?.outstanding.find((due) => due.what === 'assembly');
  const paper = await waitingTakeover(stores);
  return {
    key: randomUUID(),
    proposes,
    /** the reason why a proposal has lapsed; a reader without the ledger learns only that */
    lapsedHere: draft === null && put?.lapse ? refusalOf(put.lapse).sentence : null,
    /** there are figures to look at, and to propose or seal */
    isShown: draft !== null,
    last: proposes ? await lastSealed(stores, accounts) : null,
    ...proposalView(draft && put, {
      account: actor.account,
      accounts,
      today
    }),
    /** things that have to be done before anything can be sealed */
    first: paper
      ? {
          href: '/office/takeover' as const,
          sentence: refusalOf(new Problem('takeover-waits', 409)).sentence
        }
      : people.length === 0
        ? { href: '/office/import' as const, sentence: refusalOf(new Problem('empty-roster', 409)).sentence }
        : assemblyDue
          ? {
              href: '/office/assembly' as const,
              sentence: refusalOf(
                new Problem('assembly-due', 409, {
                  quarter: assemblyDue.quarter,
                  body: assemblyDue.body
                })
              ).sentence
            }
          : null,
    month,
    /** the cost of sealing a first month while earlier ones could still be taken over from paper; null: none */
    skipping: proposes || draft ? await costOfSkipping(stores) : null,
    begun,
    /** days left in the month, including today */
    daysLeft: Math.max(0, countDays(today, lastDay(month))),
    /** M5: the scheme has standing awards, which are given for the month as a whole */
    awards: rulesOn(scheme, lastDay(month)).items.some(({ kind }) => kind === 'standing'),
    entries: (await stores.ledger.counts()).get(month) ?? 0,
    people: people.length,
    shown: draft?.shown ?? '',
    outstanding: (draft?.outstanding ?? []).map((due) => outstandingView(due, scheme)),
    meetings: draft ? await meetingsOf(stores, month) : [],
    unlike: draft?.unlike ? unlikeView(draft.unlike, nameOf) : null,
    periods: await Promise.all(
      (draft?.closing.periods ?? []).map(async (each) =>
        periodView(each, rulesOn(scheme, lastDay(month)), nameOf, {
          closed: seesClosed(actor, stores),
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

/**
 * The account that sealed the last month, and the code of the seal; null when no month is sealed, or it was
 * taken over from paper.
 */
async function lastSealed({ periods }: UnitStores, accounts: readonly Account[]) {
  const last = (await periods.seals()).findLast(({ period }) => periodKind(period) === 'month');
  if (!last?.digest) return null;
  const names = accountNames(accounts);
  const nameOf = (account: string | null) => (account !== null && names.get(account)) || '—';
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
    const { app } = event.locals;
    const form = await formOf(event.request);
    const early = await earlyUnticked(event.locals, actor, form);
    if (early) return early;
    const asked = { key: field(form, 'key'), period: field(form, 'period'), shown: field(form, 'shown') };
    const done = await orRefused(() => proposeSeal(app, actor, asked), {});
    if (!done.ok) return done.refused;
    redirect(303, '/office/seal');
  },
  seal: async (event) => {
    const actor = officeActor(event, 'seal');
    const { app } = event.locals;
    const form = await formOf(event.request);
    const early = await earlyUnticked(event.locals, actor, form);
    if (early) return early;
    const asked = { key: field(form, 'key'), period: field(form, 'period'), shown: field(form, 'shown') };
    const proposal = field(form, 'proposal');
    const done = await orRefused(() => sealMonth(app, actor, { ...asked, proposal }, event.locals.work), {});
    if (!done.ok) return done.refused;
    // A superior may have no dashboard in this unit.
    const where = may(actor, 'see-ledger') ? '/office' : '/office/seal';
    redirect(303, `${where}?sealed=${done.answer.period}`);
  },
  withdraw: async (event) => {
    const actor = officeActor(event, 'seal');
    const form = await formOf(event.request);
    const asked = { key: field(form, 'key'), proposal: field(form, 'proposal') };
    const done = await orRefused(() => withdrawSeal(event.locals.app, actor, asked), {});
    if (!done.ok) return done.refused;
    redirect(303, '/office/seal');
  }
};

/**
 * Refuses a seal before the month's end that isn't confirmed by its box. The server's clock decides, because
 * a form may have been opened last month, or forged.
 */
async function earlyUnticked({ app }: App.Locals, actor: Actor, form: FormData) {
  const { unit } = await app.read(actor);
  const thisMonth = monthOf(dayIn(unit.timeZone, app.clock()));
  return field(form, 'period') === thisMonth && field(form, 'early') !== 'yes'
    ? fail(422, { refusal: refusalOf(new Problem('seal-early-unticked', 422)) })
    : null;
}

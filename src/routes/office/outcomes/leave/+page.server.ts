import { dayIn, lastDay } from '$lib/calendar';
import { formatPoints, rulesOn } from '$lib/points';
import { longestBasis, undoLeave, useLeave } from '$lib/server/leave/keep-leave';
import { leaveAccounts, type LeaveAccount } from '$lib/server/leave/leave-accounts';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import { getLocale } from '$lib/text/generated/runtime.js';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../fields';
import { formOf } from '../../../form-of';
import { orRefused } from '../../../refused';
import { officeActor } from '../../office-actor';
import type { Actions, PageServerLoad } from './$types';

/** Days of leave that points have bought: who has how many left this year, and every line. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'keep-leave');
  const { house } = event.locals;
  const asked = Number(event.url.searchParams.get('year'));
  return house.view(actor, async (stores) => {
    const today = dayIn(stores.unit.timeZone, house.clock());
    const year = Number.isInteger(asked) && asked > 2000 && asked < 2200 ? asked : Number(today.slice(0, 4));
    const years = new Set([...(await stores.leave.lines()).map((line) => line.year), year]);
    const ends = lastDay(`${year}-12`);
    const { conversions } = rulesOn(schemeOf(stores, ends), ends);
    return {
      ...{ today, year, years: [...years].sort(), longest: longestBasis },
      rules: conversions.map((rule) => ({ id: rule.id, ...words(rule), clause: rule.clause })),
      accounts: (await leaveAccounts(stores, house.clock(), { year })).map((account) => ({
        ...accountView(account),
        isOwn: account.subject === actor.subject
      })),
      ...{ done: event.url.searchParams.get('done'), key: randomUUID() }
    };
  });
};

function words(rule: LeaveAccount['rule']) {
  const english = getLocale() === 'en';
  return {
    name: english ? rule.english : rule.name,
    unit: english ? (rule.unitEnglish ?? rule.unit) : rule.unit,
    gives: formatPoints(rule.gives)
  };
}

function accountView({ rule, credited, balance, lines, ...account }: LeaveAccount) {
  return {
    ...account,
    ...{ rule: rule.id, ...words(rule) },
    ...{ credited: formatPoints(credited), balance: formatPoints(balance), left: balance > 0 },
    lines: lines.map(({ id, no, act, amount, day, basis, words, undone }) => ({
      ...{ id, no, act, day, basis, words, undone, amount: formatPoints(amount) }
    }))
  };
}

export const actions: Actions = {
  use: async (event) => {
    const actor = officeActor(event, 'keep-leave');
    const form = await formOf(event.request);
    const typed = {
      ...{ subject: field(form, 'subject'), rule: field(form, 'rule'), amount: field(form, 'amount') },
      ...{ day: field(form, 'day'), basis: field(form, 'basis') }
    };
    const done = await orRefused(
      () => useLeave(event.locals.house, actor, { key: field(form, 'key'), ...typed }),
      { typed }
    );
    return done.ok
      ? redirect(303, `/office/outcomes/leave?done=${done.answer.no}&year=${typed.day.slice(0, 4)}`)
      : done.refused;
  },
  undo: async (event) => {
    const actor = officeActor(event, 'keep-leave');
    const form = await formOf(event.request);
    const input = { key: field(form, 'key'), line: field(form, 'line'), words: field(form, 'words') };
    const done = await orRefused(() => undoLeave(event.locals.house, actor, input), {});
    return done.ok ? redirect(303, `/office/outcomes/leave?done=${done.answer.no}`) : done.refused;
  }
};

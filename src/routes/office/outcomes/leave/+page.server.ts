import { dayIn, yearOf, lastDay, monthOfYear } from '$lib/calendar';
import { formatPoints, rulesOn } from '$lib/points';
import { isBarred, partsInRow } from '$lib/server/domain/conflicts/conflict';
import { actingPerson } from '$lib/server/domain/conflicts/person-in-matter';
import { longestBasis, undoLeave, useLeave } from '$lib/server/domain/leave/keep-leave';
import { leaveAccounts, type LeaveAccount } from '$lib/server/domain/leave/leave-accounts';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { getLocale } from '$lib/text/generated/runtime.js';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { officeActor } from '../../office-actor';
import type { Actions, PageServerLoad } from './$types';

/** Lists the days of leave that points have bought: who has how many left this year, and every line. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'keep-leave');
  const { app } = event.locals;
  const asked = Number(event.url.searchParams.get('year'));
  return app.readTransaction(actor, async (stores) => {
    const today = dayIn(stores.unit.timeZone, app.clock());
    const year = Number.isInteger(asked) && asked > 2000 && asked < 2200 ? asked : yearOf(today);
    const years = new Set([...(await stores.leave.lines()).map((line) => line.year), year]);
    const ends = lastDay(monthOfYear(year, 12));
    const { conversions } = rulesOn(schemeOf(stores, ends), ends);
    const person = actingPerson(actor, await stores.accounts.list());
    return {
      today,
      year,
      years: [...years].sort(),
      longest: longestBasis,
      rules: conversions.map((rule) => ({ id: rule.id, ...words(rule), clause: rule.clause })),
      accounts: (await leaveAccounts(stores, app.clock(), { year })).map((account) => ({
        ...accountView(account),
        isOwn: isBarred({ deed: 'enter', parts: partsInRow(person, account.subject) })
      })),
      done: event.url.searchParams.get('done'),
      key: randomUUID()
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
    rule: rule.id,
    ...words(rule),
    credited: formatPoints(credited),
    balance: formatPoints(balance),
    left: balance > 0,
    lines: lines.map(({ id, no, action, amount, day, basis, words, undone }) => ({
      id,
      no,
      action,
      day,
      basis,
      words,
      undone,
      amount: formatPoints(amount)
    }))
  };
}

export const actions: Actions = {
  use: async (event) => {
    const actor = officeActor(event, 'keep-leave');
    const form = await formOf(event.request);
    const typed = {
      subject: field(form, 'subject'),
      rule: field(form, 'rule'),
      amount: field(form, 'amount'),
      day: field(form, 'day'),
      basis: field(form, 'basis')
    };
    const done = await orRefused(
      () => useLeave(event.locals.app, actor, { key: field(form, 'key'), ...typed }),
      { typed }
    );
    return done.ok
      ? redirect(303, `/office/outcomes/leave?done=${done.answer.no}&year=${yearOf(typed.day)}`)
      : done.refused;
  },
  undo: async (event) => {
    const actor = officeActor(event, 'keep-leave');
    const form = await formOf(event.request);
    const input = { key: field(form, 'key'), line: field(form, 'line'), words: field(form, 'words') };
    const done = await orRefused(() => undoLeave(event.locals.app, actor, input), {});
    return done.ok ? redirect(303, `/office/outcomes/leave?done=${done.answer.no}`) : done.refused;
  }
};

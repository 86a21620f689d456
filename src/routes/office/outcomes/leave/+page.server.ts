import { dayIn, yearOf } from '$lib/calendar';
import { formatPoints } from '$lib/points';
import { isBarred, partsInRow } from '$lib/server/domain/conflicts/conflict';
import { actingPerson } from '$lib/server/domain/conflicts/person-in-matter';
import { longestBasis, undoLeave, useLeave } from '$lib/server/domain/leave/keep-leave';
import { leaveToGrant, type LeaveToGrant } from '$lib/server/domain/leave/leave-to-grant';
import { leaveAccounts, type LeaveAccount } from '$lib/server/domain/leave/leave-accounts';
import { ruleOnOutcomes } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { may } from '$lib/server/platform/access/actor';
import { getLocale } from '$lib/text/generated/runtime.js';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field, fields } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { officeActor } from '../../office-actor';
import type { Actions, PageServerLoad } from './$types';
import { rulesAtEnd } from '$lib/server/domain/periods/unit-scheme';

/** Lists the days of leave that points have bought: who has how many left this year, and every line. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'keep-leave');
  const { app } = event.locals;
  const asked = Number(event.url.searchParams.get('year'));
  return app.readTransaction(actor, async (stores) => {
    const today = dayIn(stores.unit.timeZone, app.clock());
    const year = Number.isInteger(asked) && asked > 2000 && asked < 2200 ? asked : yearOf(today);
    const years = new Set([...(await stores.leave.lines()).map((line) => line.year), year]);
    const accounts = await leaveAccounts(stores, app.clock(), { year });
    // A rule that another one has replaced is still the one by which its days are taken.
    const rules = new Map(
      [...accounts.map(({ rule }) => rule), ...rulesAtEnd(stores, String(year)).conversions].map((rule) => [
        rule.id,
        rule
      ])
    );
    const person = await actingPerson(actor, stores.accounts);
    return {
      today,
      year,
      years: [...years].sort(),
      longest: longestBasis,
      rules: [...rules.values()].map((rule) => ({
        id: rule.id,
        name: getLocale() === 'en' ? rule.english : rule.name,
        ...unitText(rule),
        clause: rule.clause
      })),
      accounts: accounts.map((account) => ({
        ...accountView(account),
        isOwn: isBarred({ deed: 'enter', parts: partsInRow(person, account.subject) })
      })),
      waiting: grantView(await leaveToGrant(stores, actor)),
      grants: may(actor, 'grant-leave'),
      meetings: (await stores.meetings.list())
        .map(({ id, decision: { date, body, minutes } }) => ({ id, date, body, minutes }))
        .sort((a, b) => (a.date < b.date ? 1 : -1)),
      done: event.url.searchParams.get('done'),
      granted: event.url.searchParams.get('granted'),
      key: randomUUID()
    };
  });
};

/** The unit of a rule and how much it gives; never its name, since people's names stand beside. */
function unitText(rule: LeaveAccount['rule']) {
  const english = getLocale() === 'en';
  return {
    unit: english ? (rule.unitEnglish ?? rule.unit) : rule.unit,
    gives: formatPoints(rule.gives)
  };
}

function grantView(waiting: LeaveToGrant | null) {
  return (
    waiting && {
      period: waiting.period,
      expired: waiting.expired,
      people: waiting.people.map(({ rule, value, more, ...person }) => ({
        ...unitText(rule),
        ...person,
        rule: rule.id,
        tick: `${rule.id} ${person.seen} ${person.subject}`,
        value: formatPoints(value),
        more: formatPoints(more)
      }))
    }
  );
}

function accountView({ rule, credited, taken, balance, lines, ...account }: LeaveAccount) {
  return {
    ...unitText(rule),
    ...account,
    rule: rule.id,
    credited: formatPoints(credited),
    taken: taken > 0 ? formatPoints(taken) : null,
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
  /** Grants what the rules give by themselves, to everybody who is ticked, by one meeting. */
  grant: async (event) => {
    const actor = officeActor(event, 'grant-leave');
    const form = await formOf(event.request);
    const period = field(form, 'period');
    // A tick carries all of it, so that unticked people leave no gap between lists. A number may have spaces: it is last.
    const ticked = fields(form.getAll('grant'));
    const meeting = field(form, 'meeting');
    const rulings = ticked.map((tick) => {
      const [rule = '', seen = '', ...subject] = tick.split(' ');
      return { rule, subject: subject.join(' '), seen: Number(seen), confirmed: true, words: '' };
    });
    const input = { key: field(form, 'key'), meeting, period, rulings };
    const done = await orRefused(() => ruleOnOutcomes(event.locals.app, actor, input), { ticked, meeting });
    return done.ok ? redirect(303, `/office/outcomes/leave?granted=${done.answer.confirmed}`) : done.refused;
  },
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
    const done = await orRefused(() => undoLeave(event.locals.app, actor, input), {
      undo: { line: input.line, words: input.words }
    });
    return done.ok
      ? redirect(303, `/office/outcomes/leave?done=${done.answer.no}&year=${field(form, 'year')}`)
      : done.refused;
  }
};

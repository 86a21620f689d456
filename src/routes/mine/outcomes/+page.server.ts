import { dayIn, yearOf } from '$lib/calendar';
import { formatPoints, recordedSince, rulesOn } from '$lib/points';
import { leaveAccounts } from '$lib/server/domain/leave/leave-accounts';
import { myOutcomes } from '$lib/server/domain/outcomes/my-outcomes';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { redemptionAccounts } from '$lib/server/domain/redemptions/redemption-accounts';
import { getLocale } from '$lib/text/generated/runtime.js';
import { redemptionAccountView } from '../../redemption-view';
import { ownActor } from '../../forms/own-actor';
import type { PageServerLoad } from './$types';

/** Shows the outcomes of one's own points, what was decided on them, and one's days of leave. */
export const load: PageServerLoad = async (event) => {
  const actor = ownActor(event);
  const { app } = event.locals;
  const subject = actor.subject ?? '';
  const english = getLocale() === 'en';
  return app.readTransaction(actor, async (stores) => {
    const today = dayIn(stores.unit.timeZone, app.clock());
    const year = yearOf(today);
    const accounts = [
      ...(await leaveAccounts(stores, app.clock(), { year, subject })),
      ...(await leaveAccounts(stores, app.clock(), { year: year - 1, subject }))
    ];
    const scheme = schemeOf(stores, today);
    const { redemption } = rulesOn(scheme, today);
    const spends = redemption?.clears === 'year' ? yearOf(today) : null;
    const [spending] = redemption ? await redemptionAccounts(stores, { year: spends, subject }) : [];
    return {
      /** one's points to spend on goods; null where the rules have none, or nothing is earned yet */
      spending: spending ? redemptionAccountView(spending, scheme) : null,
      unit: { name: stores.unit.name },
      person: (await stores.roster.list()).find(({ id }) => id === subject)?.name ?? '',
      outcomes: (await myOutcomes(stores, subject, app.clock())).map(
        ({ name, english: en, value, unit, unitEnglish, ...each }) => ({
          ...each,
          recordedSince: recordedSince(each.period, stores.unit.firstPeriod),
          name: english ? en : name,
          value: value === null ? '' : `${formatPoints(value)} ${english ? unitEnglish : unit}`
        })
      ),
      accounts: accounts.map(({ rule, year, credited, balance, expires, isOver, lines }) => ({
        year,
        expires,
        isOver,
        name: english ? rule.english : rule.name,
        unit: english ? (rule.unitEnglish ?? rule.unit) : rule.unit,
        credited: formatPoints(credited),
        balance: formatPoints(balance),
        lines: lines.map(({ no, action, amount, day, basis, words, undone }) => ({
          no,
          action,
          day,
          undone,
          amount: formatPoints(amount),
          words: basis || words
        }))
      }))
    };
  });
};

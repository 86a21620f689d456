import { dayIn } from '$lib/calendar';
import { formatPoints } from '$lib/points';
import { leaveAccounts } from '$lib/server/leave/leave-accounts';
import { myOutcomes } from '$lib/server/outcomes/my-outcomes';
import { getLocale } from '$lib/text/generated/runtime.js';
import { ownActor } from '../own-actor';
import type { PageServerLoad } from './$types';

/** What follows from one's own points, what was decided of it, and one's days of leave. */
export const load: PageServerLoad = async (event) => {
  const actor = ownActor(event);
  const { house } = event.locals;
  const subject = actor.subject ?? '';
  const english = getLocale() === 'en';
  return house.view(actor, async (stores) => {
    const year = Number(dayIn(stores.unit.timeZone, house.clock()).slice(0, 4));
    const accounts = [
      ...(await leaveAccounts(stores, house.clock(), { year, subject })),
      ...(await leaveAccounts(stores, house.clock(), { year: year - 1, subject }))
    ];
    return {
      unit: { name: stores.unit.name },
      person: (await stores.roster.list()).find(({ id }) => id === subject)?.name ?? '',
      outcomes: (await myOutcomes(stores, subject)).map(
        ({ name, english: en, value, unit, unitEnglish, ...each }) => ({
          ...each,
          name: english ? en : name,
          value: value === null ? '' : `${formatPoints(value)} ${english ? unitEnglish : unit}`
        })
      ),
      accounts: accounts.map(({ rule, year, credited, balance, expires, isOver, lines }) => ({
        ...{ year, expires, isOver, name: english ? rule.english : rule.name },
        unit: english ? (rule.unitEnglish ?? rule.unit) : rule.unit,
        ...{ credited: formatPoints(credited), balance: formatPoints(balance) },
        lines: lines.map(({ no, act, amount, day, basis, words, undone }) => ({
          ...{ no, act, day, undone, amount: formatPoints(amount), words: basis || words }
        }))
      }))
    };
  });
};

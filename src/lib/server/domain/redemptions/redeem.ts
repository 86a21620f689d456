import { dayIn, isDay, monthNumber, yearOf } from '$lib/calendar';
import {
  accountYears,
  formatPoints,
  isOpenAccount,
  onlyYear,
  shopOn,
  spendableOf,
  typedNumber,
  type AccountYears
} from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { needReason, needText } from '../../platform/text/need-text';
import { isBarred, partsInRow } from '../conflicts/conflict';
import { actingPerson } from '../conflicts/person-in-matter';
import { schemeOf } from '../periods/unit-scheme';
import { needSubject } from '../roster/need-subject';
import type { UnitStores } from '../units/unit-stores';
import { earnedPoints } from './earned-points';
import type { RedemptionLine } from './redemptions';

/** characters of a remark or a reason */
export const longestRemark = 100;

/** pieces of one good in one line */
const mostPieces = 1000;

export interface RedeemInput {
  key: string;
  /** 编号 */
  subject: string;
  /** good of the scheme */
  good: string;
  /** typed text, such as 2 */
  quantity: string;
  day: string;
  /** the year whose points are spent, as typed; '' for that of the day */
  year: string;
  words: string;
}

/**
 * Records goods that were handed out for points, at the price in force on that day (`shopOn`). Ranks don't change by
 * it, and nobody spends more than sealed months have brought them, less what a correction takes (`earnedPoints`).
 * @throws Problem `unknown-subject`, `unknown-item` for a good that isn't in the price list of the day,
 * `bad-date`, `date-in-future`, `redemption-year`, `redemption-quantity`, `redemption-short`, `own-outcome`, or what
 * keeps a text out
 */
export function redeemGoods(app: App, actor: Actor, { key, ...input }: RedeemInput) {
  return app.runCommand(actor, { permission: 'redeem', key, input: { ...input } }, async (stores) => {
    const { subject, good: wanted, day, words } = input;
    const today = dayIn(stores.unit.timeZone, app.clock());
    if (!isDay(day)) throw new Problem('bad-date', 422, { value: day });
    if (day > today) throw new Problem('date-in-future', 422, { value: day });
    const name = await needOtherPerson(stores, actor, subject);
    const scheme = schemeOf(stores, day);
    const good = shopOn(scheme, day)?.rule.goods.find(({ id }) => id === wanted);
    if (!good) throw new Problem('unknown-item', 422, { value: wanted });
    const typed = typedNumber(input.quantity) ?? '';
    const quantity = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
    if (quantity < 1 || quantity > mostPieces)
      throw new Problem('redemption-quantity', 422, { value: input.quantity });
    needText(words, longestRemark);
    const year = spentYear(input.year, day);
    const years = accountYears(scheme, year);
    // Points that are cleared by today stay so, however early the day that is typed.
    if (!isOpenAccount(years, today)) throw new Problem('redemption-year', 422, { year: yearOf(today) });
    const clears: RedemptionLine['clears'] = onlyYear(years) === null ? 'never' : 'year';
    const left = await leftOf(stores, subject, years);
    const amount = quantity * good.points;
    if (amount > left)
      throw new Problem('redemption-short', 409, {
        name,
        left: formatPoints(left),
        needed: formatPoints(amount)
      });
    const { first } = years;
    const line = {
      year,
      clears,
      first,
      subject,
      good: good.id,
      quantity,
      price: good.points,
      amount,
      day,
      words
    };
    return stores.redemptions.add({ ...line, action: 'redeem', reverses: null, account: actor.account });
  });
}

/**
 * Undoes a line that was recorded by mistake, or whose goods came back; both lines stay.
 * @throws Problem `not-found`, `redemption-undone`, `reason-missing`, `own-outcome`
 */
export function undoRedemption(
  app: App,
  actor: Actor,
  { key, ...input }: { key: string; line: string; words: string }
) {
  return app.runCommand(actor, { permission: 'redeem', key, input: { ...input } }, async (stores) => {
    const lines = await stores.redemptions.lines();
    const line = lines.find(({ id, action }) => id === input.line && action === 'redeem');
    if (!line) throw new Problem('not-found', 404);
    if (lines.some(({ reverses }) => reverses === line.id)) throw new Problem('redemption-undone', 409);
    needReason(input.words, longestRemark);
    await needOtherPerson(stores, actor, line.subject);
    const { id, no: _, ...undone } = line;
    const { words } = input;
    const day = dayIn(stores.unit.timeZone, app.clock());
    return stores.redemptions.add({
      ...undone,
      day,
      words,
      action: 'reversal',
      reverses: id,
      account: actor.account
    });
  });
}

/**
 * The year whose points are spent: that of the day, or the year before in January, because December's points
 * are known only when it is sealed.
 * @throws Problem `redemption-year`
 */
function spentYear(typed: string, day: string): number {
  const own = yearOf(day);
  const isBefore = Number(typed) === own - 1 && monthNumber(day) === 1;
  if (typed !== '' && Number(typed) !== own && !isBefore)
    throw new Problem('redemption-year', 422, { year: own });
  return isBefore ? own - 1 : own;
}

async function leftOf(stores: UnitStores, subject: string, years: AccountYears): Promise<number> {
  const earned = (await earnedPoints(stores, { years, subject })).get(subject) ?? 0;
  return spendableOf(earned, await stores.redemptions.lines({ subject, years }));
}

/** Nobody hands goods to themselves. */
async function needOtherPerson(stores: UnitStores, actor: Actor, subject: string): Promise<string> {
  const { name } = await needSubject(stores, subject);
  const parts = partsInRow(await actingPerson(actor, stores.accounts), subject);
  if (isBarred({ deed: 'enter', parts })) throw new Problem('own-outcome', 403, { name });
  return name;
}

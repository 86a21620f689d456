import { dayIn, isDay, yearOf } from '$lib/calendar';
import { formatPoints, parseHundredths, rulesOn, typedNumber, type Hundredths } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { needReason, needText } from '../../platform/text/need-text';
import { saysSomething } from '../../platform/text/text-trouble';
import { isBarred, partsInRow } from '../conflicts/conflict';
import { actingPerson } from '../conflicts/person-in-matter';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import { needSubject } from '../roster/need-subject';
import { servesOn } from '../roster/spells';
import type { UnitStores } from '../units/unit-stores';
import { leastOf } from './balance';
import { heldLines } from './held-credits';
import type { LeaveLine } from './leave';
import { leaveRules } from './leave-rules';

/** characters of a basis or a reason */
export const longestBasis = 100;

export interface UseInput {
  key: string;
  /** 编号 */
  subject: string;
  /** conversion of the scheme */
  rule: string;
  /** typed text, such as 0.5 */
  amount: string;
  day: string;
  /** number of the leave slip (请假条) */
  basis: string;
}

/**
 * Records days of leave that somebody took against their account. They belong to the year of their day,
 * with which the rest expires (A: 31 December).
 * @throws Problem `unknown-subject`, `unknown-item` for a rule by which no account of the year is kept, `bad-date`,
 * `date-in-future`, `not-in-service`, `leave-basis-missing`, `leave-amount`, `leave-short`, `leave-unsettled`, `own-outcome`, or
 * what keeps a text out
 */
export function useLeave(app: App, actor: Actor, { key, ...input }: UseInput) {
  return app.runCommand(actor, { permission: 'keep-leave', key, input: { ...input } }, async (stores) => {
    const { subject, rule, day, basis } = input;
    const today = dayIn(stores.unit.timeZone, app.clock());
    if (!isDay(day)) throw new Problem('bad-date', 422, { value: day });
    if (day > today) throw new Problem('date-in-future', 422, { value: day });
    await needOther(stores, actor, subject);
    if (!servesOn(await needSubject(stores, subject), day))
      throw new Problem('not-in-service', 422, { date: day });
    const { conversions } = rulesOn(schemeOf(stores, day), day);
    const found = [...conversions, ...leaveRules(stores, yearOf(day))].find(({ id }) => id === rule);
    if (!found) throw new Problem('unknown-item', 422, { value: rule });
    const amount = parseHundredths(typedNumber(input.amount)) ?? 0;
    if (amount <= 0 || amount % found.gives !== 0)
      throw new Problem('leave-amount', 422, { value: input.amount, gives: formatPoints(found.gives) });
    if (!saysSomething(basis)) throw new Problem('leave-basis-missing', 422);
    needText(basis, longestBasis);
    const year = yearOf(day);
    const line = {
      rule,
      year,
      subject,
      action: 'use',
      amount,
      day,
      reverses: null,
      basis,
      words: ''
    } as const;
    const booked = { ...line, id: '', no: 0, account: actor.account };
    await needCovered(stores, booked);
    await needHeld(stores, booked);
    return stores.leave.add({ ...line, ruling: null, account: actor.account });
  });
}

/**
 * Undoes a use that was recorded by mistake; both lines stay. A credit of a ruling is only undone by a
 * ruling.
 * @throws Problem `not-found`, `leave-undone`, `reason-missing`, `own-outcome`
 */
export function undoLeave(
  app: App,
  actor: Actor,
  { key, ...input }: { key: string; line: string; words: string }
) {
  return app.runCommand(actor, { permission: 'keep-leave', key, input: { ...input } }, async (stores) => {
    const lines = await stores.leave.lines();
    const line = lines.find(({ id, action }) => id === input.line && action === 'use');
    if (!line) throw new Problem('not-found', 404);
    if (lines.some(({ reverses }) => reverses === line.id)) throw new Problem('leave-undone', 409);
    needReason(input.words, longestBasis);
    await needOther(stores, actor, line.subject);
    return stores.leave.add(undoing(line, actor.account, input.words));
  });
}

/** The line that undoes another. */
export function undoing(line: LeaveLine, account: string, words: string) {
  const { rule, year, subject, amount, day } = line;
  return {
    rule,
    year,
    subject,
    amount,
    day,
    account,
    words,
    basis: '',
    action: 'reversal' as const,
    reverses: line.id,
    ruling: null
  };
}

/**
 * Checks that a leave account covers a line.
 * @throws Problem `leave-short` when the account would hold less than nothing on any day
 */
async function needCovered(stores: UnitStores, line: LeaveLine): Promise<void> {
  const short = await shortBy(stores, line);
  if (short > 0) throw new Problem('leave-short', 409, { short: formatPoints(short), year: line.year });
}

/**
 * Checks that a credit can be undone.
 * @throws Problem `leave-used` when days of it were taken: that use is undone first
 */
export async function needUnused(stores: UnitStores, line: LeaveLine): Promise<void> {
  const short = await shortBy(stores, line);
  if (short > 0) throw new Problem('leave-used', 409, { used: formatPoints(short), year: line.year });
}

/** How far below nothing an account would be on its worst day, in hundredths. */
async function shortBy({ leave }: Pick<UnitStores, 'leave'>, line: LeaveLine): Promise<Hundredths> {
  const { subject, year, rule } = line;
  const own = (await leave.lines({ subject, year })).filter((each) => each.rule === rule);
  return Math.max(0, -leastOf([...own, line]));
}

/**
 * Checks that the points behind a use are still there.
 * @throws Problem `leave-unsettled` when a correction or a deduction has taken them away since
 */
async function needHeld(stores: UnitStores, line: LeaveLine): Promise<void> {
  const { subject, year, rule } = line;
  const held = await heldLines(stores, await stores.leave.lines({ subject, year }));
  const least: Hundredths = leastOf([...held.filter((each) => each.rule === rule), line]);
  if (least < 0) throw new Problem('leave-unsettled', 409, { short: formatPoints(-least), year });
}

/** Nobody keeps their own account. */
async function needOther(stores: UnitStores, actor: Actor, subject: string): Promise<void> {
  const person = await needSubject(stores, subject);
  const parts = partsInRow(await actingPerson(actor, stores.accounts), subject);
  if (isBarred({ deed: 'enter', parts })) throw new Problem('own-outcome', 403, { name: person.name });
}

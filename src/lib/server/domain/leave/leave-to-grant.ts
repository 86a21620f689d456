import { namesApart } from '../roster/names-apart';
import { yearOf } from '$lib/calendar';
import type { Hundredths, SchemeRules } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import { isBarred, partsInRow } from '../conflicts/conflict';
import { actingPerson } from '../conflicts/person-in-matter';
import { proposalsOf } from '../outcomes/proposals';
import { seenPeriods } from '../outcomes/seen-periods';
import { rulesAtEnd } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { daysToCredit } from './days-to-credit';
import { expiryOf } from './leave-rules';
import { leastSum, pointsToDate } from './points-to-date';

/** Somebody's days that points have bought, and that nobody has granted yet. */
interface ConversionToGrant {
  subject: string;
  name: string;
  rule: SchemeRules['conversions'][number];
  /** bought in the year to date, and those of them that aren't credited yet; hundredths */
  value: Hundredths;
  more: Hundredths;
  /** number of the last ruling on it, which a correction has unsettled; 0: none */
  seen: number;
  /** the actor's own: somebody else grants it */
  isOwn: boolean;
}

/** The days of leave that the rules give by themselves after a sealed period. */
export interface LeaveToGrant {
  period: string;
  /** the last day on which they could be used, when they were void before they could be granted; null: a meeting may */
  expired: string | null;
  people: ConversionToGrant[];
}

/**
 * The days that wait to be granted, in rank order. The period sealed last has them all, because conversions
 * are calculated for the year to date; null: nobody has any.
 */
export async function leaveToGrant(stores: UnitStores, actor: Actor): Promise<LeaveToGrant | null> {
  const period = (await seenPeriods(stores, actor)).at(-1);
  if (period === undefined) return null;
  const { conversions } = rulesAtEnd(stores, period);
  const open = (await proposalsOf(stores, period)).filter(({ value, ruling }) => value !== null && !ruling);
  if (open.length === 0) return null;
  const lines = await stores.leave.lines({ year: yearOf(period) });
  const names = namesApart(await stores.roster.list());
  const viewer = await actingPerson(actor, stores.accounts);
  const toDate = await pointsToDate(stores, open);
  const people = open.flatMap(({ subject, rule: id, value, sum, seen }, at): ConversionToGrant[] => {
    const rule = conversions.find((each) => each.id === id);
    if (!rule) return [];
    const own = lines.filter((line) => line.subject === subject);
    const more = daysToCredit(stores, rule, { period, sum: leastSum(sum, toDate[at]), own });
    if (more <= 0) return [];
    const isOwn = isBarred({ deed: 'decide', parts: partsInRow(viewer, subject) });
    const name = names.get(subject) ?? subject;
    return [{ subject, name, rule, value: value ?? 0, more, seen, isOwn }];
  });
  const expired = open.some(({ isVoid }) => isVoid) ? expiryOf(yearOf(period)) : null;
  return people.length === 0 ? null : { period, expired, people };
}

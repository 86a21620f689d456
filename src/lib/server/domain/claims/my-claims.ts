import { countDays, dayIn, firstDay, lastDay, monthOf } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { declareBy } from './declare-by';
import { claimLines, type ClaimLine } from './inbox';
import { declarableItems, type DeclarableItem } from './declarable';

/** A member's view of claims: their own, those that they reported, and those that others reported of them. */
export interface MyClaims {
  name: string;
  /** YYYY-MM-DD */
  today: string;
  /** last day on which the month's claims are wanted (每月最后一天) */
  deadline: string;
  /** days until then, today included */
  left: number;
  /** something of the month was declared already */
  declared: boolean;
  items: DeclarableItem[];
  /** others in service, who may be reported */
  colleagues: { id: string; name: string }[];
  /** newest first; `mine`: declared by the actor; `asked`: an answer is wanted of them */
  lines: (ClaimLine & { mine: boolean; asked: boolean })[];
}

/** A member's own view of claims, as of now. */
export async function myClaims(stores: UnitStores, now: Date, actor: Actor): Promise<MyClaims> {
  const today = dayIn(stores.unit.timeZone, now);
  const month = monthOf(today);
  const deadline = declareBy(stores.unit, today);
  const subject = actor.subject ?? '';
  const people = await stores.roster.list();
  const about = await claimLines(stores, now, { subject });
  const reported = await claimLines(stores, now, { declaredBy: actor.account });
  const lines = new Map([...about.lines, ...reported.lines].map((line) => [line.claim.id, line]));
  return {
    name: people.find(({ id }) => id === subject)?.name ?? subject,
    today,
    deadline,
    left: Math.max(0, countDays(today, deadline)),
    declared: (await stores.claims.declarers(firstDay(month), lastDay(month))).includes(subject),
    items: declarableItems(schemeOf(stores), today),
    colleagues: people
      .filter(({ id, from, to }) => id !== subject && (from ?? today) <= today && (to ?? today) >= today)
      .map(({ id, name }) => ({ id, name })),
    lines: [...lines.values()]
      .sort((a, b) => (a.claim.declared < b.claim.declared ? 1 : -1))
      .map((line) => ({
        ...line,
        mine: line.claim.declaredBy === actor.account,
        asked:
          line.claim.way === 'reported' &&
          line.claim.subject === subject &&
          (line.state === 'waiting' || line.state === 'open') &&
          line.claim.steps.every(({ action }) => action !== 'answer')
      }))
  };
}

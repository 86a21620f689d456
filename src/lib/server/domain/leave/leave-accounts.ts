import { dayIn } from '$lib/calendar';
import type { Hundredths, SchemeRules } from '$lib/points';
import type { UnitStores } from '../units/unit-stores';
import { balanceOf, creditedOf } from './balance';
import { heldLines } from './held-credits';
import type { LeaveLine } from './leave';
import { expiryOf, leaveRules } from './leave-rules';
import { namesApart } from '../roster/names-apart';

/** Somebody's days of leave of a year: the credit, the rest, and every line. */
export interface LeaveAccount {
  subject: string;
  name: string;
  rule: SchemeRules['conversions'][number];
  year: number;
  credited: Hundredths;
  /** the part of `credited` that the points of the year to date no longer buy; nobody can use it */
  taken: Hundredths;
  /** the rest that can still be used */
  balance: Hundredths;
  /** last day on which it may be used */
  expires: string;
  isOver: boolean;
  lines: (LeaveLine & { undone: boolean })[];
}

/**
 * The accounts of a year that have lines, in the roster's order, with people of one name told apart; with `subject` only that
 * person's, under their own name.
 */
export async function leaveAccounts(
  stores: UnitStores,
  now: Date,
  { year, subject }: { year: number; subject?: string }
): Promise<LeaveAccount[]> {
  const expires = expiryOf(year);
  const conversions = leaveRules(stores, year);
  const lines = await stores.leave.lines({ year, ...(subject !== undefined && { subject }) });
  const held = new Map((await heldLines(stores, lines)).map((line) => [line.id, line]));
  const isOver = dayIn(stores.unit.timeZone, now) > expires;
  const people = await stores.roster.list();
  const names = subject === undefined ? namesApart(people) : new Map<string, string>();
  return people.flatMap(({ id, name }) =>
    conversions.flatMap((rule) => {
      const own = lines.filter((line) => line.subject === id && line.rule === rule.id);
      if (own.length === 0) return [];
      const undone = new Set(own.map(({ reverses }) => reverses));
      const kept = own.map((line) => held.get(line.id) ?? line);
      const credited = creditedOf(own);
      const sums = { credited, taken: credited - creditedOf(kept), balance: Math.max(0, balanceOf(kept)) };
      const reported = own.map((line) => ({ ...line, undone: undone.has(line.id) }));
      return [
        { subject: id, name: names.get(id) ?? name, rule, year, ...sums, expires, isOver, lines: reported }
      ];
    })
  );
}

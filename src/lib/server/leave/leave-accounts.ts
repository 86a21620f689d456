import { dayIn } from '$lib/calendar';
import { rulesOn, type Hundredths, type Rules } from '$lib/points';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../store/unit-stores';
import { balanceOf, creditedOf } from './balance';
import { expiryOf } from './keep-leave';
import type { LeaveLine } from './leave';

/** Somebody's days of a year: what was credited, what is left, and every line. */
export interface LeaveAccount {
  subject: string;
  name: string;
  rule: Rules['conversions'][number];
  year: number;
  credited: Hundredths;
  balance: Hundredths;
  /** last day on which it may be used */
  expires: string;
  isOver: boolean;
  lines: (LeaveLine & { undone: boolean })[];
}

/** The accounts of a year in which something stands; of one person, when named. In the roster's order. */
export async function leaveAccounts(
  stores: UnitStores,
  now: Date,
  { year, subject }: { year: number; subject?: string }
): Promise<LeaveAccount[]> {
  const expires = expiryOf(year);
  const { conversions } = rulesOn(schemeOf(stores, expires), expires);
  const lines = await stores.leave.lines({ year, ...(subject !== undefined && { subject }) });
  const isOver = dayIn(stores.unit.timeZone, now) > expires;
  return (await stores.roster.list()).flatMap(({ id, name }) =>
    conversions.flatMap((rule) => {
      const own = lines.filter((line) => line.subject === id && line.rule === rule.id);
      if (own.length === 0) return [];
      const undone = new Set(own.map(({ reverses }) => reverses));
      const sums = { credited: creditedOf(own), balance: balanceOf(own) };
      const told = own.map((line) => ({ ...line, undone: undone.has(line.id) }));
      return [{ subject: id, name, rule, year, ...sums, expires, isOver, lines: told }];
    })
  );
}

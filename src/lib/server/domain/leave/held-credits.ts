import { byEnd } from '$lib/calendar';
import type { UnitStores } from '../units/unit-stores';
import { liveCredits } from './balance';
import { daysToCredit } from './days-to-credit';
import type { RuledLeaveLine } from './leave';
import { conversionIn, pointsToDate } from './points-to-date';

/** A credit with the period whose proposal a meeting has granted. */
interface GrantedCredit extends RuledLeaveLine {
  period: string;
}

/**
 * The lines of leave accounts, each credit with the days of it that the points of the year to date still buy. Nobody takes a
 * day whose points a correction or a deduction has taken away since, until other points buy it again.
 * @param lines everybody's or one person's, of one year
 */
export async function heldLines(
  stores: UnitStores,
  lines: readonly RuledLeaveLine[]
): Promise<RuledLeaveLine[]> {
  // A later credit is for the points beyond those that bought the earlier ones.
  const credits = liveCredits(lines)
    .flatMap(({ period, ...line }): GrantedCredit[] => (period === null ? [] : [{ ...line, period }]))
    .sort((a, b) => byEnd(a.period, b.period));
  const sums = await pointsToDate(stores, credits);
  const held = new Map<string, RuledLeaveLine>();
  credits.forEach((credit, at) => {
    const { period, subject, rule: id } = credit;
    const own = [...held.values()].filter((line) => line.subject === subject);
    const rule = conversionIn(stores, period, id);
    const sum = sums[at] ?? null;
    const bought = rule && sum !== null ? daysToCredit(stores, rule, { period, sum, own }) : credit.amount;
    held.set(credit.id, { ...credit, amount: Math.min(credit.amount, bought) });
  });
  return lines.map((line) => held.get(line.id) ?? line);
}

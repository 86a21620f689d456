import { byEnd } from '$lib/calendar';
import { proposalsOf, type OutcomeProposal } from '../outcomes/proposals';
import { rulesAtEnd } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { liveCredits } from './balance';
import { daysToCredit } from './days-to-credit';
import type { RuledLeaveLine } from './leave';

/**
 * The lines of leave accounts, each credit with the days of it that points still buy. A correction may have taken points
 * away; until a meeting has ruled anew, nobody takes a day that rested on them.
 * @param lines everybody's or one person's, of one year
 */
export async function heldLines(
  stores: UnitStores,
  lines: readonly RuledLeaveLine[]
): Promise<RuledLeaveLine[]> {
  const corrected = await stores.periods.versions();
  const credits = liveCredits(lines).filter(({ period }) => period !== null);
  const periods = [...new Set(credits.flatMap(({ period }) => period ?? []))].sort(byEnd);
  const held = new Map(lines.map((line) => [line.id, line]));
  for (const period of periods.filter((each) => corrected.has(each))) {
    const open = (await proposalsOf(stores, period)).filter(({ unsettled }) => unsettled !== null);
    for (const credit of credits.filter((line) => line.period === period)) {
      const proposal = open.find(({ rule, subject }) => rule === credit.rule && subject === credit.subject);
      if (!proposal) continue;
      // A later credit is for the points beyond those that bought the earlier ones.
      const before = liveCredits([...held.values()]).filter(
        (line) => line.subject === credit.subject && line.id !== credit.id && !isAfter(line, period)
      );
      const amount = Math.min(credit.amount, stillBought(stores, proposal, before));
      held.set(credit.id, { ...credit, amount });
    }
  }
  return lines.map((line) => held.get(line.id) ?? line);
}

function isAfter({ period }: RuledLeaveLine, other: string): boolean {
  return period !== null && byEnd(period, other) > 0;
}

function stillBought(
  stores: UnitStores,
  { period, rule: id, sum }: OutcomeProposal,
  own: readonly RuledLeaveLine[]
): number {
  const rule = rulesAtEnd(stores, period).conversions.find((each) => each.id === id);
  return rule ? daysToCredit(stores, rule, { period, sum: sum ?? 0, own }) : 0;
}

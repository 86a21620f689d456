import { spendableOf, spentOf, type AccountYears, type Hundredths } from '$lib/points';
import type { UnitStores } from '../units/unit-stores';
import { earnedPoints } from './earned-points';
import type { RedemptionLine } from './redemptions';
import { namesApart } from '../roster/names-apart';

/** Somebody's points to spend: earned (see `earnedPoints`), spent, left, and every line. */
export interface RedemptionAccount {
  subject: string;
  name: string;
  earned: Hundredths;
  spent: Hundredths;
  left: Hundredths;
  lines: (RedemptionLine & { isUndone: boolean })[];
}

/**
 * The accounts of some years' points (`accountYears`), in the roster's order: of everybody who has earned or spent
 * something, with people of one name told apart; with `subject` only that person's, under their own name.
 */
export async function redemptionAccounts(
  stores: UnitStores,
  { years, subject }: { years: AccountYears; subject?: string }
): Promise<RedemptionAccount[]> {
  const sums = await earnedPoints(stores, { years, ...(subject !== undefined && { subject }) });
  const lines = await stores.redemptions.lines({ years, ...(subject !== undefined && { subject }) });
  const roster = await stores.roster.list();
  const people = roster.filter(({ id }) => subject === undefined || id === subject);
  const names = subject === undefined ? namesApart(roster) : new Map<string, string>();
  return people.flatMap(({ id, name }) => {
    const own = lines.filter((line) => line.subject === id);
    const earned = sums.get(id) ?? 0;
    if (earned <= 0 && own.length === 0) return [];
    const undone = new Set(own.map(({ reverses }) => reverses));
    return {
      subject: id,
      name: names.get(id) ?? name,
      earned,
      spent: spentOf(own),
      left: spendableOf(earned, own),
      lines: own.map((line) => ({ ...line, isUndone: undone.has(line.id) }))
    };
  });
}

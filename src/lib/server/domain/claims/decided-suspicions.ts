import type { WrittenEntry } from '$lib/points';
import { nextNumbers } from '../ledger/next-numbers';
import { reversalOf } from '../ledger/reversal-of';
import type { UnitStores } from '../units/unit-stores';
import type { Claim } from './claim';
import { claimNo } from './claim-no';
import { stepsThatHold } from './claim-status';
import type { NewStep } from './claims';

/** A suspicion on which a meeting has ruled. */
interface DecidedSuspicion {
  claim: Claim;
  isFalse: boolean;
}

/**
 * The suspicions that a meeting's rulings on consequences decide: a granted one makes its claim a false
 * declaration.
 * @param rulings the ruled claims, and whether each was granted
 */
export async function suspicionsDecided(
  stores: UnitStores,
  rulings: readonly { claim: Claim; granted: boolean }[]
): Promise<DecidedSuspicion[]> {
  const decided: DecidedSuspicion[] = [];
  for (const { claim: consequence, granted } of rulings) {
    if (consequence.way !== 'paper') continue;
    for (const claim of await stores.claims.list({ subject: consequence.subject })) {
      const last = stepsThatHold(claim).at(-1);
      if (last?.action === 'suspect' && last.into === consequence.id)
        decided.push({ claim, isFalse: granted });
    }
  }
  return decided;
}

/**
 * The steps of the suspected claims: found false, or cleared. A cleared one goes before the meeting as any
 * other, and stays granted when it was.
 */
export function stepsAfterSuspicion(decided: readonly DecidedSuspicion[], account: string): NewStep[] {
  return decided.map(({ claim, isFalse }) => ({
    claim: claim.id,
    seen: claim.steps.length,
    action: isFalse ? 'find-false' : 'clear',
    account,
    words: stepsThatHold(claim).at(-1)?.words ?? ''
  }));
}

/**
 * The lines that undo what was booked for claims that are found false (M7), on the basis of the minutes. What an
 * objection has undone already isn't undone again.
 */
export async function reversalsOfFalse(
  stores: UnitStores,
  decided: readonly DecidedSuspicion[],
  minutes: string
): Promise<WrittenEntry[]> {
  const open = await stores.periods.open();
  const undoing: WrittenEntry[] = [];
  for (const { claim, isFalse } of decided) {
    const no = claimNo(claim);
    const known = isFalse ? await stores.ledger.entries({ subject: claim.subject }) : [];
    const booked = known.find(({ id }) => id === no);
    if (!booked || known.some(({ reverses }) => reverses === no)) continue;
    const number = await nextNumbers(stores.ledger, no);
    undoing.push({ ...reversalOf(booked, open), basis: minutes, id: number() });
  }
  return undoing;
}

import { dayIn, type Day } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { digestOfShown } from '../../platform/command/shown-digest';
import type { UnitStores } from '../units/unit-stores';
import type { AdoptionLine } from './adoptions';
import { checkBooked, checkFirstDay, needNoProposal, spansWith } from './check-adoption';

/** Whether a line can still be taken back: it isn't in force yet. */
export function canWithdraw(line: AdoptionLine, today: string): boolean {
  return line.action !== 'withdraw' && !line.withdrawn && line.from > today;
}

/**
 * Checks that an adoption or retirement can be taken back, because it isn't in force yet.
 * @returns that line's first day, and the digest by which two people mean the same withdrawal
 * @throws Problem `not-found`, `adoption-in-force`; `adoption-too-early` when a month was sealed with it before
 * its end; `adoption-entries` when something is booked that only it can read
 */
export async function checkedWithdrawal(
  stores: UnitStores,
  { no, now }: { no: number; now: Date }
): Promise<{ from: Day; shown: string }> {
  const line = stores.adoptions.lines.find((each) => each.no === no);
  if (!line || line.action === 'withdraw') throw new Problem('not-found', 404);
  if (!canWithdraw(line, dayIn(stores.unit.timeZone, now)))
    throw new Problem('adoption-in-force', 409, { from: line.from });
  await checkFirstDay(stores, line.from);
  await checkBooked(stores, await spansWith(stores, { action: 'withdraw', no }), line.from);
  return { from: line.from, shown: digestOfShown(['withdraw', no]) };
}

/**
 * Puts up that an adoption or retirement is taken back which two people have agreed to: it takes two as well
 * (`confirmAdoption`). The line stays, with one more that says so.
 * @throws Problem those of `checkedWithdrawal`; `adoption-waits`
 */
export function proposeWithdrawal(
  app: App,
  actor: Actor,
  { key, no }: { key: string; no: number }
): Promise<{ proposal: string }> {
  return app.runCommand(actor, { permission: 'adopt', key, input: { withdraws: no } }, async (stores) => {
    const { from, shown } = await checkedWithdrawal(stores, { no, now: app.clock() });
    await needNoProposal(stores);
    const change = { action: 'withdraw', from, decision: null, withdraws: no } as const;
    return { proposal: await stores.adoptions.propose(change, { shown, account: actor.account }) };
  });
}

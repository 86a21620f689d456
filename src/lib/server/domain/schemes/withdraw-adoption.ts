import { dayIn } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import type { AdoptionLine } from './adoptions';
import { checkBooked, checkFirstDay, spansWith } from './check-adoption';

/** Whether a line can still be taken back: it isn't in force yet. */
export function canWithdraw(line: AdoptionLine, today: string): boolean {
  return line.action !== 'withdraw' && !line.withdrawn && line.from > today;
}

/**
 * Takes back an adoption or retirement that isn't in force yet. The line stays, with one more that says so.
 *
 * @throws Problem `not-found`, `adoption-in-force`; `adoption-too-early` when a month was sealed with it before its end; `adoption-entries` when something is booked that only it can read
 */
export function withdrawAdoption(
  app: App,
  actor: Actor,
  { key, no }: { key: string; no: number }
): Promise<{ no: number }> {
  return app.runCommand(actor, { permission: 'adopt', key, input: { withdraws: no } }, async (stores) => {
    const line = stores.adoptions.lines.find((each) => each.no === no);
    if (!line || line.action === 'withdraw') throw new Problem('not-found', 404);
    if (!canWithdraw(line, dayIn(stores.unit.timeZone, app.clock())))
      throw new Problem('adoption-in-force', 409, { from: line.from });
    await checkFirstDay(stores, line.from);
    await checkBooked(stores, await spansWith(stores, { action: 'withdraw', no }), line.from);
    const withdrawn = { from: line.from, decision: null, account: actor.account };
    return { no: await stores.adoptions.append({ ...withdrawn, permission: 'withdraw', withdraws: no }) };
  });
}

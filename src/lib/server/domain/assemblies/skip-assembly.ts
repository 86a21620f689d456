import { dayIn, lastMonth, monthOf } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { needReason } from '../../platform/text/need-text';
import { isQuorate, needQuarter } from './need-quarter';

/** The most characters of the reason, which notices print. */
export const longestSkipReason = 80;

/**
 * Records that a quarter's assembly doesn't meet, and why: its last month may be sealed then, and its notices say so. An
 * assembly that meets before the seal after all takes the place of the record.
 * @throws Problem those of `needQuarter`, `assembly-concluded`, `assembly-met`, `assembly-skipped`, `quarter-not-over`,
 * `already-sealed`, `reason-missing`
 */
export function skipAssembly(
  app: App,
  actor: Actor,
  { key, quarter, reason }: { key: string; quarter: string; reason: string }
): Promise<{ quarter: string }> {
  const input = { quarter, reason };
  return app.runCommand(actor, { permission: 'skip-assembly', key, input }, async (stores) => {
    const today = dayIn(stores.unit.timeZone, app.clock());
    const { conclusion, record } = await needQuarter(stores, quarter, today);
    if (conclusion) throw new Problem('assembly-concluded', 409);
    if (record && isQuorate(record)) throw new Problem('assembly-met', 409, { quarter });
    const period = lastMonth(quarter);
    if (monthOf(today) < period) throw new Problem('quarter-not-over', 422, { quarter });
    if ((await stores.periods.open()) > period) throw new Problem('already-sealed', 409, { period });
    needReason(reason, longestSkipReason);
    await stores.assemblies.recordSkip({ quarter, reason, account: actor.account });
    return { quarter };
  });
}

import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { needNoTakeover } from '../takeover/waiting-takeover';
import { draftSeal } from './draft-seal';
import { needOpen } from './need-open';
import { needAssembly } from './outstanding';
import { needSecondPerson } from './second-person';
import { needLikeAssembly } from './unlike-assembly';

/**
 * Proposes to seal a month, as the first of two people, exactly as it was shown. A proposal fixes nothing,
 * and a later booking makes it void.
 * @param shown digest of the draft that was looked at
 * @throws Problem `preview-outdated`, `proposal-stands`, `assembly-due` and `assembly-differs` (D), `takeover-waits`, and
 * those of `needOpen`
 */
export function proposeSeal(
  app: App,
  actor: Actor,
  { key, period, shown }: { key: string; period: string; shown: string }
): Promise<{ proposal: string }> {
  return app.runCommand(
    actor,
    { permission: 'propose-seal', key, input: { period, shown } },
    async (stores) => {
      await needOpen(stores, app.clock(), period);
      await needNoTakeover(stores);
      const { shown: now, unlike, outstanding } = await draftSeal(stores, period);
      if (now !== shown) throw new Problem('preview-outdated', 409);
      needAssembly(outstanding);
      needLikeAssembly(unlike);
      const pending = await stores.periods.proposal();
      if (pending?.shown === now) throw new Problem('proposal-stands', 409);
      return { proposal: await stores.periods.propose({ period, shown, account: actor.account }) };
    }
  );
}

/**
 * Takes a proposal back: one's own, or, for who may seal it, somebody else's that isn't agreed to. The month stays open.
 * @throws Problem `proposal-gone` when it was withdrawn, replaced or sealed meanwhile; `forbidden`
 */
export function withdrawSeal(
  app: App,
  actor: Actor,
  { key, proposal }: { key: string; proposal: string }
): Promise<null> {
  return app.runCommand(actor, { permission: 'seal', key, input: { withdraw: proposal } }, async (stores) => {
    const pending = await stores.periods.proposal();
    if (pending?.id !== proposal) throw new Problem('proposal-gone', 409);
    if (pending.by !== actor.account) await needSecondPerson(stores, actor, pending, app.clock());
    await stores.periods.withdraw({ proposal, account: actor.account });
    return null;
  });
}

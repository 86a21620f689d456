import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { Problem } from '../problem';
import { needNoTakeover } from '../takeover/waiting-takeover';
import { draftSeal } from './draft-seal';
import { needOpen } from './need-open';
import { needSecondPerson } from './second-person';
import { needLikeAssembly } from './unlike-assembly';

/**
 * The first of the two people who seal a month: proposes exactly what was shown. Nothing is fixed by it; whatever is
 * booked afterwards makes it void.
 *
 * @param shown of the draft that was looked at
 * @throws Problem `preview-outdated`, `proposal-stands`, `assembly-differs` (D), `takeover-waits`, and those of
 *   `needOpen`
 */
export function proposeSeal(
  house: House,
  actor: Actor,
  { key, period, shown }: { key: string; period: string; shown: string }
): Promise<{ proposal: string }> {
  return house.act(actor, { act: 'propose-seal', key, input: { period, shown } }, async (stores) => {
    await needOpen(stores, house.clock(), period);
    await needNoTakeover(stores);
    const { shown: now, unlike } = await draftSeal(stores, period);
    if (now !== shown) throw new Problem('preview-outdated', 409);
    needLikeAssembly(unlike);
    const standing = await stores.periods.proposal();
    if (standing?.shown === now) throw new Problem('proposal-stands', 409);
    return { proposal: await stores.periods.propose({ period, shown, account: actor.account }) };
  });
}

/**
 * Takes a proposal back: one's own, or, for who may seal it, somebody else's that isn't agreed to. The month stays open.
 * @throws Problem `proposal-gone` when it was withdrawn, replaced or sealed meanwhile; `forbidden`
 */
export function withdrawSeal(
  house: House,
  actor: Actor,
  { key, proposal }: { key: string; proposal: string }
): Promise<null> {
  return house.act(actor, { act: 'seal', key, input: { withdraw: proposal } }, async (stores) => {
    const standing = await stores.periods.proposal();
    if (standing?.id !== proposal) throw new Problem('proposal-gone', 409);
    if (standing.by !== actor.account) await needSecondPerson(stores, actor, standing, house.clock());
    await stores.periods.withdraw({ proposal, account: actor.account });
    return null;
  });
}

import { own, typedNumber } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import { Problem } from '../../platform/problem/problem';
import { textTrouble } from '../../platform/text/text-trouble';
import type { App } from '../../app';
import { needSheet } from './keep-ballot';

/** Characters of the reason for another number than the roster's. */
export const whyLimit = 60;

/**
 * States how many people of a group may vote in a year: where the roster doesn't say it, or where not everybody who votes is on it.
 * @param voters as typed
 * @param why the reason, where the roster says another number
 * @throws Problem `no-ballot`, `bad-period`, `ballot-not-open`, `bad-paper-group`, `bad-voters`, `voters-why`, `voters-below-papers`,
 *   and those of `textTrouble`
 */
export function stateVoters(
  app: App,
  actor: Actor,
  { key, year, group, voters, why }: { key: string; year: number; group: string; voters: string; why: string }
): Promise<{ voters: number }> {
  const input = { year, group, voters, why };
  return app.runCommand(actor, { permission: 'keep-ballot', key, input }, async (stores) => {
    const sheet = await needSheet(stores, year);
    if (own(sheet.item.groups, group) === undefined) throw new Problem('bad-paper-group', 422);
    const text = typedNumber(voters);
    if (!/^[1-9]\d{0,4}$/.test(text)) throw new Problem('bad-voters', 422, { value: voters });
    const number = Number(text);
    const { count = 0, rostered = null } = sheet.papers.find((each) => each.group === group) ?? {};
    const reason = why.trim();
    if (rostered !== null && rostered !== number && reason === '')
      throw new Problem('voters-why', 422, { rostered });
    const trouble = textTrouble(reason, whyLimit);
    if (trouble) throw new Problem(trouble.code, 422, trouble.params);
    if (number < count) throw new Problem('voters-below-papers', 409, { count });
    await stores.ballots.state(year, { group, voters: number, why: reason, by: actor.account });
    return { voters: number };
  });
}

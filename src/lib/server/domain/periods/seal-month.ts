import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { needNoTakeover } from '../takeover/waiting-takeover';
import { countedRows, unwatched, type ObservedWork } from '../../platform/command/observed-work';
import { closedWith } from './closing';
import { draftSeal } from './draft-seal';
import { needOpen } from './need-open';
import { needAssembly } from './outstanding';
import { needSecondPerson } from './second-person';
import { schemeOf } from './unit-scheme';
import { needLikeAssembly } from './unlike-assembly';

/**
 * Seals the open month as somebody else has proposed it: its figures are fixed for good, and later entries
 * are booked in the next one (M4). A month that ends longer periods seals these too, in the same command. A
 * month that isn't over yet can be sealed (the office says what that means); one that hasn't begun can't.
 * @param shown digest of the draft that was looked at, the same as the proposal's
 * @param work lets an observer cancel it while it is under way: then nothing is sealed
 * @returns the month, and the digest of its seal
 * @throws Problem `proposal-gone` when it was withdrawn or replaced; `proposal-void` when anything has
 * changed since, `own-proposal`, `assembly-due` and `assembly-differs` (D), `takeover-waits`, `forbidden`, and those of
 * `needOpen`
 */
export function sealMonth(
  app: App,
  actor: Actor,
  { key, period, proposal, shown }: { key: string; period: string; proposal: string; shown: string },
  work: ObservedWork = unwatched
): Promise<{ period: string; digest: string }> {
  return app.runCommand(
    actor,
    { permission: 'seal', key, input: { period, proposal, shown } },
    async (stores) => {
      await needOpen(stores, app.clock(), period);
      await needNoTakeover(stores);
      const pending = await stores.periods.proposal();
      if (pending?.id !== proposal) throw new Problem('proposal-gone', 409);
      await needSecondPerson(stores, actor, pending, app.clock());
      // Everybody is calculated and written in each of the periods that end.
      const people = (await stores.roster.list()).length;
      const done = countedRows(work, 2 * people * closedWith(schemeOf(stores), period, stores.unit).length);
      const { closing, shown: now, unlike, outstanding } = await draftSeal(stores, period, done);
      if (now !== pending.shown || now !== shown) throw new Problem('proposal-void', 409);
      needAssembly(outstanding);
      needLikeAssembly(unlike);
      return {
        period,
        digest: await stores.periods.seal(closing, { proposal, account: actor.account }, done)
      };
    }
  );
}

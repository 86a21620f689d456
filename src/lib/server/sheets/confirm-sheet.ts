import { isDay } from '$lib/calendar';
import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { bookPlan, type Imported } from '../imports/book-plan';
import type { DecisionInput } from '../imports/decision-trouble';
import { digestOfPlan, unitNow } from '../imports/preview-import';
import { Problem } from '../problem';
import { unwatched, type Work } from '../work';
import { itemsFor, mappingOf, type MappingInput } from './mapping';
import { takeSheet } from './open-sheet';
import { planSheet } from './plan-sheet';
import { monthIn } from './preview-sheet';

export interface ConfirmSheetInput {
  key: string;
  files: string;
  /** which of the file's sheets, from 0 */
  at: number;
  mapping: MappingInput;
  digest: string;
  /** the meeting that decided the entries */
  decision: DecisionInput;
}

/**
 * Books what a sheet's preview has shown: all of it, or nothing; read and judged again inside the transaction.
 *
 * @throws Problem `forbidden`; `files-gone` when the file is held no more; those of `bookPlan`
 */
export async function confirmSheet(
  house: House,
  actor: Actor,
  { key, files, at, mapping, digest, decision }: ConfirmSheetInput,
  work: Work = unwatched
): Promise<Imported> {
  // A repeated key gets its answer also when the file is gone.
  const held = await takeSheet(house, actor, files, at).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'files-gone') return null;
    throw error;
  });
  return house.act(
    actor,
    { act: 'import', key, input: { digest, decision: { ...decision } } },
    async (stores) => {
      if (!held) throw new Problem('files-gone', 404);
      const now = house.clock();
      const unit = await unitNow(stores, now);
      const meant = mappingOf(mapping, itemsFor(unit.scheme, monthIn(mapping)));
      const shown = planSheet(held.sheet, meant, unit).plan;
      if (digestOfPlan(shown) !== digest || !isDay(decision.date))
        return bookPlan(stores, shown, { digest, decision, now, work });
      // The preview knew of no meeting yet: of a month that isn't over on its day, what it has decided is dated that day.
      const { plan } = planSheet(held.sheet, meant, unit, decision.date);
      return bookPlan(stores, plan, { digest: digestOfPlan(plan), decision, now, work });
    }
  );
}

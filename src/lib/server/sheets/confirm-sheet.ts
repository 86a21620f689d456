import { isDay } from '$lib/calendar';
import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { bookPlan, type Imported } from '../imports/book-plan';
import type { DecisionInput } from '../imports/decision-trouble';
import type { ImportPlan } from '../imports/import-plan';
import { digestOfPlan, unitNow } from '../imports/preview-import';
import { Problem } from '../problem';
import { unwatched, type Work } from '../work';
import { itemsIn, mappingOf, type MappingInput } from './mapping';
import { takeSheet } from './open-sheet';
import { planSheet } from './plan-sheet';

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
 * @throws Problem `forbidden`; `files-gone` when the file is held no more; `sheet-redated` when the meeting's day gives lines
 *   another day than was shown; those of `bookPlan`
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
      const meant = mappingOf(mapping, itemsIn(unit.scheme, mapping));
      // Of a month that isn't over on the meeting's day, what it has decided is dated that day: it is booked when that was shown.
      const decided = isDay(decision.date) ? decision.date : undefined;
      const { plan } = planSheet(held.sheet, meant, unit, decided);
      if (digestOfPlan(plan) !== digest) {
        const { plan: shown } = planSheet(held.sheet, meant, unit);
        if (digestOfPlan(shown) === digest)
          throw new Problem('sheet-redated', 409, { date: decision.date, count: redated(shown, plan) });
      }
      return bookPlan(stores, plan, { digest, decision, now, work });
    }
  );
}

/** How many lines of a plan have another day than in the one that was shown. */
function redated(shown: ImportPlan, plan: ImportPlan): number {
  const days = new Map(shown.entries.added.map(({ entry }) => [entry.id, entry.date]));
  return plan.entries.added.filter(({ entry }) => days.get(entry.id) !== entry.date).length;
}

import { isDay } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { bookPlan, type ImportAnswers, type ImportCounts } from '../imports/book-plan';
import type { DecisionInput } from '../imports/decision-trouble';
import type { ImportPlan } from '../imports/plan/import-plan';
import { digestOfPlan, unitNow } from '../imports/preview-import';
import { Problem } from '../../platform/problem/problem';
import { unwatched, type ObservedWork } from '../../platform/command/observed-work';
import { itemsIn, mappingOf, type MappingInput } from './mapping';
import { heldSheet } from './open-sheet';
import { planSheet } from './plan-sheet';

export interface ConfirmSheetInput {
  key: string;
  files: string;
  /** index of the file's sheet, from 0 */
  at: number;
  mapping: MappingInput;
  digest: string;
  /** `digestOfQuestions` of those that were answered; absent: none */
  answered?: string;
  /** entries that are the same thing as another line (`ImportAnswers`); absent: each is another thing */
  same?: ImportAnswers['same'];
  /** the meeting that decided the entries */
  decision: DecisionInput;
}

/**
 * Books a previewed sheet completely, or not at all; it is read and planned again inside the transaction.
 * @throws Problem `forbidden`; `files-gone` when the file is no longer held; `sheet-redated` when the
 * meeting's day gives lines another day than was shown; those of `bookPlan`
 */
export async function confirmSheet(
  app: App,
  actor: Actor,
  { key, files, at, mapping, digest, answered = '', same = [], decision }: ConfirmSheetInput,
  work: ObservedWork = unwatched
): Promise<ImportCounts> {
  // A repeated key gets its answer also when the file is gone.
  const held = await heldSheet(app, actor, files, at).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'files-gone') return null;
    throw error;
  });
  return app.runCommand(
    actor,
    { permission: 'import', key, input: { digest, answered, same, decision: { ...decision } } },
    async (stores) => {
      if (!held) throw new Problem('files-gone', 404);
      const now = app.clock();
      const unit = await unitNow(stores, now);
      const meant = mappingOf(mapping, itemsIn(unit.scheme, mapping));
      // Decisions about a month that isn't over on the meeting's day are dated that day, so they are booked
      // only when that was shown.
      const decided = isDay(decision.date) ? decision.date : undefined;
      const { plan } = planSheet(held.sheet, meant, unit, decided);
      if (digestOfPlan(plan) !== digest) {
        const { plan: shown } = planSheet(held.sheet, meant, unit);
        if (digestOfPlan(shown) === digest)
          throw new Problem('sheet-redated', 409, { date: decision.date, count: redated(shown, plan) });
      }
      return bookPlan(stores, plan, { digest, answers: { answered, same }, decision, now, work });
    }
  );
}

/** How many lines of a plan have another day than in the one that was shown. */
function redated(shown: ImportPlan, plan: ImportPlan): number {
  const days = new Map(shown.entries.added.map(({ entry }) => [entry.id, entry.date]));
  return plan.entries.added.filter(({ entry }) => days.get(entry.id) !== entry.date).length;
}

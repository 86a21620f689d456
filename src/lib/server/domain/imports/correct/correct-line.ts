import { yearOf } from '$lib/calendar';
import { may, type Actor } from '../../../platform/access/actor';
import { Problem } from '../../../platform/problem/problem';
import { unwatched } from '../../../platform/command/observed-work';
import { textTrouble } from '../../../platform/text/text-trouble';
import type { App } from '../../../app';
import { nextNumbers } from '../../ledger/next-numbers';
import type { UnitStores } from '../../units/unit-stores';
import { bookPlan, type ImportAnswers, type ImportCounts } from '../book-plan';
import type { DecisionInput } from '../decision-trouble';
import type { ImportPlan } from '../plan/import-plan';
import { planImport, type UnitState } from '../plan/plan-import';
import { digestOfPlan, unitNow, type ImportPreview } from '../preview-import';
import { correctionEffects, type CorrectionEffect } from './correction-effects';
import { correctionTable, type LineCorrection } from './correction-table';

/** A planned correction with all that it changes. */
export interface CorrectionPreview {
  preview: ImportPreview;
  /** none while there are problems */
  effects: CorrectionEffect[];
}

/**
 * Says what correcting a line would change. Changes nothing.
 * @throws Problem `forbidden`; those of `planCorrection`
 */
export async function previewCorrection(
  app: App,
  actor: Actor,
  correction: LineCorrection
): Promise<CorrectionPreview> {
  if (!may(actor, 'import')) throw new Problem('forbidden', 403);
  return app.readTransaction(actor, async (stores) => {
    const { plan, unit } = await planCorrection(stores, app.clock(), correction);
    const entries = plan.entries.added.map(({ entry }) => entry);
    return {
      preview: { plan, files: '', since: null, open: unit.open, asks: null, digest: digestOfPlan(plan) },
      effects: plan.problems.length > 0 ? [] : correctionEffects(unit, entries)
    };
  });
}

/**
 * Books a previewed correction, on the basis of a meeting, as an import of its table would: the same permission,
 * the same questions, the open month (M4).
 * @throws Problem `forbidden`; those of `planCorrection` and `bookPlan`
 */
export async function confirmCorrection(
  app: App,
  actor: Actor,
  input: {
    key: string;
    correction: LineCorrection;
    /** the preview's */
    digest: string;
    answers: ImportAnswers;
    decision: DecisionInput;
  }
): Promise<ImportCounts> {
  const { key, correction, digest, answers, decision } = input;
  const { line, reason, instead } = correction;
  const asked = {
    line,
    reason,
    instead: instead && { ...instead },
    digest,
    answered: answers.answered,
    same: answers.same,
    decision: { ...decision }
  };
  return app.runCommand(actor, { permission: 'import', key, input: asked }, async (stores) => {
    const now = app.clock();
    const { plan } = await planCorrection(stores, now, correction);
    return bookPlan(stores, plan, { digest, answers, decision, now, work: unwatched });
  });
}

/**
 * Plans a correction against a unit as it is now.
 * @throws Problem `not-found` without such a line, `correction-reason-missing`, those of `textTrouble`
 */
async function planCorrection(
  stores: UnitStores,
  now: Date,
  correction: LineCorrection
): Promise<{ plan: ImportPlan; unit: UnitState }> {
  const [line] = await stores.ledger.named([correction.line]);
  if (!line) throw new Problem('not-found', 404);
  if (correction.reason === '') throw new Problem('correction-reason-missing', 422);
  const trouble = textTrouble(correction.reason);
  if (trouble) throw new Problem(trouble.code, 422, trouble.params);
  const unit = await unitNow(stores, now);
  const number = await nextNumbers(stores.ledger, `更${yearOf(unit.open)}`);
  const table = correctionTable(correction, line, { number, open: unit.open });
  return {
    plan: planImport({ tables: [table], problems: [], left: [] }, { ...unit, numbered: 'here' }),
    unit
  };
}

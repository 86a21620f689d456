import { dayIn } from '$lib/calendar';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { countedRows, type ObservedWork } from '../../platform/command/observed-work';
import { decisionTrouble, type DecisionInput } from './decision-trouble';
import type { ImportPlan } from './plan/import-plan';
import { digestOfPlan, digestOfQuestions } from './preview-import';

export interface ImportCounts {
  [key: string]: number;
  /** people who are new, people whose lines changed, entries booked, rows that were booked before */
  added: number;
  changed: number;
  booked: number;
  already: number;
}

/**
 * Carries out a whole plan inside a command, on the basis of the meeting that decided it.
 * @param digest of the plan that was shown
 * @param answered `digestOfQuestions` of the questions that somebody has answered; '' for none
 * @param work lets an observer cancel it: then nothing is booked
 * @throws Problem `preview-outdated` when the plan isn't the one that was shown; `questions-open`; `import-refused` when
 * there are problems now; those of `decisionTrouble`
 */
export async function bookPlan(
  stores: UnitStores,
  plan: ImportPlan,
  {
    digest,
    answered,
    decision,
    now,
    work
  }: { digest: string; answered: string; decision: DecisionInput; now: Date; work: ObservedWork }
): Promise<ImportCounts> {
  if (plan.problems.length > 0) throw new Problem('import-refused', 409, { count: plan.problems.length });
  if (digestOfPlan(plan) !== digest) throw new Problem('preview-outdated', 409);
  if (digestOfQuestions(plan) !== '' && digestOfQuestions(plan) !== answered)
    throw new Problem('questions-open', 409, { count: plan.questions.length });

  const { added, changed } = plan.roster;
  const entries = plan.entries.added;
  if (entries.length > 0) {
    const trouble = decisionTrouble(decision, entries, dayIn(stores.unit.timeZone, now));
    if (trouble) throw trouble;
  }
  const people = [...added, ...changed.map(({ after }) => after)];
  const done = countedRows(work, people.length + entries.length);
  if (people.length > 0) await stores.roster.save(people, done);
  if (entries.length > 0) {
    const ruling = await stores.decisions.record(decision);
    await stores.ledger.append(
      entries.map(({ entry }) => entry),
      ruling,
      done
    );
  }
  return {
    added: added.length,
    changed: changed.length,
    booked: entries.length,
    already: plan.entries.booked
  };
}

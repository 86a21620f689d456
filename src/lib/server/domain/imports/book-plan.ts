import { dayIn } from '$lib/calendar';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { countedRows, type ObservedWork } from '../../platform/command/observed-work';
import { decisionTrouble, type DecisionInput } from './decision-trouble';
import type { ImportPlan } from './plan/import-plan';
import { digestOfLinks, digestOfPlan, digestOfQuestions } from './preview-import';

export interface ImportCounts {
  [key: string]: number;
  /** people who are new, people whose lines or whose reasons for leaving changed, entries booked, rows that were booked before */
  added: number;
  changed: number;
  booked: number;
  already: number;
  /** rows that were said to be the same thing as another line, and weren't booked */
  same: number;
}

/** Answers to the questions of a plan. */
export interface ImportAnswers {
  /** `digestOfQuestions` of the questions that somebody has looked at; '' for none */
  answered: string;
  /**
   * numbers of entries that are the same thing as another line: they aren't booked; `all`: none that is asked about is. The
   * others are another thing, and are booked.
   */
  same: readonly string[] | 'all';
  /** `digestOfLinks` of the people who were said to be the ones whose account has another name; absent or '': none */
  linked?: string;
}

/**
 * Carries out a whole plan inside a command, on the basis of the meeting that decided it.
 * @param digest of the plan that was shown
 * @param work lets an observer cancel it: then nothing is booked
 * @throws Problem `preview-outdated` when the plan isn't the one that was shown, or doesn't ask about an entry that was said to be
 * the same; `questions-open`; `links-open`; `import-refused` when
 * there are problems now; those of `decisionTrouble`
 */
export async function bookPlan(
  stores: UnitStores,
  plan: ImportPlan,
  {
    digest,
    answers: { answered, same, linked = '' },
    decision,
    now,
    work
  }: { digest: string; answers: ImportAnswers; decision: DecisionInput; now: Date; work: ObservedWork }
): Promise<ImportCounts> {
  if (plan.problems.length > 0) throw new Problem('import-refused', 409, { count: plan.problems.length });
  if (digestOfPlan(plan) !== digest) throw new Problem('preview-outdated', 409);
  if (digestOfQuestions(plan) !== '' && digestOfQuestions(plan) !== answered)
    throw new Problem('questions-open', 409, { count: plan.questions.length });
  if (digestOfLinks(plan) !== linked) throw new Problem('links-open', 409, { count: plan.links.length });

  const { added, changed } = plan.roster;
  const left = leftOut(plan, same);
  const entries = plan.entries.added.filter(({ entry }) => !left.has(entry.id));
  if (entries.length > 0) {
    const trouble = decisionTrouble(decision, entries, dayIn(stores.unit.timeZone, now));
    if (trouble) throw trouble;
  }
  const people = [...added, ...changed.map(({ after }) => after)];
  const saved = new Set(people.map(({ id }) => id));
  const reasonAlone = plan.reasons.filter(({ id }) => !saved.has(id));
  const done = countedRows(work, people.length + entries.length);
  if (people.length > 0) await stores.roster.save(people, done);
  for (const { id, reason } of plan.reasons) await stores.roster.giveLeaveReason(id, reason);
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
    changed: changed.length + reasonAlone.length,
    booked: entries.length,
    already: plan.entries.booked,
    same: left.size
  };
}

/** The entries that aren't booked. Only one that is asked about can be left out. */
function leftOut({ questions }: ImportPlan, same: ImportAnswers['same']): Set<string> {
  const asked = new Set(questions.map(({ entry }) => entry));
  if (same === 'all') return asked;
  if (same.some((id) => !asked.has(id))) throw new Problem('preview-outdated', 409);
  return new Set(same);
}

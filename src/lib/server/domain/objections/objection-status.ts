import type { Day } from '$lib/calendar';
import type { Objection, ObjectionStep } from './objection';

/**
 * The state of an objection: `open`, nobody investigates it yet (待核查); `assigned` (核查中); `found`, it waits
 * for the answer (待答复); `dismissed` (不成立), `upheld` (成立); `appealed`, the superior has it (上级复查).
 */
export type ObjectionState = 'open' | 'assigned' | 'found' | 'dismissed' | 'upheld' | 'appealed';

/**
 * The state as everybody but the office sees it: `found` reads as `assigned`. Before the answer only the
 * office may know that something was found: the objector, the holder of the receipt or the person objected
 * to could guess the answer from it.
 */
export function shownState(state: ObjectionState): Exclude<ObjectionState, 'found'> {
  return state === 'found' ? 'assigned' : state;
}

export interface ObjectionStatus {
  state: ObjectionState;
  /** the last answer; null: none yet, or it was taken to the superior */
  answer: ObjectionStep | null;
  /** account */
  investigator: string | null;
  findings: ObjectionStep | null;
  appeal: ObjectionStep | null;
  /** last day for the answer that is owed; null: none is */
  due: Day | null;
  /** codes of its supplementary notices, in the order in which they were published: one for what each answer has put right */
  supplements: string[];
  /** number of the last step; 0: none */
  last: number;
}

/** Works out an objection's state from its steps. */
export function objectionStatus({ steps, due }: Pick<Objection, 'steps' | 'due'>): ObjectionStatus {
  const lastOf = (action: ObjectionStep['action']) =>
    steps.findLast((step) => step.action === action) ?? null;
  const [answered, appeal, assigned, findings] = [
    lastOf('answer'),
    lastOf('appeal'),
    lastOf('assign'),
    lastOf('find')
  ];
  const answer = answered && appeal && appeal.no > answered.no ? null : answered;
  const state = answer
    ? answer.upheld
      ? 'upheld'
      : 'dismissed'
    : appeal
      ? 'appealed'
      : findings
        ? 'found'
        : assigned
          ? 'assigned'
          : 'open';
  return {
    state,
    answer,
    findings,
    appeal,
    investigator: assigned?.investigator ?? null,
    due: answer ? null : (appeal?.due ?? due),
    supplements: steps.flatMap(({ action, notice }) =>
      action === 'supplement' && notice !== null ? [notice] : []
    ),
    last: steps.length
  };
}

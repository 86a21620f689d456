import { addDays, countDays, dayIn, daysOf, monthOf, type Day } from '$lib/calendar';
import {
  dueSteps,
  isUnitTerm,
  rulesOn,
  stateOfDue,
  type Deadline,
  type DeadlineStep,
  type Scheme,
  type SchemeRules,
  type StepState
} from '$lib/points';
import { returnDays } from '../filings/filing-rounds';
import { firstMonthHere, foundedOn } from '../periods/first-month-here';
import { schemeOf } from '../periods/unit-scheme';
import { ownBodies, type OwnBodies } from '../units/own-bodies';
import type { Unit } from '../units/unit';
import type { UnitStores } from '../units/unit-stores';
import { stepFacts } from './step-facts';

/** A name in the two languages. */
interface BothLanguages {
  name: string;
  english: string;
}

/** A step of one period with its last day, and whether it is done. It names no person. */
export interface DeadlineLine {
  /** names the deadline and the period */
  id: string;
  step: DeadlineStep;
  period: string;
  due: Day;
  /** null: not done */
  done: Day | null;
  state: StepState;
  /** days after the last day: until it was done, or until today; 0: in time */
  daysLate: number;
  clause: { ref: string; text: string };
  /** the day is the unit's own, because the document names none of the calendar */
  isUnitTerm: boolean;
  /** the unit's name for the body whose step it is; null: the document names none, or everybody who is scored */
  by: BothLanguages | null;
  /** the item or outcome that it is about */
  about: BothLanguages | null;
}

/** The unit's own terms, as the scheme's deadlines take them. */
function ownTerms({ deadlineDay, filingMonths, deadlineTerms }: Unit) {
  return { deadlineDay, filingMonths, terms: deadlineTerms };
}

/**
 * The steps of a unit's documents whose last days lie between two days, both included, in the order of
 * those days. A period is judged by the scheme that was in force at its end. Periods taken over from paper
 * have none, and neither has what was due before the unit was founded here.
 */
export async function deadlineLines(
  stores: UnitStores,
  now: Date,
  { from, to }: { from: Day; to: Day }
): Promise<DeadlineLine[]> {
  const today = dayIn(stores.unit.timeZone, now);
  const began = foundedOn(stores);
  const first = await firstMonthHere(stores);
  const returned = returnDays(await stores.filings.list(), stores.unit.timeZone);
  const lines: DeadlineLine[] = [];
  for (const scheme of schemesBetween(stores, from < today ? from : today, today)) {
    const { organs } = ownBodies(stores.unit, scheme);
    const months = { since: monthOf(addDays(from, -366)), until: monthOf(today) };
    const doneOn = await stepFacts(stores, scheme.deadlines, months);
    const given = { from: from > began ? from : began, to, own: ownTerms(stores.unit), doneOn, returned };
    for (const { deadline, period, due } of dueSteps(scheme, { ...given, first })) {
      const ends = daysOf(period).to;
      const isOwn = schemeOf(stores, ends < today ? ends : today).deadlines === scheme.deadlines;
      if (isOwn)
        lines.push(
          lineOf(scheme, {
            deadline,
            period,
            due,
            today,
            done: doneOn(deadline, period),
            own: given.own,
            organs
          })
        );
    }
  }
  return lines.sort((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1));
}

/** The schemes that gave the unit's periods their names between two days; each has its own deadlines. */
function schemesBetween(stores: UnitStores, from: Day, to: Day): Scheme[] {
  const starts = stores.adoptions
    .spans()
    .flatMap((span) => (span.from > from && span.from <= to ? [span.from] : []));
  const found = new Map(
    [from, ...starts].map((day) => schemeOf(stores, day)).map((one) => [one.deadlines, one])
  );
  return [...found.values()];
}

function lineOf(
  scheme: Scheme,
  {
    deadline,
    period,
    due,
    done,
    today,
    own,
    organs
  }: {
    deadline: Deadline;
    period: string;
    due: Day;
    done: Day | null;
    today: Day;
    own: ReturnType<typeof ownTerms>;
    organs: OwnBodies['organs'];
  }
): DeadlineLine {
  const { id, step, by, clause } = deadline;
  // A month without a declaration is no breach: there may be nothing to declare.
  const state = step === 'declare' && today > due ? 'done' : stateOfDue(due, done, today);
  return {
    id: `${id} ${period}`,
    step,
    period,
    due,
    done,
    state,
    daysLate: state === 'late' || state === 'done-late' ? countDays(due, done ?? today) - 1 : 0,
    clause: { ref: clause.ref, text: clause.text },
    isUnitTerm: isUnitTerm(deadline, own),
    by: by === 'people' ? null : (organs[by] ?? null),
    about: aboutOf(rulesOn(scheme, daysOf(period).to), deadline)
  };
}

/** The names of the item or outcome that a deadline is about; null: it is about neither. */
export function aboutOf(
  { items, outcomes }: Pick<SchemeRules, 'items' | 'outcomes'>,
  { item, outcome }: Pick<Deadline, 'item' | 'outcome'>
): BothLanguages | null {
  const found =
    item === undefined ? outcomes.find(({ id }) => id === outcome) : items.find(({ id }) => id === item);
  return found ? { name: found.name, english: found.english } : null;
}

import { classOf, formatPoints, isClosedClass } from '$lib/points';
import { isBarred, partsInRow, type PersonInMatter } from '$lib/server/domain/conflicts/conflict';
import { givenGrade } from '$lib/server/domain/outcomes/given-grade';
import type { OutcomeGroup, OutcomePeriod } from '$lib/server/domain/outcomes/outcome-sheet';
import type { ActiveRuling } from '$lib/server/domain/outcomes/proposals';
import { rulesAtEnd } from '$lib/server/domain/periods/unit-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { getLocale } from '$lib/text/generated/runtime.js';
import { rulingText } from '$lib/ui/text/ruling-text';
import { unsettledText } from '../unsettled-text';

/** One person in a list of proposals, as this reader may see them. */
export function personView(
  {
    subject,
    name,
    undecided,
    value,
    isVoid,
    ofAssembly,
    ruling,
    unsettled,
    unsettledRuling,
    seen,
    talk,
    run,
    isIncluded,
    holder
  }: OutcomeGroup['people'][number],
  {
    accounts,
    viewer,
    grade
  }: {
    accounts: ReadonlyMap<string, string>;
    viewer: PersonInMatter;
    grade: ReturnType<typeof gradeFor>;
  }
) {
  return {
    subject,
    name,
    undecided,
    ofAssembly,
    isVoid,
    run,
    isIncluded,
    /** the holder of the talk that follows */
    holder: holder && (getLocale() === 'en' ? holder.english : holder.name),
    /** the day on which a talk was held on it */
    talk: talk?.day ?? null,
    isOwn: isBarred({ deed: 'decide', parts: partsInRow(viewer, subject) }),
    value: value === null ? '' : formatPoints(value),
    seen: ofAssembly ? 0 : seen,
    unsettled:
      unsettled &&
      unsettledText(
        unsettled,
        unsettledRuling && rulingText({ ...grade(unsettledRuling), confirmed: unsettledRuling.confirmed })
      ),
    isGone: unsettled?.isGone === true,
    ruling: ruling && {
      confirmed: ruling.confirmed,
      ...grade(ruling),
      date: ruling.date,
      minutes: ruling.minutes,
      correctBy: ruling.correctBy,
      recused: ruling.recused.map((account) => accounts.get(account) ?? account)
    }
  };
}

/**
 * The part of a ruling that this reader may see besides whether it was confirmed: the words, and the grade that an assembly
 * gave instead, unless that grade is discipline.
 */
export function gradeFor(stores: UnitStores, shown: OutcomePeriod | undefined, closed: boolean) {
  const rules = shown && rulesAtEnd(stores, shown.period);
  return ({ given, words }: ActiveRuling) =>
    rules && given !== null && isClosedClass(classOf(rules, given)) && !closed
      ? { words: '' }
      : { words, ...(rules && givenGrade(rules, given)) };
}

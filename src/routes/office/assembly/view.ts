import { classOf, formatPoints, isClosedClass, itemOf } from '$lib/points';
import type { AssemblyRuling } from '$lib/server/domain/assemblies/assemblies';
import {
  dayOfEvaluation,
  gradesOf,
  shownPoints,
  type AssemblySheet
} from '$lib/server/domain/assemblies/assembly-sheet';
import { isBarred, partsInRow, type PersonInMatter } from '$lib/server/domain/conflicts/conflict';
import { seenProposals } from '$lib/server/domain/assemblies/seen-proposals';
import { givenGrade } from '$lib/server/domain/outcomes/given-grade';
import { getLocale } from '$lib/text/generated/runtime.js';
import { assemblyRulingText } from '$lib/ui/text/ruling-text';
import { unsettledText } from '../unsettled-text';
import { itemText } from '$lib/ui/text/item-text';

/**
 * A quarter's sheet as the page shows it, with points as text.
 * @param closed whether this reader may see talks and discipline
 * @param looks the reader, who decides nothing of themselves
 */
export function assemblyView(
  sheet: AssemblySheet,
  { closed, viewer }: { closed: boolean; viewer: PersonInMatter }
) {
  const { quarter, year, ends, records, record, needed, conclusion, scheme, booked } = sheet;
  const fixed = new Map((conclusion?.results ?? []).map(({ subject, points }) => [subject, points]));
  return {
    quarter,
    year,
    ends,
    needed,
    booked,
    rostered: sheet.rostered,
    shown: shownPoints(sheet),
    dated: dayOfEvaluation(sheet),
    concluded: conclusion?.concluded ?? null,
    record: record && {
      date: record.decision.date,
      minutes: record.decision.minutes,
      entitled: record.entitled,
      present: record.present,
      quorate: record.present >= needed,
      rostered: record.rostered,
      why: record.why
    },
    /** records that a later one has replaced */
    earlier: records.slice(0, -1).map(({ id, decision, entitled, present }) => ({
      id,
      entitled,
      present,
      date: decision.date,
      minutes: decision.minutes
    })),
    items: sheet.items.map((item) => ({
      id: item.id,
      name: item.name,
      english: item.english,
      takes: item.kind === 'allowance' || (item.kind === 'amount' && item.does === 'take')
    })),
    members: sheet.members.map(({ subject, points, balance, entries }) => ({
      id: subject.id,
      isOwn: isBarred({ deed: 'decide', parts: partsInRow(viewer, subject.id) }),
      name: sheet.names.get(subject.id) ?? subject.name,
      points: formatPoints(points, { signed: true }),
      balance: balance === null ? '' : formatPoints(balance),
      fixed: fixed.has(subject.id) ? formatPoints(fixed.get(subject.id) ?? 0, { signed: true }) : null,
      entries: entries.map(({ entry, points, byAssembly, undone }) => ({
        id: entry.id,
        date: entry.date,
        what: itemText(itemOf(scheme, entry.item, entry.date), entry),
        matterText: entry.matterText,
        reverses: entry.reverses,
        points: formatPoints(points, { signed: true }),
        byAssembly,
        undone
      }))
    })),
    /** grades that the assembly may give instead of a proposed one */
    grades: gradesOf(sheet, closed).map(({ id, name, english }) => ({
      id,
      name: getLocale() === 'en' ? english : name
    })),
    proposals: proposalsByRule(sheet, { closed, viewer })
  };
}

/** A ruling without its words where the grade given is discipline, which this reader doesn't see. */
function rulingView(
  { upheld, given, reason }: AssemblyRuling,
  { yearRules, closed }: Pick<AssemblySheet, 'yearRules'> & { closed: boolean }
) {
  if (given !== null && !closed && isClosedClass(classOf(yearRules, given)))
    return { confirmed: false, words: '' };
  return { confirmed: upheld, words: reason, ...givenGrade(yearRules, given) };
}

/** The proposals that the assembly decides, by rule in the scheme's order; rules that concern nobody are left out. */
function proposalsByRule(
  { proposals, names, yearRules }: AssemblySheet,
  { closed, viewer }: { closed: boolean; viewer: PersonInMatter }
) {
  const seen = seenProposals(proposals, yearRules, closed);
  return yearRules.outcomes.flatMap(({ id, name, english, clause }) => {
    const people = seen
      .filter(({ rule }) => rule === id)
      .map(({ subject, balance, ruling, unsettled, unsettledRuling, no }) => ({
        id: subject.id,
        isOwn: isBarred({ deed: 'decide', parts: partsInRow(viewer, subject.id) }),
        seen: no,
        name: names.get(subject.id) ?? subject.name,
        balance: balance === null ? '' : formatPoints(balance),
        unsettled:
          unsettled &&
          unsettledText(
            unsettled,
            unsettledRuling && assemblyRulingText(rulingView(unsettledRuling, { yearRules, closed }))
          ),
        isGone: unsettled?.isGone === true,
        ruling: ruling && rulingView(ruling, { yearRules, closed })
      }));
    const isClosed = isClosedClass(classOf(yearRules, id));
    return people.length === 0 ? [] : [{ rule: id, name, english, clause, isClosed, people }];
  });
}

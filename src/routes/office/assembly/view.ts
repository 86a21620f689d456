import { daysOf } from '$lib/calendar';
import { formatPoints, itemOf, rulesOn } from '$lib/points';
import {
  dayOfEvaluation,
  shownPoints,
  type AssemblySheet
} from '$lib/server/domain/assemblies/assembly-sheet';
import { seenFlags } from '$lib/server/domain/assemblies/seen-flags';
import { itemText } from '$lib/ui/text/item-text';

/**
 * A quarter's sheet as the page shows it, with points as text.
 * @param closed whether this reader may see talks and discipline
 */
export function assemblyView(sheet: AssemblySheet, { closed }: { closed: boolean }) {
  const { quarter, year, ends, records, record, needed, conclusion, scheme, booked } = sheet;
  const rules = rulesOn(scheme, daysOf(String(year)).to);
  const outcomes = new Map(rules.outcomes.map((outcome) => [outcome.id, outcome]));
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
    members: sheet.members.map(({ subject, points, balance, entries, flags }) => ({
      id: subject.id,
      name: subject.name,
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
      })),
      flags: seenFlags(flags, rules, closed).map(({ rule, ruling }) => ({
        rule,
        name: outcomes.get(rule)?.name ?? rule,
        english: outcomes.get(rule)?.english ?? rule,
        clause: outcomes.get(rule)?.clause ?? null,
        ruling: ruling && { upheld: ruling.upheld, reason: ruling.reason }
      }))
    }))
  };
}

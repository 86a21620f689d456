import { wholeYear, periodKind, daysOf } from '$lib/calendar';
import {
  classOf,
  isClosedClass,
  formatPoints,
  itemOf,
  recordedSince,
  ruleChanges,
  rulesOn,
  withParameterValues,
  type SchemeFinding
} from '$lib/points';
import type { AdoptionDraft } from '$lib/server/domain/schemes/checked-adoption';
import { adoptedFile } from '$lib/server/domain/schemes/change-numbers';
import { tryScheme } from '$lib/server/domain/schemes/try-scheme';
import type { WhatIf } from '$lib/server/domain/schemes/what-if';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { namesApart } from '$lib/server/domain/roster/names-apart';
import { counted } from '$lib/ui/text/counted';
import { numberChanges, type NumberChange } from '../numbers/numbers-view';
import { ruleChangeView, type RuleChangeView } from './rule-change-view';
import { findingsOf, rulesText, localizedName } from '../scheme-view';

/** A draft before its adoption, as the page shows it: the check's findings, and the changes in a period. */
export async function draftView(
  stores: UnitStores,
  draft: AdoptionDraft,
  {
    period,
    closed
  }: { period: string; /** whether the reader may see talks and discipline */ closed: boolean }
) {
  const { scheme, text, parameters, from, shown } = draft;
  const roster = await stores.roster.list();
  const names = namesApart(roster);
  const { tried, unlike } = await tryScheme(stores, { scheme, from, period });
  const nameOf = (subject: string) => names.get(subject) ?? subject;
  return {
    title: localizedName(scheme),
    from,
    /** the day from which the unit's own document says that it is in force, where that is another one */
    documentDay: scheme.documentFrom === from ? null : (scheme.documentFrom ?? null),
    shown,
    findings: findingsView(text, findingsOf(text, { values: parameters, roster })),
    numbers: await numbersOf(stores, draft),
    changes: changesOf(stores, draft),
    tried: tried.map((one) => triedView(one, { nameOf, closed, first: stores.unit.firstPeriod })),
    unlike,
    sweep: sweepOf(tried[0])
  };
}

/** Findings of a check with the lines that they are about. */
export function findingsView(text: string, findings: readonly SchemeFinding[]) {
  const lines = text.split(/\r?\n/);
  return findings.map((finding) => ({
    line: finding.line,
    text: lines[finding.line - 1]?.trim().slice(0, 200) ?? '',
    words: rulesText(finding)
  }));
}

export type DraftView = Awaited<ReturnType<typeof draftView>>;

/** The numbers that differ from the rules adopted last; null where these are of another scheme. */
async function numbersOf(
  stores: UnitStores,
  { scheme, text, parameters }: AdoptionDraft
): Promise<NumberChange[] | null> {
  const spans = stores.adoptions.spans();
  const last = spans[spans.length - 1];
  if (last?.scheme.id !== scheme.id) return null;
  return numberChanges(await adoptedFile(stores, last.no), withParameterValues(text, parameters));
}

/** The rules that differ from those adopted last, apart from their numbers; null where none were. */
function changesOf(stores: UnitStores, { scheme, from }: AdoptionDraft): RuleChangeView[] | null {
  const spans = stores.adoptions.spans();
  const last = spans[spans.length - 1];
  if (!last) return null;
  return ruleChanges(last.scheme, scheme, from).map((change) => ruleChangeView(change, last.scheme, scheme));
}

/**
 * The changes that nobody should adopt unawares: entries lose their item, or most people's results change.
 * Null for smaller changes.
 */
function sweepOf(tried: WhatIf | undefined) {
  if (!tried) return null;
  const { comparison, left, after } = tried;
  const { period, moves, subjects } = comparison;
  if (left.length === 0 && moves.length * 2 <= subjects) return null;
  return { period, left: left.length, moved: counted(after, moves.length) };
}

function triedView(
  { comparison, left, ranked, before, after }: WhatIf,
  { nameOf, closed, first }: { nameOf: (subject: string) => string; closed: boolean; first: string }
) {
  const { period } = comparison;
  const then = daysOf(period).to;
  const rules = new Map(
    [before, after].flatMap((scheme) =>
      rulesOn(scheme, then).outcomes.map((rule) => [rule.id, localizedName(rule)] as const)
    )
  );
  const outcomes = new Map<string, { gained: string[]; lost: string[] }>();
  const both = [rulesOn(after, then), rulesOn(before, then)];
  const isHidden = (rule: string) => {
    const having = both.find(({ outcomes }) => outcomes.some(({ id }) => id === rule));
    return !closed && (!having || isClosedClass(classOf(having, rule)));
  };
  for (const { rule, subject, change } of comparison.outcomes) {
    if (isHidden(rule)) continue;
    const reported = outcomes.get(rule) ?? { gained: [], lost: [] };
    reported[change].push(nameOf(subject));
    outcomes.set(rule, reported);
  }
  const isBalance = both.some(({ score }) => score[periodKind(period)] === 'balance');
  return {
    period,
    /** A balance counts from the beginning of the year. */
    recordedSince: recordedSince(isBalance ? wholeYear(period) : period, first),
    ranked,
    moved: counted(after, comparison.moves.length),
    same: counted(after, comparison.subjects - comparison.moves.length),
    moves: comparison.moves.map(({ subject, rank, score }) => ({
      subject,
      name: nameOf(subject),
      rank,
      before: formatPoints(score.before),
      after: formatPoints(score.after),
      by: formatPoints(score.after - score.before, { signed: true })
    })),
    outcomes: [...outcomes].map(([rule, reported]) => ({ rule, name: rules.get(rule) ?? rule, ...reported })),
    left: tallied(
      left.map(({ entry: { item: id, date } }) => {
        const item = itemOf(before, id, date) ?? itemOf(after, id, date);
        return item ? localizedName(item) : id;
      })
    )
  };
}

function tallied(names: readonly string[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}

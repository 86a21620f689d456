import type { ScoredLine } from '../kinds';
import { inBookingOrder } from '../kinds/order';
import type { Period } from '../../calendar';
import { inOrderOfFirst, overOnce, type OnceEntry, type OverOnce } from '../once';
import type { Reason, Warning } from './statement';

/** Reasons of a line that took no part: it isn't there, or a clause compared it. */
const idle: ReadonlySet<Reason> = new Set(['fact', 'same-matter', 'reversed', 'after-year-end', 'veto']);

/** M14: warnings about one subject's entries that were booked in the period. */
export function warningsOf(subject: string, lines: readonly ScoredLine[], period: Period): Warning[] {
  const matters = sharedMatters(lines, period);
  const late = lines.filter((line) => line.reason === 'after-year-end' && isNew(line, period));
  return [
    ...matters.map((some): Warning => ({ code: 'shared-matter', subject, entries: idsOf(some) })),
    ...late
      .sort(inBookingOrder)
      .map((line): Warning => ({ code: 'after-year-end', subject, entries: idsOf([line]) }))
  ];
}

/** M8: entries of one matter that add up, because no clause compares them; at least one of them new. */
function sharedMatters(lines: readonly ScoredLine[], period: Period): ScoredLine[][] {
  let first: Map<string, ScoredLine> | null = null;
  let shared: Map<string, ScoredLine[]> | null = null;
  for (const line of lines) {
    const matterKey = line.entry?.matterKey ?? '';
    if (matterKey === '' || idle.has(line.reason)) continue;
    const other = (first ??= new Map()).get(matterKey);
    if (!other) {
      first.set(matterKey, line);
      continue;
    }
    shared ??= new Map();
    const same = shared.get(matterKey) ?? [other];
    shared.set(matterKey, same);
    // An entry may have a line in its month and another in the year.
    if (!same.some(({ entry }) => entry === line.entry)) same.push(line);
  }
  if (!shared) return [];
  return [...shared.values()]
    .filter((some) => some.length > 1 && some.some((line) => isNew(line, period)))
    .map((some) => some.sort(inBookingOrder))
    .sort((a, b) => (a[0] && b[0] ? inBookingOrder(a[0], b[0]) : 0));
}

/** M17: a subject's entries that a document gives once, whatever they count; a reversed one isn't there. */
export function onceLines(lines: readonly ScoredLine[]): readonly OnceEntry[] {
  let found: OnceEntry[] | null = null;
  for (const { entry, rule, reason, face } of lines) {
    if (!entry || rule.item.once === undefined || reason === 'reversed' || reason === 'after-year-end')
      continue;
    // An entry may have a line in its month and another in the year.
    if (found?.some((one) => one.entry === entry)) continue;
    (found ??= []).push({ entry, item: rule.item, counts: face !== 0 });
  }
  return found ?? none;
}

// Most people have no such entry.
const none: readonly never[] = [];

/** M17: one subject's entries beyond what a document gives to each, at least one of them booked in the period. */
export function overOwn(own: readonly OnceEntry[], period: Period): readonly OverOnce[] {
  return own.length === 0 ? none : overOnce(own, ['person']).filter((over) => isNewIn(over, period));
}

/** M17: warnings about what is beyond a document's gift, in the order of booking. */
export function onceWarnings(
  own: readonly OverOnce[],
  places: readonly OnceEntry[],
  period: Period
): Warning[] {
  const shared = overOnce(places, ['places']).filter((over) => isNewIn(over, period));
  return [...own, ...shared].sort(inOrderOfFirst).map(({ subject, entries }) => ({
    code: 'once',
    ...(subject !== null && { subject }),
    entries: entries.map(({ id }) => id)
  }));
}

function isNewIn({ entries }: OverOnce, period: Period): boolean {
  return entries.some((entry) => entry.period >= period.first);
}

function isNew({ entry }: ScoredLine, period: Period): boolean {
  return entry !== null && entry.period >= period.first;
}

function idsOf(lines: readonly ScoredLine[]): string[] {
  return lines.map(({ entry }) => entry?.id ?? '');
}

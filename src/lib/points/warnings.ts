import type { Line } from './kinds';
import { inBookingOrder } from './kinds/order';
import type { Period } from './period';
import type { Reason, Warning } from './statement';

/** Reasons of a line that took part: it carries points, or would without its cap. */
const adds: ReadonlySet<Reason> = new Set(['counted', 'once-a-month', 'cap']);

/** M14: warnings about one subject's entries that were booked in the period. */
export function warningsOf(subject: string, lines: readonly Line[], period: Period): Warning[] {
  const isNew = (line: Line) => line.entry !== null && line.entry.period >= period.first;
  const ids = (some: readonly Line[]) => some.flatMap((line) => (line.entry ? [line.entry.id] : []));
  const late = lines.filter((line) => line.reason === 'after-year-end' && isNew(line)).sort(inBookingOrder);
  return [
    ...sharedMatters(lines)
      .filter((some) => some.some(isNew))
      .map((some): Warning => ({ code: 'shared-matter', subject, entries: ids(some) })),
    ...late.map((line): Warning => ({ code: 'after-year-end', subject, entries: ids([line]) }))
  ];
}

/** M8: lines of one matter that add up, because no clause compares them. */
function sharedMatters(lines: readonly Line[]): Line[][] {
  const matters = new Map<string, Line[]>();
  for (const line of lines) {
    if (!line.entry || line.entry.matter === '' || !adds.has(line.reason)) continue;
    const same = matters.get(line.entry.matter);
    if (same) same.push(line);
    else matters.set(line.entry.matter, [line]);
  }
  return [...matters.values()]
    .filter((some) => some.length > 1)
    .map((some) => some.sort(inBookingOrder))
    .sort((a, b) => (a[0] && b[0] ? inBookingOrder(a[0], b[0]) : 0));
}

import * as v from 'valibot';
import type { Line } from './kinds';
import { inBookingOrder } from './kinds/order';
import { clause, ids, name, positive } from './shape';

const items = v.pipe(ids, v.nonEmpty());

/** How a scheme compares entries of one matter (M8). */
export const sameMatterShape = v.variant('kind', [
  /** only the one worth most counts, and no more than `most` of it */
  v.strictObject({ id: name, kind: v.literal('highest'), items, most: v.optional(positive), clause }),
  /** of what stands under the one and the other items the larger sum counts; of equals, `items` */
  v.strictObject({ id: name, kind: v.literal('larger-sum'), items, or: items, clause })
]);
export type SameMatter = v.InferOutput<typeof sameMatterShape>;

/** All items that a clause compares. */
export function comparedItems(set: SameMatter): string[] {
  return set.kind === 'highest' ? set.items : [...set.items, ...set.or];
}

/** Applies one clause to the lines of its items, in place: what doesn't count is worth 0 and says why. */
export function compareMatters(set: SameMatter, lines: readonly Line[]): void {
  if (set.kind === 'highest') highestOnly(lines, set.most);
  else largerSum(set, lines);
}

/**
 * Of the lines of one matter the one worth most counts, of deductions the one that costs most. Awards never offset
 * deductions, so the two are compared apart. Of equals, the one booked first counts. An empty matter is one of its own.
 */
function highestOnly(lines: readonly Line[], most = Infinity): void {
  let awards: Map<string, Line> | null = null;
  let deductions: Map<string, Line> | null = null;
  const bestOf = ({ points }: Line) => (points < 0 ? (deductions ??= new Map()) : (awards ??= new Map()));
  let lost: Line[] | null = null;
  for (const line of lines) {
    const matter = line.entry?.matter ?? '';
    if (matter === '') continue;
    const best = bestOf(line);
    const rival = best.get(matter);
    if (!rival) best.set(matter, line);
    else {
      const wins = outweighs(line, rival);
      if (wins) best.set(matter, line);
      (lost ??= []).push(wins ? rival : line);
    }
  }
  // Only now: what a line is worth says which side it stands on.
  for (const line of lost ?? []) lose(line, [bestOf(line).get(line.entry?.matter ?? '')?.entry?.id ?? '']);
  if (most === Infinity) return;
  for (const line of lines) {
    if (Math.abs(line.points) <= most) continue;
    line.points = Math.sign(line.points) * most;
    line.reason = 'cap';
  }
}

function outweighs(line: Line, rival: Line): boolean {
  const more = Math.abs(line.points) - Math.abs(rival.points);
  return more > 0 || (more === 0 && inBookingOrder(line, rival) < 0);
}

function lose(line: Line, because: readonly string[]): void {
  line.points = 0;
  line.reason = 'same-matter';
  line.because = because;
}

interface Sides {
  ours: Line[];
  theirs: Line[];
}

/** D3: what is taken off the one isn't taken off the other too. */
function largerSum(set: Extract<SameMatter, { kind: 'larger-sum' }>, lines: readonly Line[]): void {
  const matters = new Map<string, Sides>();
  for (const line of lines) {
    const matter = line.entry?.matter ?? '';
    if (matter === '') continue;
    const sides = matters.get(matter) ?? { ours: [], theirs: [] };
    matters.set(matter, sides);
    (set.items.includes(line.rule.item.id) ? sides.ours : sides.theirs).push(line);
  }
  for (const { ours, theirs } of matters.values()) {
    if (ours.length === 0 || theirs.length === 0) continue;
    const [winners, losers] = size(ours) >= size(theirs) ? [ours, theirs] : [theirs, ours];
    const because = [...winners].sort(inBookingOrder).flatMap((line) => line.entry?.id ?? []);
    for (const line of losers) lose(line, because);
  }
}

function size(lines: readonly Line[]): number {
  return Math.abs(lines.reduce((sum, line) => sum + line.points, 0));
}

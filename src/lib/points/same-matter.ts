import * as v from 'valibot';
import type { ScoredLine } from './kinds';
import { inBookingOrder } from './kinds/order';
import { documentClause, ids, name, positive } from './scheme/shape';

const items = v.pipe(ids, v.nonEmpty());

/** How a scheme compares entries of one matter (M8). */
export const sameMatterShape = v.variant('kind', [
  /** only the one worth most counts, and no more than `most` of it */
  v.strictObject({
    id: name,
    kind: v.literal('highest'),
    items,
    most: v.optional(positive),
    clause: documentClause
  }),
  /** the larger sum counts, either of `items` or of `or`; if they are equal, `items` */
  v.strictObject({ id: name, kind: v.literal('larger-sum'), items, or: items, clause: documentClause })
]);
export type SameMatter = v.InferOutput<typeof sameMatterShape>;

/** All items that a clause compares. */
export function comparedItems(set: SameMatter): string[] {
  return set.kind === 'highest' ? set.items : [...set.items, ...set.or];
}

/**
 * Applies one clause to the lines of its items in place: a line that doesn't count gets 0 points and a
 * reason.
 */
export function compareMatters(set: SameMatter, lines: readonly ScoredLine[]): void {
  if (set.kind === 'highest') highestOnly(lines, set.most);
  else largerSum(set, lines);
}

/**
 * Keeps one line of each matter: the award worth most, and the deduction that costs most. Awards never
 * offset deductions, so the two are compared apart. Of equals, the one booked first counts. An empty matter
 * is a matter of its own.
 */
function highestOnly(lines: readonly ScoredLine[], most = Infinity): void {
  let awards: Map<string, ScoredLine> | null = null;
  let deductions: Map<string, ScoredLine> | null = null;
  const bestOf = ({ points }: ScoredLine) =>
    points < 0 ? (deductions ??= new Map()) : (awards ??= new Map());
  let lost: ScoredLine[] | null = null;
  for (const line of lines) {
    const matterKey = line.entry?.matterKey ?? '';
    if (matterKey === '') continue;
    const best = bestOf(line);
    const rival = best.get(matterKey);
    if (!rival) best.set(matterKey, line);
    else {
      const wins = outweighs(line, rival);
      if (wins) best.set(matterKey, line);
      (lost ??= []).push(wins ? rival : line);
    }
  }
  // The losers are set to 0 only now, because the points of a line tell whether it is an award or a
  // deduction.
  for (const line of lost ?? []) lose(line, [bestOf(line).get(line.entry?.matterKey ?? '')?.entry?.id ?? '']);
  if (most === Infinity) return;
  for (const line of lines) {
    if (Math.abs(line.points) <= most) continue;
    line.points = Math.sign(line.points) * most;
    line.reason = 'cap';
  }
}

function outweighs(line: ScoredLine, rival: ScoredLine): boolean {
  const more = Math.abs(line.points) - Math.abs(rival.points);
  return more > 0 || (more === 0 && inBookingOrder(line, rival) < 0);
}

function lose(line: ScoredLine, because: readonly string[]): void {
  line.points = 0;
  line.reason = 'same-matter';
  line.because = because;
}

interface Sides {
  ours: ScoredLine[];
  theirs: ScoredLine[];
}

/**
 * Counts the larger of two sums of one matter (D3): a deduction that is taken on one side isn't taken on
 * the other too.
 */
function largerSum(set: Extract<SameMatter, { kind: 'larger-sum' }>, lines: readonly ScoredLine[]): void {
  const matters = new Map<string, Sides>();
  for (const line of lines) {
    const matterKey = line.entry?.matterKey ?? '';
    if (matterKey === '') continue;
    const sides = matters.get(matterKey) ?? { ours: [], theirs: [] };
    matters.set(matterKey, sides);
    (set.items.includes(line.rule.item.id) ? sides.ours : sides.theirs).push(line);
  }
  for (const { ours, theirs } of matters.values()) {
    if (ours.length === 0 || theirs.length === 0) continue;
    const [winners, losers] = size(ours) >= size(theirs) ? [ours, theirs] : [theirs, ours];
    const because = [...winners].sort(inBookingOrder).flatMap((line) => line.entry?.id ?? []);
    for (const line of losers) lose(line, because);
  }
}

function size(lines: readonly ScoredLine[]): number {
  return Math.abs(lines.reduce((sum, line) => sum + line.points, 0));
}

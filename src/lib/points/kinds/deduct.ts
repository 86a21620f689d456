import type { Hundredths } from '../hundredths';
import type { ClauseItem } from './clause/clause';
import type { ScoredLine } from './kind';
import { inBookingOrder } from './order';

/**
 * Takes the lines' deductions from an item's marks, which never fall below 0: deductions that are booked
 * first take first, and a void takes all that is left. It changes the lines in place. An overflow, and what
 * goes to the year, are lines of their own.
 * @param has the item's marks, in hundredths
 */
export function deduct(has: Hundredths, lines: ScoredLine[]): ScoredLine[] {
  if (isPlain(has, lines)) return lines;
  let left = has;
  let voidedBy: string | null = null;
  const times = new Map<string, number>();
  const before: string[] = [];
  const beside: ScoredLine[] = [];
  for (const line of lines.sort(inBookingOrder)) {
    const { item } = line.rule;
    const { entry } = line;
    if (!entry) continue;
    const own = item.kind === 'clause' ? item : null;
    if (own?.fromYear !== undefined) beside.push(fromYear(line, own.fromYear * entry.quantity));
    if (own?.beyond) continue;

    const often = (times.get(item.id) ?? 0) + entry.quantity;
    times.set(item.id, often);
    const voids = own?.takes === 'all' || (own?.voidOver !== undefined && often > own.voidOver);
    if (own?.takes === 'all') line.face = -has;
    const takes = voids ? left : Math.min(left, -line.points);
    if (voidedBy !== null) {
      line.reason = 'void';
      line.because = [voidedBy];
    } else if (voids) {
      line.reason = 'voids';
      line.because = [...before];
    } else if (takes !== -line.points) {
      line.reason = 'floor';
      line.because = [...before];
    }
    if (voids) voidedBy ??= entry.id;
    line.points = takes === 0 ? 0 : -takes;
    left -= takes;
    before.push(entry.id);
  }
  return beside.length === 0 ? lines : [...lines, ...beside];
}

/** The usual case: there is enough for all of them, and none is out of the ordinary. */
function isPlain(has: Hundredths, lines: readonly ScoredLine[]): boolean {
  let sum = 0;
  for (const { rule, points } of lines) {
    const { item } = rule;
    if (item.kind === 'clause' && !takesPlainly(item)) return false;
    sum -= points;
  }
  return sum <= has;
}

function takesPlainly({ takes, beyond, voidOver, fromYear: more }: ClauseItem): boolean {
  return takes !== 'all' && !beyond && voidOver === undefined && more === undefined;
}

function fromYear(line: ScoredLine, takes: Hundredths): ScoredLine {
  return { ...line, points: -takes, face: -takes, month: 0 };
}

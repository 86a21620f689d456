import { levelId } from '../worth/levels-in';
import type { ConfirmedItem } from './review-sheet';
import type { ProposedWorth } from '../worth/worth';

interface Around {
  rows: readonly ConfirmedItem[];
  base: number;
}

/** The keys of an item in a scheme file, without its clause. */
export function itemKeysOf(row: ConfirmedItem, section: string, around: Around): Record<string, unknown> {
  const { id, name, english } = row;
  return { id, section, name, english, ...keysOf(row, around) };
}

function keysOf({ id, worth }: ConfirmedItem, around: Around): Record<string, unknown> {
  const { kind } = worth;
  switch (worth.kind) {
    case 'allowance':
      return allowanceKeys(id, worth.max, around);
    case 'clause':
      return clauseKeys(worth);
    case 'levels':
      return {
        kind,
        levels: Object.fromEntries(worth.levels.map((one) => [levelId(one.level ?? ''), one.points]))
      };
    case 'ballot':
      // Ballots are 0–100. M9: a group under five gives no result; the groups are those of the ballot file.
      return { kind, groups: { leaders: 50, staff: 50 }, weight: worth.max / 100, minimum: 5 };
    case 'amount':
      return {
        kind,
        does: worth.sign < 0 ? 'take' : 'add',
        ...(worth.min === null ? {} : { least: worth.min }),
        ...(worth.max === null ? {} : { most: worth.max })
      };
    default:
      return { ...worth };
  }
}

/**
 * The keys of an item with full marks. Without clauses the deducted points are entered as its value; where
 * the marks of all such items make up the base, they are part of it.
 */
function allowanceKeys(id: string, max: number, { rows, base }: Around): Record<string, unknown> {
  const hasClauses = (item: string) => rows.some(({ worth }) => worth.kind === 'clause' && worth.of === item);
  if (hasClauses(id)) return { kind: 'allowance', max };
  const together = rows.reduce(
    (sum, one) => (one.worth.kind === 'allowance' && !hasClauses(one.id) ? sum + one.worth.max : sum),
    0
  );
  return { kind: 'allowance', max, by: 'value', ...(together === base ? { inBase: true } : {}) };
}

function clauseKeys({
  of,
  effect,
  points
}: Extract<ProposedWorth, { kind: 'clause' }>): Record<string, unknown> {
  if (effect === 'void') return { kind: 'clause', of, takes: 'all' };
  return { kind: 'clause', of, takes: -points, ...(effect === 'overflow' ? { beyond: true } : {}) };
}

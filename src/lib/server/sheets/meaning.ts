/** What a column of a sheet is taken for. `as`: its cells hold how often, or the points that it came to. */
export type Meaning = { is: 'left-out' } | { is: 'total' } | { is: 'item'; item: string; as: CellsAs };
export type CellsAs = 'times' | 'points';

/** How a proposal was arrived at. */
export type Why = 'remembered' | 'same' | 'alias' | 'similar' | 'total' | 'beside' | 'unknown';

/** What a mark in an attendance sheet stands for: nothing to book, or an item. null: nobody has said yet. */
export type MarkMeaning = { is: 'nothing' } | { is: 'item'; item: string } | null;

export const leftOut: Meaning = { is: 'left-out' };

/** As a select box and the memory of a unit hold it: `left-out`, `total`, `activity:times`. */
export function meaningText(meaning: Meaning): string {
  return meaning.is === 'item' ? `${meaning.item}:${meaning.as}` : meaning.is;
}

/** null for what is none, or names an item that isn't among these. */
export function meaningIn(text: string, items: ReadonlySet<string>): Meaning | null {
  if (text === 'left-out' || text === 'total') return { is: text };
  const [, item = '', as] = /^([a-z0-9-]+):(times|points)$/.exec(text) ?? [];
  return items.has(item) ? { is: 'item', item, as: as === 'points' ? 'points' : 'times' } : null;
}

/** `nothing`, an item's id, or '' for a mark that nobody has explained. */
export const markText = (meaning: MarkMeaning) =>
  meaning?.is === 'item' ? meaning.item : (meaning?.is ?? '');

export function markIn(text: string, items: ReadonlySet<string>): MarkMeaning {
  if (text === 'nothing') return { is: 'nothing' };
  return items.has(text) ? { is: 'item', item: text } : null;
}

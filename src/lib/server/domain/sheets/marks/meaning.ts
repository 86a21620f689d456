import type { FigureUnit } from '$lib/tables';

/** The meaning of a sheet's column. */
export type Meaning = { is: 'left-out' } | { is: 'total' } | { is: 'item'; item: string; as: FigureUnit };

/** How a proposal was arrived at. */
export type ProposalGround =
  'remembered' | 'same' | 'alias' | 'similar' | 'total' | 'twice' | 'beside' | 'unknown';

/** The meaning of a mark in an attendance sheet: nothing to book, or an item. null: nobody has chosen yet. */
export type MarkMeaning = { is: 'nothing' } | { is: 'item'; item: string } | null;

export const leftOut: Meaning = { is: 'left-out' };

/** The text of a meaning in a select box and in a unit's memory: `left-out`, `total`, `activity:times`. */
export function meaningText(meaning: Meaning): string {
  return meaning.is === 'item' ? `${meaning.item}:${meaning.as}` : meaning.is;
}

/** Reads a meaning; null when there is none, or when it names an item that isn't among these. */
export function meaningIn(text: string, items: ReadonlySet<string>): Meaning | null {
  if (text === 'left-out' || text === 'total') return { is: text };
  const [, item = '', as] = /^([a-z0-9-]+):(times|points)$/.exec(text) ?? [];
  return items.has(item) ? { is: 'item', item, as: as === 'points' ? 'points' : 'times' } : null;
}

/** `nothing`, an item's id, or '' for a mark that nobody has explained. */
export const markText = (meaning: MarkMeaning) =>
  meaning?.is === 'item' ? meaning.item : (meaning?.is ?? '');

/** Reads the meaning of a mark; null when the text names neither an item nor `nothing`. */
export function markIn(text: string, items: ReadonlySet<string>): MarkMeaning {
  if (text === 'nothing') return { is: 'nothing' };
  return items.has(text) ? { is: 'item', item: text } : null;
}

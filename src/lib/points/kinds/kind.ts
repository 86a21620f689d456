import type { Hundredths } from '../hundredths';
import type { Entry } from '../ledger';
import type { Reason } from '../statement';

/** What one entry, or one month's standing award, is worth in the year so far. */
export interface Line {
  /** the entry's id, or item and month of an award: the same in every month's view of the year */
  key: string;
  entry: Entry | null;
  item: string;
  points: Hundredths;
  /** what it would be worth alone */
  face: Hundredths;
  reason: Reason;
  month?: string;
  because?: string[];
}

/** The year of one subject as it stood at the end of a month. */
export interface Moment {
  /** finished months in which the subject was present (M10) */
  months: readonly string[];
  /** ids of the entries of an item that happened in a month, by `date` */
  happened(item: string, month: string): readonly string[];
}

/** How items of one kind count (M9). One file each; `kinds/index.ts` lists them. */
export interface Kind<I> {
  /** entries may name the item */
  entered: boolean;
  /** an entry may have a quantity above 1 */
  hasQuantity: boolean;
  needsBasis: boolean;
  /** looks at a month by `date`, and so never into a closed year (M13b) */
  monthly(item: I): boolean;
  /** the value in its canonical form, or null when the kind can't read it */
  readValue(item: I, text: string): string | null;
  /** what an entry is worth alone; null when it carries no points (a fact) */
  face(item: I, entry: Entry): Hundredths | null;
  /** the item's own rules over all its lines of the year: its caps, its awards. After same-matter (M6) */
  settle?(item: I, lines: Line[], moment: Moment): Line[];
}

import type * as v from 'valibot';
import type { Fraction } from '../exact';
import type { Hundredths } from '../hundredths';
import type { Entry, EntryFields } from '../ledger';
import type { Path } from '../scheme/scheme-lines';
import type { Ballot } from '../reading/ballots';
import type { Reason } from '../score/statement';
import type { Item } from '.';

/** An item of one version of a scheme, with what scoring looks up all the time. */
export interface Rule {
  item: Item;
  kind: ItemKind<Item>;
  /** the item's index, the same in all versions */
  place: number;
  /** index of its section, among all sections of all versions */
  section: number;
  /** the item with which its lines are settled: itself, or the item that it is a part of */
  home: Rule;
  /** a rule looks at its entries by the month of their `date` (M13b) */
  monthly: boolean;
  /** see `ItemKind.ofMonth` */
  ofMonth: boolean;
  vetoes: boolean;
  /** its lines go through the kind's `settle`; otherwise each counts unchanged */
  settles: boolean;
  /** index of the clause that compares entries of one matter (M8); -1: none */
  set: number;
  /** the version itself has the item; false: only another version has it */
  own: boolean;
}

/** The worth of one entry, or of one month's award, in the year so far. */
export interface ScoredLine {
  entry: Entry | null;
  rule: Rule;
  points: Hundredths;
  /** its worth alone */
  face: Hundredths;
  reason: Reason;
  /** month that it belongs to, 1–12; 0: the year */
  month: number;
  /** entries that explain the reason */
  because: readonly string[] | undefined;
  /** factor that `points` are multiplied by in the end, for a weighting or a mean (M2) */
  times: Fraction | undefined;
}

/** The year of one subject at the end of a month. */
export interface YearMomentType {
  year: number;
  /** finished months in which the subject was present (M10), 1–12 */
  months: readonly number[];
  /** `months` and the month that is open: full marks are there from a month's first day */
  begun: readonly number[];
  /** December is over, and items that are settled at year end are settled */
  closed: boolean;
  /** the subject's group in the roster */
  group: string;
  /** the ballots of the year about the subject */
  ballots: readonly Ballot[];
  /** whether entries of the item happened in a month, by `date` */
  happened(item: string, month: number): boolean;
  /** ids of them */
  entriesOf(item: string, month: number): readonly string[];
  /** sum of the quantities entered for an item in the year */
  amountOf(item: string): number;
  /** lines of an item that is settled already */
  settled(item: string): readonly ScoredLine[];
  /** the item as the version in force in a month has it; null when it doesn't */
  itemIn(month: number): Item | null;
}

/** Another item that an item looks at. */
export interface ItemReference {
  /** path to the reference, below the item */
  at: Path;
  item: string;
  /** by the month of the other's `date` */
  monthly?: boolean;
  /** the other has to be settled first */
  settled?: boolean;
}

/** How an item belongs to another one, with which it is settled. */
export interface Part {
  of: string;
  /** `deduction` takes from the other's marks; `way` is another way to assess an item of the same kind */
  is: 'deduction' | 'way';
  /** the most that one deduction takes from those marks; null: it is no number, or goes beyond them */
  takes: Hundredths | null;
  /** may take all of them, so that how many has to be said */
  voids: boolean;
}

/** How many points an item can move, as absolute values; Infinity: without limit. */
export interface ItemBounds {
  /** the most that one entry of quantity 1 can add or take */
  entry: Hundredths;
  /** the most that all entries together can add in a year */
  adds: Hundredths;
  /** the most that all entries together can take in a year */
  takes: Hundredths;
}

/** A text about an item in both languages: its worth, or why it is written so. */
export interface KindText {
  zh: string;
  en: string;
}

/** How items of one kind count (M9). Each kind has a folder, and `kinds/index.ts` lists them. */
export interface ItemKind<I> {
  /** entries may name the item */
  isEntered(item: I): boolean;
  /** people may declare it themselves, where it is entered; false for what a body alone assesses */
  isDeclared: boolean;
  /** an entry may have a quantity above 1 */
  hasQuantity: boolean;
  needsBasis(item: I): boolean;
  /** looks at its own entries by the month of their `date`, and so never into a closed year (M13b) */
  isMonthly(item: I): boolean;
  /** key of items of which only one entry a year counts; null: every entry counts */
  assessmentKey(item: I): string | null;
  /** the value in its canonical form, or null when the kind can't read it */
  readValue(item: I, text: string): string | null;
  /**
   * an entry's worth alone, in hundredths; null when it carries no points (a fact). The office foretells a claim's and a
   * sheet's points by it.
   * @param group the subject's group in the roster
   */
  face(item: I, entry: EntryFields, group: string): Hundredths | null;
  /**
   * The item's own rules over all its lines of the year: its caps, its awards. After same-matter (M6): a line comes
   * `counted`, or `cap` where a clause's `most` has held it to `points`, which then may not grow again. Lines that lost or are
   * reversed don't come. A kind whose entries add up to a worth may set a line's `face` to what it adds.
   */
  settle?(item: I, lines: ScoredLine[], moment: YearMomentType, rule: Rule): ScoredLine[];
  /** false: the item has nothing to settle; default: whatever the kind settles */
  settles?(item: I): boolean;
  /** whether something is missing without which a year can't be ranked (M11), for an item with `required` */
  lacks?(item: I, lines: readonly ScoredLine[], moment: YearMomentType): boolean;
  looksAt?(item: I): ItemReference[];
  /** null, and the default: it is no part of another item */
  partOf?(item: I): Part | null;
  /** full marks that deductions take from; null: nobody says how many. Kinds without this have none */
  marks?(item: I): Hundredths | null;
  /** whether its points belong to a month of their own: E's year is the mean of these months */
  ofMonth?(item: I): boolean;
  /** an entry sets the balance to 0 for the rest of the year */
  vetoes?: boolean;
  /** groups (类别) of the roster for which it counts otherwise */
  distinctGroups?(item: I): string[];
  /** groups whose ballots it counts */
  groupsVoting?(item: I): string[];
  /** spans of ranks, and where each is written below the item */
  spans?(item: I): { first: number; last: number; at: Path }[];
  bounds(item: I): ItemBounds;
  /**
   * why no entry of the item can ever count; null, and the default: entries can.
   * @param looked whether another item looks at it
   */
  neverCounts?(item: I, looked: boolean): KindText | null;
  /** the item's worth in a line for people: `+5 / 起` */
  words(item: I): KindText;
  /** an entry's value, given in its canonical form, in words: `省`, `第 2 名`, `扣 3 分` */
  said(item: I, value: string): KindText;
}

/** The kind whose items have the keys of a shape. */
export type KindOfShape<S extends v.GenericSchema> = ItemKind<v.InferOutput<S>>;

/**
 * The defaults that most kinds share: entered as often as it happens, by whoever it happens to, without a
 * basis, booked in any month, with points as value.
 */
export const kindDefaults = {
  isEntered: () => true,
  isDeclared: true,
  hasQuantity: false,
  needsBasis: () => false,
  isMonthly: () => false,
  assessmentKey: () => null,
  said(_item: unknown, value: string): KindText {
    const points = value.replace('-', '−');
    return { zh: `${points} 分`, en: inPoints(points) };
  }
};

const inPoints = (value: string) => `${value} point${value === '1' ? '' : 's'}`;

/** A value that says how much is taken off. */
export function takenOff(value: string): KindText {
  return { zh: `扣 ${value} 分`, en: `${inPoints(value)} off` };
}

/** Goes as far as one likes, either way. */
export const unbounded: ItemBounds = { entry: Infinity, adds: Infinity, takes: Infinity };

/** The reason why an item that is always worth 0 never counts. */
export const worthNothing: KindText = { zh: '分值总是 0', en: 'it is always worth 0' };

/** Makes a line without an entry: an award, full marks, or what is settled at year end. */
export function ownLine(rule: Rule, points: Hundredths, reason: Reason, month = 0): ScoredLine {
  return {
    entry: null,
    rule,
    points,
    face: points,
    reason,
    month,
    because: undefined,
    times: undefined
  };
}

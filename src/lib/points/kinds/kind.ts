import type * as v from 'valibot';
import type { Fraction } from '../exact';
import type { Hundredths } from '../hundredths';
import type { Entry } from '../ledger';
import type { Path } from '../scheme-lines';
import type { Ballot } from '../reading/ballots';
import type { Reason } from '../statement';
import type { Item } from '.';

/** An item of one version of a scheme, with what scoring looks up all the time. */
export interface Rule {
  item: Item;
  kind: Kind<Item>;
  /** the same for an item in all versions */
  place: number;
  /** index of its section, among all sections of all versions */
  section: number;
  /** the item that its lines are settled with: itself, or what it is a part of */
  home: Rule;
  /** a rule looks at its entries by the month of their `date` (M13b) */
  monthly: boolean;
  /** as its kind says */
  ofMonth: boolean;
  vetoes: boolean;
  /** its lines go through the kind's `settle`; otherwise each counts as it stands */
  settles: boolean;
  /** index of the clause that compares entries of one matter (M8); -1: none */
  set: number;
  /** of the version itself; false: only another version has it */
  own: boolean;
}

/** What one entry, or one month's award, is worth in the year so far. */
export interface Line {
  entry: Entry | null;
  rule: Rule;
  points: Hundredths;
  /** what it would be worth alone */
  face: Hundredths;
  reason: Reason;
  /** month that it belongs to, 1–12; 0: the year */
  month: number;
  /** entries that explain the reason */
  because: readonly string[] | undefined;
  /** what `points` are multiplied by in the end: a weight, a mean (M2) */
  times: Fraction | undefined;
}

/** The year of one subject as it stood at the end of a month. */
export interface Moment {
  year: number;
  /** finished months in which the subject was present (M10), 1–12 */
  months: readonly number[];
  /** those, and the one that is open: what starts full is full from its first day */
  begun: readonly number[];
  /** December is over: what is settled at year end is settled */
  closed: boolean;
  /** what the roster says of the subject */
  group: string;
  /** the ballots of the year about the subject */
  ballots: readonly Ballot[];
  /** whether entries of the item happened in a month, by `date` */
  happened(item: string, month: number): boolean;
  /** ids of them */
  entriesOf(item: string, month: number): readonly string[];
  /** how much was entered for an item in the year, by quantity */
  amountOf(item: string): number;
  /** lines of an item that is settled already */
  settled(item: string): readonly Line[];
  /** the item as the version in force in a month has it; null when it doesn't */
  itemIn(month: number): Item | null;
}

/** Another item that an item looks at. */
export interface Look {
  /** where the item says so, below itself */
  at: Path;
  item: string;
  /** by the month of the other's `date` */
  monthly?: boolean;
  /** the other has to be settled first */
  settled?: boolean;
}

/** What an item is to the one that it is a part of, and is settled with. */
export interface Part {
  of: string;
  /** takes from its marks; or is another way to say the same, of an item of the same kind */
  is: 'deduction' | 'way';
  /** the most that one deduction takes from those marks; null: it is no number, or goes beyond them */
  takes: Hundredths | null;
  /** may take all of them, so that how many has to be said */
  voids: boolean;
}

/** How far an item goes, by size; Infinity: as far as one likes. */
export interface Bounds {
  /** what one entry can add or take, of a quantity of 1 */
  entry: Hundredths;
  /** what all of them together can bring in a year */
  adds: Hundredths;
  /** what they can take */
  takes: Hundredths;
}

/** What tells an item's worth, or why it is written so, in both languages. */
export interface Words {
  zh: string;
  en: string;
}

/** How items of one kind count (M9). One folder each; `kinds/index.ts` lists them. */
export interface Kind<I> {
  /** entries may name the item */
  isEntered(item: I): boolean;
  /** an entry may have a quantity above 1 */
  hasQuantity: boolean;
  needsBasis(item: I): boolean;
  /** looks at its own entries by the month of their `date`, and so never into a closed year (M13b) */
  isMonthly(item: I): boolean;
  /** once a year: of the items with the same key only one entry counts; null: as often as it happens */
  onceKey(item: I): string | null;
  /** the value in its canonical form, or null when the kind can't read it */
  readValue(item: I, text: string): string | null;
  /** what an entry is worth alone; null when it carries no points (a fact). `group`: what the roster says */
  face(item: I, entry: Entry, group: string): Hundredths | null;
  /** the item's own rules over all its lines of the year: its caps, its awards. After same-matter (M6) */
  settle?(item: I, lines: Line[], moment: Moment, rule: Rule): Line[];
  /** false: nothing to settle; default: whatever the kind settles */
  settles?(item: I): boolean;
  /** what a year can't be ranked without isn't there (M11): of an item with a key `required` that says so */
  lacks?(item: I, lines: readonly Line[], moment: Moment): boolean;
  looksAt?(item: I): Look[];
  /** null, and the default: it stands by itself */
  partOf?(item: I): Part | null;
  /** full marks that deductions take from; null: nobody says how many. Kinds without this have none */
  marks?(item: I): Hundredths | null;
  /** what it gives belongs to a month of its own: of these E's year is the mean */
  ofMonth?(item: I): boolean;
  /** an entry sets the balance to 0 for the rest of the year */
  vetoes?: boolean;
  /** groups (类别) of the roster for which it counts otherwise */
  groupsToldApart?(item: I): string[];
  /** groups whose ballots it counts */
  groupsVoting?(item: I): string[];
  /** spans of ranks, and where each is written below the item */
  spans?(item: I): { first: number; last: number; at: Path }[];
  bounds(item: I): Bounds;
  /** why no entry of it can ever count; null, and the default: it can. `looked`: something else looks at it */
  neverCounts?(item: I, looked: boolean): Words | null;
  /** what the item is worth, in a line for people: `+5 / 起` */
  words(item: I): Words;
  /** what an entry's value says, in its canonical form: `省`, `第 2 名`, `扣 3 分` */
  said(item: I, value: string): Words;
}

/** A kind with what the registry lists it by: its name in a scheme file, and the keys that its items have there. */
export interface Registered<S extends v.GenericSchema> extends Kind<v.InferOutput<S>> {
  name: string;
  shape: S;
}

/** What most kinds have in common: entered as often as it happens, without a basis, booked wherever, its value points. */
export const plain = {
  isEntered: () => true,
  hasQuantity: false,
  needsBasis: () => false,
  isMonthly: () => false,
  onceKey: () => null,
  said(_item: unknown, value: string): Words {
    const points = value.replace('-', '−');
    return { zh: `${points} 分`, en: `${points} points` };
  }
};

/** A value that says how much is taken off. */
export function takenOff(value: string): Words {
  return { zh: `扣 ${value} 分`, en: `${value} points off` };
}

/** Goes as far as one likes, either way. */
export const unbounded: Bounds = { entry: Infinity, adds: Infinity, takes: Infinity };

/** Why an item that is always worth 0 never counts. */
export const worthNothing: Words = { zh: '分值总是 0', en: 'it is always worth 0' };

/** The line of what no entry says: an award, full marks, what is settled at year end. */
export function ownLine(rule: Rule, points: Hundredths, reason: Reason, month = 0): Line {
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

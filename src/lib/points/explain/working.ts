import type { Hundredths } from '../hundredths';
import type { Reason } from '../statement';

/** How a figure that something divides was come by (M2): each step exact, the result rounded for display only. */
export type Working =
  /** `max` × (sum of the parts) ÷ `outOf` */
  | {
      kind: 'weighted';
      item: string;
      parts: { item: string; points: Hundredths }[];
      sum: Hundredths;
      max: Hundredths;
      outOf: Hundredths;
      result: Hundredths;
    }
  /** the sum of the months ÷ how many there are (E1) */
  | {
      kind: 'mean';
      months: { month: string; points: Hundredths }[];
      /** what an item gives each month by itself, whole, and what that is of the mean */
      given: { item: string; reason: Reason; byMonth: Record<string, Hundredths>; result: Hundredths }[];
      sum: Hundredths;
      result: Hundredths;
    }
  /** the mean of the groups' means × `weight`; `result` null: a group has too few ballots */
  | {
      kind: 'ballots';
      item: string;
      groups: { group: string; ballots: number; sum: Hundredths }[];
      minimum: number;
      weight: Hundredths;
      result: Hundredths | null;
    };

import type { Hundredths } from '../hundredths';
import type { Reason } from '../score/statement';

/**
 * How a divided figure was calculated (M2): each step is exact, and the result is rounded for display only.
 */
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
      /** points that an item gives each month by itself, whole, and their part of the mean */
      given: { item: string; reason: Reason; byMonth: Record<string, Hundredths>; result: Hundredths }[];
      sum: Hundredths;
      result: Hundredths;
    }
  /** the mean of the groups' means, by their percentages (in hundredths), × `weight`; `result` null: a group has too few ballots */
  | {
      kind: 'ballots';
      item: string;
      groups: { group: string; percent: Hundredths; ballots: number; sum: Hundredths }[];
      minimum: number;
      weight: Hundredths;
      result: Hundredths | null;
    };

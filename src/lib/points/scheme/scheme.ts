import type { RedemptionRule } from '../redemption';
import type { ConversionRule } from '../conversions';
import type { Day, PeriodKind } from '../../calendar';
import type { Deadline, Trial } from '../deadlines/deadline-shape';
import type { Hundredths } from '../hundredths';
import type { Item } from '../kinds';
import type { OutcomeRule } from '../outcomes';
import type { SameMatter } from '../same-matter';
import type { Organs, Procedure } from './organs';

/** A name in both languages. */
export interface BilingualName {
  id: string;
  /** Chinese */
  name: string;
  english: string;
}

/** The words of the document that say so. */
export interface Clause {
  ref: string;
  text: string;
}

/** A group of items that are shown, and held, together. */
export interface Section extends BilingualName {
  /** never more than this in a year */
  most?: Hundredths | undefined;
  /**
   * the least that a section may come to in a year, which limits its deductions; it adds no points that
   * nobody has earned
   */
  least?: Hundredths | undefined;
}

/** How the months make up the year. */
export interface YearRule {
  /** all that is booked, or the mean of the months of presence and what belongs to the year (E1) */
  takes: 'sum' | 'mean-of-months';
  /** no less than this, by an adjustment; without it the year to date has no floor (M5) */
  least?: Hundredths | undefined;
}

/** A reading that the document doesn't spell out: printed in every notice that it touches. */
export interface Default {
  id: string;
  zh: string;
  en: string;
  /** ids of items, outcomes and conversions */
  touches: string[];
}

/** A number or share that an adopter may set; the rest of the file names it as `$id`. */
export interface Parameter extends BilingualName {
  value: number | string;
  least?: number | undefined;
  most?: number | undefined;
  /** the document leaves the value open, and whoever adopts the scheme has to confirm or replace it */
  confirm: boolean;
  clause?: Clause | undefined;
}

/** The rules of one version of a scheme; everything else is the same in all versions. */
export interface SchemeRules {
  /** everyone's balance at the start of a year */
  base: Hundredths;
  /** the figure that ranks, for each kind of period that the scheme publishes */
  score: Partial<Record<PeriodKind, 'points' | 'balance'>>;
  year: YearRule;
  sections: Section[];
  items: Item[];
  sameMatter: SameMatter[];
  outcomes: OutcomeRule[];
  conversions: ConversionRule[];
  /** goods that points buy; absent: none */
  redemption?: RedemptionRule | undefined;
  defaults: Default[];
}

/** Dates in force, both included; open without `to`. */
export interface Version {
  from: Day;
  to?: Day | undefined;
  /** set when it differs from the rules that the file begins with */
  rules?: SchemeRules | undefined;
}

/**
 * The kind of subjects that are scored: communities, members of a party branch, or households of a village;
 * absent: people who hold a post.
 */
export type SubjectKind = 'communities' | 'members' | 'households';

/** A rule document (办法), ready to score with: plain data, with the rules of its first version. `parseScheme` makes one and checks it. */
export interface Scheme extends BilingualName, SchemeRules {
  /** title and clauses of the document */
  source: string;
  subjects?: SubjectKind | undefined;
  /** in the order of their dates */
  inForce: Version[];
  /** the first day in force that the document itself names, where a reading of it has found one */
  documentFrom?: Day | undefined;
  parameters: Parameter[];
  /**
   * the document's words for those who are scored and for what they reach, as headings of notices say them
   * (机关干部, 考核得分), the latter also in English; absent: taken from its name
   */
  nouns?: { subjects: string; score: string; english?: string | undefined } | undefined;
  organs: Organs;
  procedure: Procedure;
  /** the days by which the document wants its steps done */
  deadlines: Deadline[];
  /** present when the document is on trial */
  trial?: Trial | undefined;
  /**
   * present when an assembly of all members fixes each quarter's points; `decides`: ids of the outcomes
   * that it decides besides
   */
  assembly?: { decides: string[] } | undefined;
}

import type { ConversionRule } from './conversions';
import type { Day } from '../calendar';
import type { Hundredths } from './hundredths';
import type { Item } from './kinds';
import type { OutcomeRule } from './outcomes';
import type { PeriodKind } from './period';

/** A name in both languages. */
export interface Named {
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

/** Of the entries of one `matter` on these items only the one worth most counts (M8). */
export interface SameMatter {
  id: string;
  items: string[];
  clause: Clause;
}

/** A reading that the document doesn't spell out: printed in every notice that it touches. */
export interface Default {
  id: string;
  zh: string;
  en: string;
  /** ids of items, outcomes and conversions */
  touches: string[];
}

/** A rule document (办法), ready to score with. Plain data; `parseScheme` makes one and checks it. */
export interface Scheme extends Named {
  /** title and clauses of the document */
  source: string;
  /** dates in force, both included; open without `to` */
  inForce: { from: Day; to?: Day | undefined }[];
  /** everyone's balance at the start of a year */
  base: Hundredths;
  /** what ranks, for each kind of period that the scheme publishes */
  score: Partial<Record<PeriodKind, 'points' | 'balance'>>;
  sections: Named[];
  items: Item[];
  sameMatter: SameMatter[];
  outcomes: OutcomeRule[];
  conversions: ConversionRule[];
  defaults: Default[];
}

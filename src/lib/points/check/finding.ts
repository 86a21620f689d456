import type { SchemeRules } from '../scheme/scheme';
import type { Path } from '../scheme/scheme-lines';

/** One finding of a scheme check. A warning never blocks scoring. */
export interface SchemeFinding {
  level: 'error' | 'warning';
  code: string;
  /** counted from 1 */
  line: number;
  zh: string;
  en: string;
}

/** A finding before its line is known: it has the path in the rules instead. */
export interface SchemeRemark {
  at: Path;
  zh: string;
  en: string;
}

/** One thing that a check looks for: a file each, all of them in `finders.ts`. */
export interface Finder {
  code: string;
  /** @param poolSizes number of subjects in each pool of the roster; empty without a roster */
  find(rules: SchemeRules, poolSizes: readonly number[]): SchemeRemark[];
}

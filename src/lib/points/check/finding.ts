import type { Rules } from '../scheme';
import type { Path } from '../scheme-lines';

/** What a scheme check found. A warning never blocks scoring. */
export interface Finding {
  level: 'error' | 'warning';
  code: string;
  /** from 1 */
  line: number;
  zh: string;
  en: string;
}

/** A finding before its line is known: where in the rules it stands. */
export interface Remark {
  at: Path;
  zh: string;
  en: string;
}

/** One thing that a check looks for: a file each, all of them in `finders.ts`. */
export interface Finder {
  code: string;
  /** `poolSizes`: how many the roster has in each pool; none without a roster */
  find(rules: Rules, poolSizes: readonly number[]): Remark[];
}

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

/** A finding before its line is known: where in the scheme it stands. */
export interface Remark {
  code: 'never-counts' | 'overlapping-ranks' | 'contradicting-outcomes' | 'burden';
  at: Path;
  zh: string;
  en: string;
}

import type { Day } from '$lib/calendar';
import type { Hundredths } from '$lib/points';
import type { Decision } from '../decisions/decisions';
import type { EntitledReason } from './entitled';

/** The record of a quarter's assembly of all members (党员大会). */
export interface AssemblyRecord {
  id: string;
  /** `2026-Q3` */
  quarter: string;
  /** its day and minutes */
  decision: Decision;
  /** members who may take part */
  entitled: number;
  /** number of the entitled who came */
  present: number;
  /** members on the roster on that day */
  rostered: number;
  /** why not all of the rostered are entitled; null: they are */
  why: EntitledReason | null;
  recorded: string;
}

/** The assembly has fixed a quarter's points. */
export interface Conclusion {
  /** the number of its change: ledger lines after it came later */
  seq: number;
  concluded: string;
  results: { subject: string; points: Hundredths }[];
}

/** The assembly's decision on a proposal of the scheme that concerns one person (建议列为不合格). */
export interface AssemblyRuling {
  subject: string;
  /** outcome of the scheme */
  rule: string;
  upheld: boolean;
  /** the grade that it gave instead of the proposed one, an outcome of the scheme; null: none */
  given: string | null;
  /** '' once it was erased */
  reason: string;
  decision: string;
  recorded: string;
  /** the number of its change */
  seq: number;
}

/** A quarter's assembly didn't meet, as the branch has recorded with its reason. */
export interface AssemblySkip {
  quarter: string;
  reason: string;
  account: string;
  /** instant */
  skipped: string;
}

/** A ruling to be kept. */
export type NewAssemblyRuling = Omit<AssemblyRuling, 'recorded' | 'seq' | 'given'> &
  Partial<Pick<AssemblyRuling, 'given'>>;

/** One unit's assemblies: they only grow. */
export interface Assemblies {
  /** the records of a quarter, the valid one last */
  records(quarter: string): Promise<AssemblyRecord[]>;
  /** the days of the valid records, by their quarters */
  days(): Promise<Map<string, Day>>;
  record(
    assembly: Pick<AssemblyRecord, 'quarter' | 'entitled' | 'present' | 'rostered' | 'why'> & {
      decision: string;
    }
  ): Promise<void>;
  conclusion(quarter: string): Promise<Conclusion | null>;
  /** quarters whose points are fixed */
  concluded(): Promise<string[]>;
  /** the numbers of the changes by which they were fixed, by quarter */
  conclusions(): Promise<Map<string, number>>;
  /** @throws Problem `assembly-concluded` */
  conclude(quarter: string, assembly: string, results: Conclusion['results']): Promise<void>;
  /** null: nobody has recorded that it was skipped */
  skip(quarter: string): Promise<AssemblySkip | null>;
  /** the skipped quarters, in their order */
  skips(): Promise<AssemblySkip[]>;
  /** @throws Problem `assembly-skipped` */
  recordSkip(skip: Omit<AssemblySkip, 'skipped'>): Promise<void>;
  /** all of a year, the one that stands for a subject and rule last */
  rulings(year: number): Promise<AssemblyRuling[]>;
  rule(year: number, ruling: NewAssemblyRuling): Promise<void>;
}

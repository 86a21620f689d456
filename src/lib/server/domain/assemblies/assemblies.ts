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
  /** '' once it was erased */
  reason: string;
  decision: string;
  recorded: string;
}

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
  /** @throws Problem `assembly-concluded` */
  conclude(quarter: string, assembly: string, results: Conclusion['results']): Promise<void>;
  /** all of a year, the one that stands for a subject and rule last */
  rulings(year: number): Promise<AssemblyRuling[]>;
  rule(year: number, ruling: Omit<AssemblyRuling, 'recorded'>): Promise<void>;
}

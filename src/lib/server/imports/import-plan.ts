import type { Entry, Hundredths, Reason, Subject } from '$lib/points';
import type { Finding } from './upload';

/** What an import would do. It does all of it, or nothing. */
export interface ImportPlan {
  /** any of them refuses the whole import */
  problems: Finding[];
  /** worth knowing, in the way of nothing */
  notices: Finding[];
  roster: { added: Subject[]; changed: SubjectChange[]; unchanged: number };
  entries: { added: PlannedEntry[]; booked: number };
  /** what it changes in the open months, or the shortest published periods around them, person by person */
  people: PersonChange[];
}

export interface SubjectChange {
  before: Subject;
  after: Subject;
}

/** An entry, and where it stands. */
export interface PlacedEntry {
  entry: Entry;
  row: number;
  file: string;
  sheet: string;
}

export interface PlannedEntry extends PlacedEntry {
  name: string;
  /** what it adds in the shortest published period around the month in which it is booked, everything considered */
  points: Hundredths;
  reason: Reason | null;
}

export interface PersonChange {
  subject: string;
  name: string;
  period: string;
  before: Hundredths;
  after: Hundredths;
}

/** True when confirming would change nothing: the same file a second time. */
export function changesNothing(plan: ImportPlan): boolean {
  return plan.roster.added.length + plan.roster.changed.length + plan.entries.added.length === 0;
}

import type { WrittenEntry, Hundredths, Reason, Subject } from '$lib/points';
import type { LeaveReason } from '../../roster/leave-reasons';
import type { ImportFinding } from '../upload';

/** The plan of an import, which is carried out completely or not at all. */
export interface ImportPlan {
  /** any problem refuses the whole import */
  problems: ImportFinding[];
  /** worth knowing, but no obstacle */
  notices: ImportFinding[];
  /** entries that may be too many: booked only when somebody has answered all of them */
  questions: ImportQuestion[];
  /** people who get another name than their account has: carried out only when somebody has said that the two are one */
  links: ImportFinding[];
  roster: { added: Subject[]; changed: SubjectChange[]; unchanged: number };
  /** reasons for leaving that are new or differ, of people whose last day is recorded */
  reasons: GivenLeaveReason[];
  entries: { added: PlannedEntry[]; booked: number };
  /** changes in the open months, or in the shortest published periods around them, person by person */
  people: PersonChange[];
}

/** A question at a row that may be too many; a document's limit that several rows pass is asked about at each of them. */
export type ImportQuestion = ImportFinding & {
  /** number of that row's entry, which isn't booked when it is the same thing */
  entry: string;
};

/** Why somebody left, as a file says it. */
interface GivenLeaveReason {
  /** 编号 */
  id: string;
  name: string;
  reason: LeaveReason;
}

export interface SubjectChange {
  before: Subject;
  after: Subject;
}

/** An entry with its place in the file. */
export interface PlacedEntry {
  entry: WrittenEntry;
  row: number;
  file: string;
  sheet: string;
}

export interface PlannedEntry extends PlacedEntry {
  name: string;
  /** points that it adds in the shortest published period around its booking month, with all rules applied */
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

/** True when confirming would change nothing, as with the same file a second time. */
export function changesNothing(plan: ImportPlan): boolean {
  const { roster, reasons, entries } = plan;
  return roster.added.length + roster.changed.length + reasons.length + entries.added.length === 0;
}

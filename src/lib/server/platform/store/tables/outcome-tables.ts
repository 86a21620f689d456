/**
 * Decisions on a scheme's proposals, and days of leave that points are converted into. They only grow,
 * except for the texts.
 */
export interface OutcomeTables {
  outcome_ruling: OutcomeRulingTable;
  outcome_ruling_text: { ruling_id: string; words: string };
  outcome_recusal: OutcomeRecusalTable;
  leave_entry: LeaveEntryTable;
  leave_entry_text: { entry_id: string; basis: string; words: string };
}

/** A meeting's decisions on proposals that concern one person. The latest one counts. */
interface OutcomeRulingTable {
  id: string;
  seq: number;
  unit_id: string;
  period: string;
  /** outcome or conversion of the scheme */
  rule: string;
  subject_id: string;
  no: number;
  /** 0: set aside */
  confirmed: number;
  meeting_id: string;
  account_id: string;
  ruled_at: string;
}

/** Those who stepped aside in a meeting for what concerns themselves; `no` is that of the ruling. */
interface OutcomeRecusalTable {
  meeting_id: string;
  period: string;
  rule: string;
  subject_id: string;
  no: number;
  account_id: string;
}

interface LeaveEntryTable {
  id: string;
  seq: number;
  unit_id: string;
  subject_id: string;
  /** conversion of the scheme */
  rule: string;
  year: number;
  /** counts within the unit's year */
  no: number;
  action: string;
  /** hundredths of what the rule gives; > 0 */
  amount: number;
  day: string;
  /** for a credit */
  ruling_id: string | null;
  /** for a reversal */
  reverses: string | null;
  account_id: string;
  recorded_at: string;
}

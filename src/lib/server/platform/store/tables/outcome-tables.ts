/**
 * Decisions on a scheme's proposals, and days of leave that points are converted into. They only grow,
 * except for the texts.
 */
export interface OutcomeTables {
  outcome_ruling: OutcomeRulingTable;
  outcome_ruling_text: { ruling_id: string; words: string };
  outcome_recusal: OutcomeRecusalTable;
  correction: CorrectionTable;
  correction_text: { correction_id: string; words: string };
  talk: TalkTable;
  talk_text: { talk_id: string; words: string };
  leave_entry: LeaveEntryTable;
  /** goods that people have spent points on */
  redemption: RedemptionTable;
  redemption_text: { redemption_id: string; words: string };
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
  /** the day by which the person has to correct what it is about; null: none was set */
  correct_by: string | null;
}

/** The record that something was corrected (整改), which closes the ruling's day. */
interface CorrectionTable {
  id: string;
  seq: number;
  unit_id: string;
  subject_id: string;
  ruling_id: string;
  /** day on which it was corrected */
  day: string;
  account_id: string;
  recorded_at: string;
}

/** The record that a talk was held which a meeting has decided on: one for each proposal. */
interface TalkTable {
  id: string;
  seq: number;
  unit_id: string;
  period: string;
  /** outcome of the scheme */
  rule: string;
  subject_id: string;
  /** the ruling that was valid then */
  ruling_id: string;
  day: string;
  /** the day by which the person corrects what was set in the talk; null: none was set, and the ruling's holds */
  correct_by: string | null;
  account_id: string;
  recorded_at: string;
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

interface RedemptionTable {
  id: string;
  seq: number;
  unit_id: string;
  subject_id: string;
  /** the year whose points it spends */
  year: number;
  /** whether points were cleared with the year then: `year` or `never` */
  clears: string;
  /** the first year whose points are in the account that it spends from; null: the account has no beginning */
  first_year: number | null;
  no: number;
  action: string;
  good: string;
  quantity: number;
  /** price of one, in hundredths of a point */
  price: number;
  /** hundredths of points */
  amount: number;
  day: string;
  reverses: string | null;
  account_id: string;
  recorded_at: string;
}

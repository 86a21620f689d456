/** Objections to notices (异议), and their steps. They only grow, except for the texts, which may be erased. */
export interface ObjectionTables {
  objection: ObjectionTable;
  /** the objection's text, how to reach the objector, the number of the paper */
  objection_text: { objection_id: string; said: string; contact: string; paper: string };
  objection_step: ObjectionStepTable;
  objection_step_text: { step_id: string; words: string };
  /** those who stepped aside when a meeting upheld one that concerns them */
  objection_recusal: { meeting_id: string; objection_id: string; account_id: string };
}

interface ObjectionTable {
  id: string;
  seq: number;
  unit_id: string;
  notice_id: string;
  year: number;
  no: number;
  /** in the address /o/{receipt}: 80 random bits */
  receipt: string;
  via: string;
  /** the person whose row it is; null: the whole notice */
  subject_id: string | null;
  /** number of the ledger line, when one is named */
  entry_no: string | null;
  /** account that raised it, or keyed in the paper; null: a resident, of whom nothing is stored here */
  account_id: string | null;
  /** last day for the answer */
  due: string;
  filed_at: string;
  /** first and last month that the row sums up; null: the whole notice */
  from_month: string | null;
  to_month: string | null;
}

/** The steps of objections. Columns that don't belong to the action are null. */
interface ObjectionStepTable {
  id: string;
  seq: number;
  unit_id: string;
  objection_id: string;
  no: number;
  action: string;
  /** null: a resident with the receipt */
  account_id: string | null;
  investigator_id: string | null;
  upheld: number | null;
  meeting_id: string | null;
  /** the supplementary notice that it led to */
  notice_id: string | null;
  /** last day for the answer to an appeal */
  due: string | null;
  /** answer: last day for taking it to the superior; null: it can't be */
  appeal_until: string | null;
  done_at: string;
}

/** Who seals, and the working days that the office enters. Only grow. */
export interface SealingTables {
  seal_proposal: SealProposalTable;
  /** taken back by who proposed, or declined by somebody else */
  seal_withdrawal: {
    proposal_id: string;
    seq: number;
    unit_id: string;
    account_id: string;
    withdrawn_at: string;
  };
  seal_approval: SealApprovalTable;
  holiday_table: HolidayTableTable;
}

interface SealProposalTable {
  id: string;
  seq: number;
  unit_id: string;
  /** the month */
  period: string;
  /** names all that was shown, and so what is sealed */
  shown: string;
  account_id: string;
  proposed_at: string;
}

interface SealApprovalTable {
  id: string;
  unit_id: string;
  proposal_id: string;
  /** never the account that proposed */
  account_id: string;
  /** the audit record that was the last one before, by number and digest: all of the ledger up to there */
  trail_no: number;
  trail: string;
  /** see `sealDigest` */
  digest: string;
  approved_at: string;
}

/** The latest of a year stands. Days with a blank between. */
interface HolidayTableTable {
  id: string;
  seq: number;
  unit_id: string;
  year: number;
  /** working days of the week that are off, and weekends that are made up */
  off_days: string;
  on_days: string;
  /** number of the State Council's notice */
  source: string;
  account_id: string;
  entered_at: string;
}

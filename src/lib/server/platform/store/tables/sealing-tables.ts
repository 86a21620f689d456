/** Proposals, approvals and withdrawals of sealing. They only grow. */
export interface SealingTables {
  seal_proposal: SealProposalTable;
  /** taken back by the proposer, or declined by somebody else */
  seal_withdrawal: {
    proposal_id: string;
    seq: number;
    unit_id: string;
    account_id: string;
    withdrawn_at: string;
  };
  seal_approval: SealApprovalTable;
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

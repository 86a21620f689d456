/**
 * Claims, the files beside them, and the meetings that decide on them. Only grow, but for `claim_text`,
 * `meeting_confirmation_text`, `evidence_file` and `evidence_part`, which may be erased.
 */
export interface ClaimTables {
  meeting: MeetingTable;
  /** those who sat in it */
  meeting_member: { meeting_id: string; account_id: string };
  /** members' words on a meeting's record: it is so, or it isn't; the newest one of each counts */
  meeting_confirmation: MeetingConfirmationTable;
  meeting_confirmation_text: { confirmation_id: string; words: string };
  claim: ClaimTable;
  claim_step: ClaimStepTable;
  claim_text: ClaimTextTable;
  /** that there is a file beside a claim */
  evidence: EvidenceTable;
  /** its name, and its bytes in parts as base64, which may be erased */
  evidence_file: { evidence_id: string; name: string };
  evidence_part: { id: string; evidence_id: string; no: number; body: string };
  /** those who stepped aside for a claim of their own */
  recusal: { meeting_id: string; claim_id: string; account_id: string };
}

interface EvidenceTable {
  id: string;
  seq: number;
  unit_id: string;
  claim_id: string;
  account_id: string;
  kind: string;
  size: number;
  /** HMAC-SHA256 of its bytes under the unit's salt */
  digest: string;
  added_at: string;
}

interface MeetingTable {
  id: string;
  seq: number;
  unit_id: string;
  /** its day, body and minutes */
  decision_id: string;
  /** number of those who may sit in it on that day */
  entitled: number;
  recorded_by: string;
  recorded_at: string;
}

interface MeetingConfirmationTable {
  id: string;
  seq: number;
  unit_id: string;
  meeting_id: string;
  account_id: string;
  agrees: number;
  at: string;
}

interface ClaimTable {
  id: string;
  seq: number;
  unit_id: string;
  year: number;
  no: number;
  subject_id: string;
  via: string;
  declared_by: string;
  declared_at: string;
  /** YYYY-MM-DD on which a paper form came; null for what was declared here */
  received: string | null;
}

/** The steps of claims. Columns that don't belong to the action are null. */
export interface ClaimStepTable {
  id: string;
  seq: number;
  unit_id: string;
  claim_id: string;
  no: number;
  action: string;
  account_id: string;
  item: string | null;
  date: string | null;
  quantity: number | null;
  value: string | null;
  agrees: number | null;
  into_claim: string | null;
  meeting_id: string | null;
  granted: number | null;
  /** number (流水号) of the entry that it made */
  entry_no: string | null;
  done_at: string;
}

export interface ClaimTextTable {
  step_id: string;
  matter_text: string;
  basis: string;
  story: string;
  paper: string;
  words: string;
}

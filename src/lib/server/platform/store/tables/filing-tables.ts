/**
 * Filings with the superior, and spot checks of entries. They only grow, except for the texts, which may be
 * erased.
 */
export interface FilingTables {
  filing: FilingTable;
  /** the document as it was filed, to the byte; it has names */
  filing_body: { filing_id: string; body: string };
  filing_step: FilingStepTable;
  filing_step_text: { step_id: string; words: string };
  filing_paper: FilingPaperTable;
  /** the file's own name */
  filing_paper_file: { paper_id: string; name: string };
  filing_paper_part: { id: string; paper_id: string; no: number; body: string };
  spot_check: SpotCheckTable;
  /** `no`: the place in which it was drawn */
  spot_check_pick: { spot_check_id: string; no: number; entry_id: string };
  spot_check_finding: SpotCheckFindingTable;
  spot_check_finding_text: { finding_id: string; remark: string };
}

interface FilingTable {
  id: string;
  seq: number;
  unit_id: string;
  year: number;
  no: number;
  /** a half-year or a year */
  period: string;
  /** SHA-256 of the document */
  digest: string;
  filed_by: string;
  filed_at: string;
}

interface FilingStepTable {
  id: string;
  seq: number;
  unit_id: string;
  filing_id: string;
  no: number;
  action: string;
  account_id: string;
  done_at: string;
}

/** A paper beside an answer; written with its step, and only then. */
interface FilingPaperTable {
  id: string;
  unit_id: string;
  step_id: string;
  /** counted within the step, from 1 */
  place: number;
  kind: string;
  size: number;
  digest: string;
}

interface SpotCheckTable {
  id: string;
  seq: number;
  unit_id: string;
  year: number;
  no: number;
  /** all that the draw goes by: see `drawSample` */
  seed: string;
  algorithm: string;
  strata: string;
  size: number;
  /** months whose entries it was drawn from */
  from_month: string;
  to_month: string;
  population: number;
  /** SHA-256 over the numbers and strata of these entries */
  population_digest: string;
  drawn_by: string;
  drawn_at: string;
}

/** Findings about an entry. The latest one counts. */
interface SpotCheckFindingTable {
  id: string;
  seq: number;
  unit_id: string;
  spot_check_id: string;
  entry_id: string;
  no: number;
  /** the paper was seen */
  evidence: number;
  finding: string;
  account_id: string;
  found_at: string;
}

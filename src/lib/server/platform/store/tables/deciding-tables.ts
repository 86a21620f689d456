/**
 * Decisions of people besides claims: departments' assessments with self-scores, a quarter's assembly,
 * secret ballots. They only grow, except for `flag_ruling_text`, which may be erased.
 */
export interface DecidingTables {
  /** the department that a responsible department's account assesses for: its name in the scheme (责任科室) */
  role_department: { role_id: string; department: string };
  self_score: SelfScoreTable;
  assembly: AssemblyTable;
  assembly_conclusion: AssemblyConclusionTable;
  assembly_result: { conclusion_id: string; subject_id: string; points: number };
  assembly_skip: AssemblySkipTable;
  flag_ruling: AssemblyRulingTable;
  ballot: { id: string; seq: number; unit_id: string; year: number; opened_at: string };
  ballot_paper: BallotPaperTable;
  /** `line` counts within a paper; hundredths */
  ballot_score: { paper_id: string; line: number; subject_id: string; category: string; score: number };
  ballot_strike: { paper_id: string; seq: number; unit_id: string; struck_by: string };
  ballot_voters: BallotVotersTable;
  ballot_check: BallotCheckTable;
  ballot_closing: { ballot_id: string; seq: number; unit_id: string; closed_by: string; closed_at: string };
  ballot_rereading: BallotRereadingTable;
  flag_ruling_text: { ruling_id: string; reason: string };
}

/**
 * Scores that an assessed unit gives itself (自评分): shown beside the assessors' figure, never counted. The
 * latest one counts.
 */
interface SelfScoreTable {
  id: string;
  seq: number;
  unit_id: string;
  subject_id: string;
  year: number;
  item: string;
  /** hundredths; null: taken back */
  value: number | null;
  recorded_at: string;
}

/** How many people of a group may vote, where the roster doesn't say it. The latest of a group is valid. */
interface BallotVotersTable {
  id: string;
  seq: number;
  unit_id: string;
  ballot_id: string;
  category: string;
  voters: number;
  /** why the roster says another number; '' where it says none */
  why: string;
  stated_by: string;
  stated_at: string;
}

/** The record of a quarter's assembly (党员大会). The latest of a quarter is valid. */
interface AssemblyTable {
  id: string;
  seq: number;
  unit_id: string;
  /** `2026-Q3` */
  quarter: string;
  /** its day and minutes */
  decision_id: string;
  /** members who may take part, and who came */
  entitled: number;
  present: number;
  /** members on the roster on that day */
  rostered: number;
  /** why fewer are entitled; null: all of them are */
  why_differs: string | null;
  recorded_at: string;
}

/** The assembly has fixed the quarter's points, as they stand in `assembly_result`. */
interface AssemblyConclusionTable {
  id: string;
  seq: number;
  unit_id: string;
  quarter: string;
  assembly_id: string;
  concluded_at: string;
}

/** A quarter whose assembly didn't meet, with the branch's reason, which its notices print. */
interface AssemblySkipTable {
  id: string;
  seq: number;
  unit_id: string;
  quarter: string;
  account_id: string;
  reason: string;
  skipped_at: string;
}

/** The assembly's decisions on proposals of the scheme that concern one person. The latest one counts. */
interface AssemblyRulingTable {
  id: string;
  seq: number;
  unit_id: string;
  subject_id: string;
  /** outcome of the scheme */
  rule: string;
  year: number;
  upheld: number;
  /** the grade that the assembly gave instead of the proposed one, an outcome of the scheme; null: none */
  given: string | null;
  decision_id: string;
  recorded_at: string;
}

/** A ballot paper as it was keyed in: never whose it is. `no` is written on the paper only to find it again. */
interface BallotPaperTable {
  id: string;
  seq: number;
  unit_id: string;
  ballot_id: string;
  no: number;
  /** `paper`: one person's; `file`: all rows of an imported list */
  source: string;
  /** account at the dashboard: somebody else checks the figures */
  keyed_by: string;
}

/** Somebody who keyed none of the papers has compared counts and sums with the pile. */
interface BallotCheckTable {
  id: string;
  seq: number;
  unit_id: string;
  ballot_id: string;
  /** digest of what was compared: another paper, and it is to be done again */
  shown: string;
  checked_by: string;
  checked_at: string;
}

/**
 * Corrections of how a paper of a closed ballot is read, after an upheld objection; the paper itself stays
 * as it was stored.
 */
interface BallotRereadingTable {
  id: string;
  seq: number;
  unit_id: string;
  paper_id: string;
  /** place on the paper; the one after its last: a figure that wasn't keyed in */
  line: number;
  subject_id: string;
  category: string;
  /** hundredths; null: the paper gives this person none */
  score: number | null;
  objection_id: string;
  /** the meeting's, which decided it */
  decision_id: string;
  reread_by: string;
  reread_at: string;
}

/** The strata by which an entry was drawn. */
export type StrataKind = 'item' | 'person';

/**
 * The possible findings about an entry; an unclear one is looked into again. None of them changes points: a
 * wrong entry becomes an objection.
 */
export const findingKinds = ['in-order', 'unclear', 'wrong'] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface SpotFinding {
  /** number of the entry (流水号) */
  entry: string;
  /** counts within the entry's findings, from 1; the last one is valid */
  no: number;
  /** the paper itself was seen */
  evidence: boolean;
  finding: FindingKind;
  account: string;
  /** instant */
  at: string;
  /** '' when erased or not given */
  remark: string;
}

/** Entries of a year, drawn to be followed to their basis (审核抽查). */
export interface SpotCheck {
  id: string;
  /** year of the entries; `no` counts within it */
  year: number;
  no: number;
  seed: string;
  algorithm: string;
  strata: StrataKind;
  size: number;
  /** months from which it was drawn, YYYY-MM */
  from: string;
  to: string;
  /** entries that there were, and what names them: see `populationDigest` */
  population: number;
  populationDigest: string;
  drawnBy: string;
  /** instant */
  drawn: string;
  /** numbers of the entries, in the order in which they were drawn */
  picks: string[];
  /** in the order in which they were made */
  findings: SpotFinding[];
}

/** One unit's spot checks: they only grow. */
export interface SpotChecks {
  /** newest first */
  list(): Promise<SpotCheck[]>;
  draw(check: Omit<SpotCheck, 'id' | 'no' | 'drawn' | 'findings'>): Promise<{ id: string; no: number }>;
  /** @throws Problem `spot-check-changed` when somebody else has found something of it meanwhile */
  find(
    check: string,
    finding: Omit<SpotFinding, 'no' | 'at'> & { /** number of the last one shown */ seen: number }
  ): Promise<void>;
  /**
   * Digest of the audit trail's record that covers a change, which vouches for everything before it. null:
   * none does.
   */
  trailDigest(seq: number): Promise<string | null>;
}

/** A spot check's number as people say it (审核抽查编号): `抽2026-1`. */
export function spotCheckNo({ year, no }: Pick<SpotCheck, 'year' | 'no'>): string {
  return `抽${year}-${no}`;
}

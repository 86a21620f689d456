/** A ranked subject of a pool. */
export interface Standing {
  subject: string;
  rank: number;
}

/** Whom a rule concerns in one pool; `undecided`: a tie that people have to decide (M12). */
export interface Concerned {
  subjects: string[];
  undecided?: string[];
}

/** How outcomes of one kind find whom they concern. One file each; `outcomes/index.ts` lists them. */
export interface OutcomeKind<R> {
  /** `standings`: the ranked ones of the pool, in rank order. `decided`: what earlier rules of the scheme found. */
  concerned(
    rule: R,
    standings: readonly Standing[],
    decided: ReadonlyMap<string, readonly string[]>
  ): Concerned;
}

import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import type { BallotPaper, Rereading } from './ballots';

/** The papers of a ballot by their number, struck ones too. */
export async function paperRows(db: Kysely<Tables>, ballot: string): Promise<BallotPaper[]> {
  const papers = await db
    .selectFrom('ballot_paper')
    .leftJoin('ballot_strike', 'paper_id', 'ballot_paper.id')
    .where('ballot_id', '=', ballot)
    .select(['ballot_paper.id', 'no', 'source', 'keyed_by', 'paper_id'])
    .orderBy('no')
    .execute();
  const scores = await db
    .selectFrom('ballot_score')
    .innerJoin('ballot_paper', 'ballot_paper.id', 'ballot_score.paper_id')
    .innerJoin('subject', 'subject.id', 'ballot_score.subject_id')
    .where('ballot_id', '=', ballot)
    .select(['paper_id', 'code as subject', 'ballot_score.category as group', 'score'])
    .orderBy('paper_id')
    .orderBy('line')
    .execute();
  const byPaper = new Map<string, BallotPaper['scores']>();
  for (const { paper_id, ...score } of scores) {
    const known = byPaper.get(paper_id);
    if (known) known.push(score);
    else byPaper.set(paper_id, [score]);
  }
  return papers.map(({ id, no, source, keyed_by, paper_id }) => ({
    no,
    source: source === 'file' ? 'file' : 'paper',
    scores: byPaper.get(id) ?? [],
    struck: paper_id !== null,
    keyedBy: keyed_by
  }));
}

/** The rereadings of a ballot's papers since it was closed. */
export async function rereadingRows(db: Kysely<Tables>, ballot: string): Promise<Rereading[]> {
  return db
    .selectFrom('ballot_rereading as reading')
    .innerJoin('ballot_paper', 'ballot_paper.id', 'reading.paper_id')
    .innerJoin('subject', 'subject.id', 'reading.subject_id')
    .where('ballot_id', '=', ballot)
    .select(['reading.seq', 'no', 'line', 'code as subject', 'reading.category as group', 'score'])
    .select(['objection_id as objection', 'decision_id as decision', 'reread_by as by', 'reread_at as at'])
    .orderBy('reading.seq')
    .execute();
}

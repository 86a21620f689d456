import { byEnd, nextMonth } from '$lib/calendar';
import { meanOf } from '$lib/points';
import type { Kysely } from 'kysely';
import { Problem } from '../../platform/problem/problem';
import { earlierOf } from '../roster/earlier-of';
import { subjectIds } from '../roster/subject-ids';
import type { Tables } from '../../platform/store/tables/tables';
import type { Unit } from '../units/unit';
import { asCorrected } from './corrected-results';
import type { CorrectedResult, OwnResult, Periods, Seal, SealedPeriod, SealedResult } from './periods';
import { lastSealedMonth, sealedPeriods } from './sealed-periods';
import { correctedConsequences } from './sql-corrected-consequences';
import { sqlCorrections } from './sql-corrections';
import { correctedPools } from './sql-pools';
import { sqlProposals } from './sql-proposals';
import { writeSeal } from './write-seal';

/** One unit's periods, over SQL. */
export function sqlPeriods(db: Kysely<Tables>, unit: Unit, clock: () => Date): Periods {
  const corrections = sqlCorrections(db, unit.id);
  const consequences = correctedConsequences(db, unit.id, { corrections, sealedResults });
  const pools = correctedPools(db, unit.id);
  const proposals = sqlProposals(db, unit.id, clock);

  async function seals(): Promise<Seal[]> {
    const rows = await db
      .selectFrom('seal')
      .leftJoin('seal_approval', 'seal_approval.id', 'seal.approval_id')
      .leftJoin('seal_proposal', 'seal_proposal.id', 'seal_approval.proposal_id')
      .where('seal.unit_id', '=', unit.id)
      .select(['seal.period', 'sealed_at', 'seal.seq', 'scheme_digest', 'digest'])
      .select(['seal_proposal.account_id as proposer', 'seal_approval.account_id as sealer'])
      .execute();
    return rows
      .map((row) => ({
        period: row.period,
        sealed: row.sealed_at,
        seq: row.seq,
        scheme: row.scheme_digest,
        digest: row.digest,
        proposedBy: row.proposer,
        sealedBy: row.sealer
      }))
      .sort((a, b) => byEnd(a.period, b.period));
  }

  async function open(): Promise<string> {
    const last = await lastSealedMonth(db, unit.id);
    return last === null ? unit.firstPeriod : nextMonth(last);
  }

  const sealedRows = () =>
    db
      .selectFrom('seal_result')
      .innerJoin('seal', 'seal.id', 'seal_result.seal_id')
      .innerJoin('subject', 'subject.id', 'seal_result.subject_id')
      .where('seal.unit_id', '=', unit.id);
  const figures = [
    'code',
    'seal_result.pool',
    'seal_result.category',
    'seal_result.from_date',
    'seal_result.to_date',
    'seal_result.earlier',
    'status',
    'points',
    'balance',
    'score',
    'rank'
  ] as const;

  async function sealedResults(period: string): Promise<SealedResult[]> {
    const rows = await sealedRows().where('period', '=', period).select(figures).orderBy('code').execute();
    return rows.map(result);
  }

  async function results(period: string): Promise<CorrectedResult[]> {
    const sealed = await sealedResults(period);
    if (sealed.length === 0) return sealed;
    const latest = new Map((await corrections.results({ period })).map((each) => [each.subject, each]));
    return sealed.map((each) => asCorrected(each, latest.get(each.subject)));
  }

  async function resultsOf(subject: string, filter = { after: 0 }): Promise<OwnResult[]> {
    const own = new Map((await corrections.results({ subject })).map((each) => [each.period, each]));
    // A correction of somebody else changes the mean of everybody, and how many are ranked.
    const since = (await corrections.notices())
      .filter(({ seq }) => seq > filter.after)
      .map(({ period }) => period);
    const mine = await sealedRows()
      .where('code', '=', subject)
      .where(({ or, eb }) =>
        or([eb('seal.seq', '>', filter.after), ...since.map((one) => eb('period', '=', one))])
      )
      .select([...figures, 'period', 'sealed_at'])
      .execute();
    if (mine.length === 0) return [];
    const poolOf = await pools.pools(mine.map(({ period }) => period));
    mine.sort((a, b) => byEnd(a.period, b.period));
    return mine.map((row) => {
      const { ranked, sum } = poolOf(row.period, row.pool);
      const mean = ranked === 0 ? null : meanOf(sum, ranked);
      const sealed = { ...result(row), period: row.period, sealed: row.sealed_at, ranked, mean };
      return asCorrected(sealed, own.get(row.period));
    });
  }

  const seal: Periods['seal'] = async (closing, by, done) => {
    const { month, scheme, periods } = closing;
    const expected = await open();
    if (month < expected) throw new Problem('already-sealed', 409, { period: month });
    if (month > expected) throw new Problem('not-open', 409, { period: month, open: expected });
    const ids = await subjectIds(db, unit.id);
    const closed = periods.some(({ period }) => period === month) ? periods : [nothingIn(month), ...periods];
    const approval = await proposals.approve(closing, by);
    for (const each of closed)
      await writeSeal(db, { unit: unit.id, clock, ids }, each, { scheme, approval: approval.id, done });
    return approval.digest;
  };

  return {
    seals,
    open,
    rankedCounts: pools.counts,
    results,
    sealedResults,
    versions: consequences.versions,
    outcomes: consequences.outcomes,
    conversions: consequences.conversions,
    sealedPeriods: () => sealedPeriods(db, unit.id),
    resultsOf,
    consequences: consequences.all,
    consequencesOf: consequences.consequencesOf,
    proposal: async () => proposals.newest(await open()),
    propose: proposals.propose,
    withdraw: proposals.withdraw,
    seal
  };
}

/** A month that is closed without figures of its own: the scheme publishes none. */
function nothingIn(period: string): SealedPeriod {
  return { period, results: [], outcomes: [], conversions: [] };
}

interface ResultRow {
  code: string;
  pool: string;
  category: string;
  from_date: string | null;
  to_date: string | null;
  earlier: string;
  status: string;
  points: number;
  balance: number | null;
  score: number;
  rank: number | null;
}

function result(row: ResultRow): SealedResult {
  const { pool, points, balance, score, rank } = row;
  return {
    subject: row.code,
    pool,
    group: row.category,
    from: row.from_date,
    to: row.to_date,
    ...earlierOf(row),
    status: row.status as SealedResult['status'],
    points,
    balance,
    score,
    rank
  };
}

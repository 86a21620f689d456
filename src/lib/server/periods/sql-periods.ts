import { meanOf, nextMonth } from '$lib/points';
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../changes/log-changes';
import { Problem } from '../problem';
import { sealedMonths } from './sealed-months';
import { subjectId, subjectIds } from '../roster/subject-ids';
import type { Tables } from '../store/tables';
import type { Unit } from '../units/unit';
import type { OwnResult, Periods, Seal, SealedResult } from './periods';

/** One unit's months, over SQL. */
export function sqlPeriods(db: Kysely<Tables>, unit: Unit, clock: () => Date): Periods {
  async function seals(): Promise<Seal[]> {
    const rows = await db
      .selectFrom('seal')
      .where('unit_id', '=', unit.id)
      .select(['period', 'sealed_at', 'seq'])
      .orderBy('period')
      .execute();
    return rows.map((row) => ({ period: row.period, sealed: row.sealed_at, seq: row.seq }));
  }

  async function open(): Promise<string> {
    const last = await db
      .selectFrom('seal')
      .where('unit_id', '=', unit.id)
      .select((fn) => fn.fn.max('period').as('period'))
      .executeTakeFirst();
    return last?.period ? nextMonth(last.period) : unit.firstPeriod;
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
    'status',
    'points',
    'balance',
    'rank'
  ] as const;

  async function rankedCounts(): Promise<Map<string, number>> {
    const rows = await sealedRows()
      .where('rank', 'is not', null)
      .select((fn) => ['period', fn.fn.countAll().as('count')])
      .groupBy('period')
      .execute();
    return new Map(rows.map(({ period, count }) => [period, Number(count)]));
  }

  async function results(period: string): Promise<SealedResult[]> {
    const rows = await sealedRows().where('period', '=', period).select(figures).orderBy('code').execute();
    return rows.map(result);
  }

  async function resultsOf(subject: string, filter = { after: 0 }): Promise<OwnResult[]> {
    const mine = await sealedRows()
      .where('code', '=', subject)
      .where('seal.seq', '>', filter.after)
      .select([...figures, 'period', 'sealed_at', 'seal_id'])
      .orderBy('period')
      .execute();
    const pools = await db
      .selectFrom('seal_result')
      .where('rank', 'is not', null)
      .where('seal_id', 'in', mine.map((row) => row.seal_id).concat(''))
      .select((fn) => ['seal_id', 'pool', fn.fn.countAll().as('ranked'), fn.fn.sum('points').as('sum')])
      .groupBy(['seal_id', 'pool'])
      .execute();
    return mine.map((row) => {
      const pool = pools.find((each) => each.seal_id === row.seal_id && each.pool === row.pool);
      const ranked = Number(pool?.ranked ?? 0);
      const mean = ranked === 0 ? null : meanOf(Number(pool?.sum), ranked);
      return { ...result(row), period: row.period, sealed: row.sealed_at, ranked, mean };
    });
  }

  async function seal(period: string, sealed: readonly SealedResult[]): Promise<void> {
    const expected = await open();
    if (period < expected) throw new Problem('already-sealed', 409, { period });
    if (period > expected) throw new Problem('not-open', 409, { period, open: expected });
    const id = randomUUID();
    const [seq = 0] = await logChanges(db, unit.id, clock, [{ kind: 'seal', subject_id: null }]);
    await db
      .insertInto('seal')
      .values({ id, seq, unit_id: unit.id, period, sealed_at: clock().toISOString() })
      .execute();
    const ids = await subjectIds(db, unit.id);
    for (const { subject, group, from, to, ...figures } of sealed) {
      const roster = { category: group, from_date: from, to_date: to };
      await db
        .insertInto('seal_result')
        .values({ seal_id: id, subject_id: subjectId(ids, subject), ...roster, ...figures })
        .execute();
    }
  }

  return {
    seals,
    open,
    rankedCounts,
    results,
    sealedMonths: () => sealedMonths(db, unit.id),
    resultsOf,
    seal
  };
}

interface ResultRow {
  code: string;
  pool: string;
  category: string;
  from_date: string | null;
  to_date: string | null;
  status: string;
  points: number;
  balance: number;
  rank: number | null;
}

function result(row: ResultRow): SealedResult {
  const { pool, points, balance, rank } = row;
  return {
    subject: row.code,
    pool,
    group: row.category,
    from: row.from_date,
    to: row.to_date,
    status: row.status as SealedResult['status'],
    points,
    balance,
    rank
  };
}

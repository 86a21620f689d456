import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { Problem } from '../../platform/problem/problem';
import { nextNo } from '../../platform/store/next-no';
import type { Tables } from '../../platform/store/tables/tables';
import { sqlFilingPapers } from './sql-filing-papers';
import type { Unit } from '../units/unit';
import type { Filing, FilingAction, Filings, FilingStep } from './filings';

/** One unit's filings, over SQL. */
export function sqlFilings(
  db: Kysely<Tables>,
  { id: unit, salt }: Pick<Unit, 'id' | 'salt'>,
  clock: () => Date
): Filings {
  const papers = sqlFilingPapers(db, { id: unit, salt });

  async function steps(filing?: string): Promise<Map<string, FilingStep[]>> {
    const rows = await db
      .selectFrom('filing_step')
      .leftJoin('filing_step_text', 'filing_step_text.step_id', 'filing_step.id')
      .where('unit_id', '=', unit)
      .$if(filing !== undefined, (query) => query.where('filing_id', '=', filing ?? ''))
      .select(['filing_step.id', 'filing_id', 'no', 'action', 'account_id', 'done_at', 'words'])
      .orderBy('seq')
      .execute();
    const kept = await papers.bySteps();
    const found = new Map<string, FilingStep[]>();
    for (const { id, filing_id, no, action, account_id, done_at, words } of rows) {
      const step = { no: Number(no), action: action as FilingAction, account: account_id, at: done_at };
      found.set(filing_id, [
        ...(found.get(filing_id) ?? []),
        { ...step, words: words ?? '', papers: kept.get(id) ?? [] }
      ]);
    }
    return found;
  }

  async function read(filing?: string): Promise<Filing[]> {
    const byFiling = await steps(filing);
    const rows = await db
      .selectFrom('filing')
      .where('unit_id', '=', unit)
      .$if(filing !== undefined, (query) => query.where('id', '=', filing ?? ''))
      .select(['id', 'year', 'no', 'period', 'digest', 'filed_by', 'filed_at'])
      .orderBy('seq')
      .execute();
    return rows.map(({ id, year, no, period, digest, filed_by, filed_at }) => ({
      id,
      year: Number(year),
      no: Number(no),
      period,
      digest,
      filedBy: filed_by,
      filed: filed_at,
      steps: byFiling.get(id) ?? []
    }));
  }

  return {
    list: () => read(),
    find: async (id) => (await read(id))[0] ?? null,
    async body(filing) {
      const row = await db
        .selectFrom('filing_body')
        .innerJoin('filing', 'filing.id', 'filing_body.filing_id')
        .where('unit_id', '=', unit)
        .where('filing_id', '=', filing)
        .select('body')
        .executeTakeFirst();
      return row?.body ?? null;
    },
    async changeOf(filing) {
      const row = await db
        .selectFrom('filing')
        .where('unit_id', '=', unit)
        .where('id', '=', filing)
        .select('seq')
        .executeTakeFirst();
      return row ? Number(row.seq) : null;
    },
    async file({ year, period, digest, body, account }) {
      const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'filing', subject_id: null }]);
      const [id, no] = [randomUUID(), await nextNo(db, 'filing', { unit, year })];
      const filed = { filed_by: account, filed_at: clock().toISOString() };
      await db
        .insertInto('filing')
        .values({ id, seq, unit_id: unit, year, no, period, digest, ...filed })
        .execute();
      await db.insertInto('filing_body').values({ filing_id: id, body }).execute();
      return { id, no };
    },
    async add({ filing, seen, action, account, words, papers: brought }) {
      const last = (await steps(filing)).get(filing)?.at(-1)?.no ?? 0;
      if (last !== seen) throw new Problem('filing-changed', 409);
      const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'filing', subject_id: null }]);
      const id = randomUUID();
      const done = { account_id: account, done_at: clock().toISOString() };
      await db
        .insertInto('filing_step')
        .values({ id, seq, unit_id: unit, filing_id: filing, no: seen + 1, action, ...done })
        .execute();
      await db.insertInto('filing_step_text').values({ step_id: id, words }).execute();
      await papers.keep(id, brought);
    },
    paper: papers.read
  };
}

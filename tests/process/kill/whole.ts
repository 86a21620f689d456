import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import type { Store } from '$lib/server/platform/store/open-store';
import { isPostgres } from '$lib/server/platform/store/dialect';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { acknowledged, type Op } from './op';

/** Checks that everything acknowledged is there, and everything else completely or not at all. */
export async function expectWhole(db: Store, ops: readonly Op[]): Promise<void> {
  const done = new Map<string, number>();
  for (const op of ops) {
    const { records, answers } = await tracesOf(db, op.key);
    const name = `${op.kind} ${op.key}, answered ${op.answer?.status ?? 'nothing'}`;
    expect(answers, name).toBe(records);
    expect(acknowledged(op) ? [1] : op.answer ? [0] : [0, 1], name).toContain(records);
    // A month that was refused at first may have been sealed with another key.
    const what = `${op.kind} ${op.mark}`;
    done.set(what, (done.get(what) ?? 0) + records);
  }
  for (const { kind, mark } of ops)
    expect(await rowsOf(db, kind, mark), `rows of ${kind} ${mark}`).toBe(done.get(`${kind} ${mark}`));
}

/** The number of records and stored answers that a command has left. */
export async function tracesOf(db: Store, key: string): Promise<{ records: number; answers: number }> {
  const count = (table: 'audit' | 'answer') =>
    db
      .selectFrom(table)
      .where('client_key', '=', key)
      .select((fn) => fn.fn.countAll().as('n'))
      .executeTakeFirstOrThrow()
      .then(({ n }) => Number(n));
  return { records: await count('audit'), answers: await count('answer') };
}

/** The number of rows of a command; three entries of an import count as one. */
async function rowsOf(db: Store, kind: Op['kind'], mark: string): Promise<number> {
  const found = {
    announce: () => db.selectFrom('announcement').where('title', '=', mark).select('code').execute(),
    propose: () => db.selectFrom('seal_proposal').where('shown', '=', mark).select('id').execute(),
    seal: () => db.selectFrom('seal').where('period', '=', mark).select('id').execute(),
    publish: () => db.selectFrom('notice').where('period', '=', mark).select('id').execute(),
    import: () => db.selectFrom('entry').where('no', 'like', `${mark}%`).select('id').execute()
  };
  const rows = await found[kind]();
  return kind === 'import' ? rows.length / 3 : rows.length;
}

const guarded = [
  ...['entry', 'decision', 'seal_proposal', 'seal_approval', 'seal', 'seal_result'],
  ...['notice', 'change_log', 'audit']
] as const;

/** Checks the ledger from the database's view: undamaged, still append-only, each command in the trail. */
export async function expectIntact(db: Store, unit: string): Promise<number> {
  if (!isPostgres(db)) {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
    expect(rows).toEqual([{ integrity_check: 'ok' }]);
    expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([]);
  }
  for (const table of guarded) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length === 0) continue;
    await expect(sql`delete from ${sql.table(table)}`.execute(db), table).rejects.toThrow('append-only');
  }
  const trail = await verifyAudit(db, unit);
  expect(trail).toMatchObject({ ok: true });
  return trail.ok ? trail.records : 0;
}

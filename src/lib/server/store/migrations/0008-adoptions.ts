import { canonical } from '$lib/notice';
import { builtInScheme, builtInText } from '$lib/schemes';
import { createHash, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { refuseChangesOf } from '../append-only';
import { createTables } from '../create-tables';
import type { Tables } from '../tables';

/**
 * By which rules a unit reckons, and since when: only grows. `seq` is null for what a unit was founded with outside of
 * any act, so it isn't among the keys: two nulls are no clash.
 */
const tables = [
  `create table adoption (
    id text primary key, seq integer references change_log, unit_id text not null references unit, no integer not null,
    act text not null, scheme text not null, source text not null, parameters text not null, digest text not null,
    from_date text not null, withdraws integer, decision_id text references decision, account_id text,
    recorded_at text, unique (unit_id, no))`,
  `create index adoption_seq on adoption (seq)`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await (db.isTransaction ? upgrade(db) : db.transaction().execute(upgrade));
}

async function upgrade(db: Kysely<Tables>): Promise<void> {
  await createTables(db, tables);
  await refuseChangesOf(db, 'adoption', [['id'], ['unit_id', 'no']]);
  for (const unit of await db.selectFrom('unit').select(['id', 'scheme']).execute()) {
    const [scheme, source] = [builtInScheme(unit.scheme), builtInText(unit.scheme)];
    // Such a unit can't be reckoned already, and says so on every page.
    if (!scheme || source === null) continue;
    await db
      .insertInto('adoption')
      .values({
        id: randomUUID(),
        seq: null,
        unit_id: unit.id,
        no: 1,
        act: 'adopt',
        scheme: unit.scheme,
        source,
        parameters: '{}',
        digest: createHash('sha256')
          .update(canonical({ text: source, parameters: {} }))
          .digest('hex'),
        from_date: scheme.inForce[0]?.from ?? '',
        withdraws: null,
        decision_id: null,
        account_id: null,
        recorded_at: null
      })
      .execute();
  }
}

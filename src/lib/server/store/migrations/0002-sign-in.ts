import type { Kysely } from 'kysely';
import { insertRecord } from '../../audit/append-record';
import { changesHash } from '../../audit/audit-record';
import { readChanges } from '../../audit/read-changes';
import { refuseChangesOf } from '../append-only';
import { createTables } from '../create-tables';
import type { Tables } from '../tables';

/** The audit trail becomes a chain; what sign-in has to remember; who gave a role and who ended it. */
const chain = `create table audit (
  id text primary key, unit_id text not null references unit, no integer not null, account_id text not null,
  act text not null, client_key text not null, input text not null, change_before integer not null,
  change_after integer not null, changes text not null, at text not null, previous text not null,
  digest text not null, unique (unit_id, no), unique (account_id, client_key))`;

const tables = [
  `create table attempt (key text primary key, since text not null, tries integer not null)`,
  `create index attempt_since on attempt (since)`,
  `create table initial_password (account_id text primary key, until text not null)`,
  `alter table role add column given_by text`,
  `alter table role add column ended_by text`
];

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await (db.isTransaction ? upgrade(db) : db.transaction().execute(upgrade));
}

async function upgrade(db: Kysely<Tables>): Promise<void> {
  await createTables(db, ['alter table audit rename to audit_before', chain]);
  await carryOver(db);
  await createTables(db, ['drop table audit_before', ...tables]);
  await refuseChangesOf(db, 'audit', [['id'], ['unit_id', 'no'], ['account_id', 'client_key']]);
}

interface Before {
  id: string;
  unit_id: string;
  account_id: string;
  act: string;
  client_key: string;
  at: string;
}

/**
 * Earlier acts, in the order of their time. Which changes were whose wasn't written down then: by their time, and
 * what is left over goes to the last.
 */
async function carryOver(db: Kysely<Tables>): Promise<void> {
  const before = db.withTables<{ audit_before: Before }>();
  for (const { id: unit } of await db.selectFrom('unit').select('id').execute()) {
    const acts = await before
      .selectFrom('audit_before')
      .leftJoin('answer', (on) =>
        on
          .onRef('answer.account_id', '=', 'audit_before.account_id')
          .onRef('answer.client_key', '=', 'audit_before.client_key')
      )
      .where('unit_id', '=', unit)
      .selectAll('audit_before')
      .select('answer.input')
      .orderBy('audit_before.at')
      .orderBy('audit_before.id')
      .execute();
    const changes = readChanges(db, unit, { after: 0, until: Number.MAX_SAFE_INTEGER });
    let change = await changes.next();
    let after = 0;
    let previous = '';
    for (const [index, act] of acts.entries()) {
      const last = index === acts.length - 1;
      const hash = changesHash();
      const begun = after;
      for (; !change.done && (last || change.value.at <= act.at); change = await changes.next()) {
        hash.add(change.value);
        after = change.value.seq;
      }
      previous = await insertRecord(db, {
        id: act.id,
        unit,
        no: index + 1,
        account: act.account_id,
        act: act.act,
        key: act.client_key,
        input: act.input ?? '',
        before: begun,
        after,
        changes: hash.digest(),
        at: act.at,
        previous
      });
    }
  }
}

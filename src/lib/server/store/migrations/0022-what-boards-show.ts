import type { Kysely } from 'kysely';
import { refuseChangesOf, refuseRewritingOf } from '../append-only';
import { createTables } from '../create-tables';
import { refuseReturnOf } from '../keep-as-written';
import { emergencyTexts } from '../kept-rules';

/**
 * Groups of boards, playlists, screens' hours, and emergencies. Lists are set anew whenever the office wants; an emergency
 * and its all-clear only grow, its words stand in a table of their own that can be erased.
 */
const statements = [
  `create table board_group (
    id text primary key, unit_id text not null references unit, name text not null, unique (unit_id, name))`,
  `create table board_in_group (
    group_id text not null references board_group, board_code text not null references board,
    primary key (group_id, board_code))`,
  `create table playlist (
    id text primary key, unit_id text not null references unit, name text not null, items text not null,
    unique (unit_id, name))`,
  `create table playlist_place (
    unit_id text not null references unit, place text not null, playlist_id text not null references playlist,
    primary key (unit_id, place))`,
  `create table screen_setting (
    unit_id text not null references unit, place text not null, body text not null, primary key (unit_id, place))`,
  `create table emergency (
    id text primary key, seq integer not null unique references change_log,
    unit_id text not null references unit, sending text not null, drill integer not null, above integer not null,
    digest text not null, account_id text not null, from_at text not null, until_at text not null,
    unique (unit_id, sending))`,
  `create index emergency_until on emergency (unit_id, until_at)`,
  `create table emergency_end (
    emergency_id text primary key references emergency, seq integer not null unique references change_log,
    unit_id text not null references unit, account_id text not null, at text not null)`,
  `create table emergency_text (
    emergency_id text primary key references emergency, title text not null, body text not null,
    sender text not null)`
];

const appendOnly: Record<string, string[][]> = {
  emergency: [['id'], ['seq'], ['unit_id', 'sending']],
  emergency_end: [['emergency_id'], ['seq']]
};

/** All or nothing: Kysely gives PostgreSQL's migrations a transaction, but not SQLite's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db.isTransaction ? upgrade(db) : db.transaction().execute(upgrade));
}

async function upgrade(db: Kysely<unknown>): Promise<void> {
  await createTables(db, statements);
  for (const [table, keys] of Object.entries(appendOnly)) await refuseChangesOf(db, table, keys);
  for (const [table, [key = '']] of Object.entries(emergencyTexts)) await refuseRewritingOf(db, table, key);
  await refuseReturnOf(db, emergencyTexts);
}

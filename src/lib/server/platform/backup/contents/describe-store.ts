import type { Kysely } from 'kysely';
import { storeEpoch } from '../../epoch/store-epoch';
import type { Tables } from '../../store/tables/tables';
import { migrationsOf } from './catalogue';
import { fingerprint } from './ledger-digest';
import { refuseOtherBaseline } from '../need-this-version';
import type { Manifest } from '../manifest';

export type Description = Pick<Manifest, 'migrations' | 'epoch' | 'newest' | 'ledgers' | 'tables'>;

/** Called with the ledgers and tables that are done, and their total. */
export type Progress = (done: number, of: number) => void;

/**
 * All that a manifest says about a database's content. The handle has to be one read transaction.
 * @throws CommandRefusal when the database was founded with another baseline
 */
export async function describeStore(db: Kysely<Tables>, progress?: Progress): Promise<Description> {
  const migrations = await migrationsOf(db);
  refuseOtherBaseline(migrations, { zh: '数据库', en: 'the database' });
  const { ledgers, tables } = await fingerprint(db, progress);
  const names = new Map(
    (await db.selectFrom('unit').select(['id', 'name']).execute()).map(({ id, name }) => [id, name])
  );
  const described: Manifest['ledgers'] = [];
  for (const { unit, ...ledger } of ledgers)
    described.push({ unit, name: names.get(unit) ?? '', ...ledger, audit: await trailOf(db, unit) });
  return {
    migrations,
    epoch: await storeEpoch(db),
    newest: ledgers.reduce((newest, ledger) => Math.max(newest, ledger.newest), 0),
    ledgers: described,
    tables
  };
}

async function trailOf(db: Kysely<Tables>, unit: string): Promise<{ records: number; head: string }> {
  const last = await db
    .selectFrom('audit')
    .where('unit_id', '=', unit)
    .select(['no', 'digest'])
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { records: Number(last?.no ?? 0), head: last?.digest ?? '' };
}

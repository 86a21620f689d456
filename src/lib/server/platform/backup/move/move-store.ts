import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables/tables';
import { catalogue, type CatalogueTable } from '../contents/catalogue';
import { differences } from '../contents/compare';
import { describeStore, type Description, type Progress } from '../contents/describe-store';
import { CommandRefusal } from '../refusal';
import { rowsOf } from '../contents/rows-of';
import { continueNumbers, emptyTable, writeRows } from './write-rows';

/**
 * Copies everything from one database into another, empty one, and compares the two: every ledger and every other
 * table, sign-in's too. Both are in transactions of the caller's, who commits when this has returned.
 *
 * @returns what both hold
 * @throws CommandRefusal when the target isn't empty, or holds something else than the source after the copy
 */
export async function copyStore(
  from: Kysely<Tables>,
  to: Kysely<Tables>,
  progress?: Progress
): Promise<Description> {
  const tables = await catalogue(to);
  await needEmpty(to, tables);
  const sources = await catalogue(from);
  const described = await describeStore(from);
  if (described.ledgers.length === 0)
    throw new CommandRefusal(
      '源数据库里没有任何单位，没有可搬的',
      'the source holds no unit: there is nothing to move'
    );
  const total = sources.length;
  let done = 0;
  for (const source of parentsFirst(sources)) {
    const target = tables.find(({ name }) => name === source.name);
    if (!target) throw new Error(`the target has no table ${source.name}`);
    if (source.name === 'store_epoch') await emptyTable(to, target);
    // Lines that undo others come after them, as they were written.
    const undoes = source.links.some(({ table }) => table === source.name);
    const order = undoes && source.keys.some((key) => key.join() === 'seq') ? { order: ['seq'] } : {};
    for await (const rows of rowsOf(from, source, order)) await writeRows(to, target, rows);
    progress?.((done += 1), total);
  }
  await continueNumbers(to);
  const [first] = differences(described, await describeStore(to));
  if (first)
    throw new CommandRefusal(
      `搬完核对不上（${first.what}），目标没有保留任何东西`,
      `the copy differs (${first.what}), and nothing was kept in the target`
    );
  return described;
}

/** Orders the tables so that each comes after those that its rows refer to. */
function parentsFirst(tables: readonly CatalogueTable[]): CatalogueTable[] {
  const sorted: CatalogueTable[] = [];
  const visit = (table: CatalogueTable) => {
    if (sorted.includes(table)) return;
    for (const link of table.links) {
      const parent = tables.find(({ name }) => name === link.table);
      if (parent && parent !== table) visit(parent);
    }
    sorted.push(table);
  };
  tables.forEach(visit);
  return sorted;
}

async function needEmpty(to: Kysely<Tables>, tables: readonly CatalogueTable[]): Promise<void> {
  for (const table of tables) {
    if (table.name === 'store_epoch') continue;
    for await (const rows of rowsOf(to, table)) {
      if (rows.length === 0) continue;
      throw new CommandRefusal(
        `目标数据库不是空的（${table.name} 里有数据）：请给一个新建的空库`,
        `the target isn't empty (${table.name} has rows): give a new, empty database`
      );
    }
  }
}

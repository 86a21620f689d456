import { ledgerTables } from '../contents/ledger-tables';
import type { OpenFile } from '../open-file';

/**
 * Whether every line of every ledger of another database is in this one, unchanged.
 * @param other its path
 */
export function contains({ raw }: OpenFile, other: string): boolean {
  raw.prepare('attach ? as other').run(other);
  try {
    return ledgerTables.every((table) => {
      const columns = raw.pragma(`table_info(${table})`) as { name: string }[];
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      const missing = raw.prepare(
        `select 1 from (select ${names} from other.${table} except select ${names} from main.${table}) limit 1`
      );
      return missing.get() === undefined;
    });
  } finally {
    raw.exec('detach other');
  }
}

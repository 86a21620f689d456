import type { OpenFile } from './open-file';
import { CommandRefusal } from './refusal';

/**
 * Whether SQLite finds its own file whole: every page, index and foreign key.
 * @throws CommandRefusal that names the first thing that is wrong
 */
export function checkFile({ raw }: OpenFile, file: string): void {
  const [first] = raw.pragma('integrity_check') as { integrity_check: string }[];
  if (first?.integrity_check !== 'ok') throw broken(file, first?.integrity_check ?? '');
  const [orphan] = raw.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (orphan) throw broken(file, `${orphan.table} → ${orphan.parent}`);
}

function broken(file: string, what: string): CommandRefusal {
  return new CommandRefusal(`${file} 已损坏：${what}`, `${file} is damaged: ${what}`);
}

import type { Manifest } from '$lib/server/platform/backup/manifest';
import { checkCode } from '$lib/notice';

/** Prints a line to standard output. */
export function printLine(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Prints one line for each ledger, so that people can compare ledgers between backups. */
export function printLedgers({ ledgers, tables }: Pick<Manifest, 'ledgers' | 'tables'>): void {
  for (const { name, newest, rows, digest } of ledgers)
    printLine(`  ${checkCode(digest)}  ${name}  ${rows} 行 rows, #${newest}`);
  const held = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  printLine(`  其他表 other tables: ${Object.keys(tables).length}, ${held} 行 rows`);
}

/** Shows the progress of a long step on a terminal, and prints nothing elsewhere. */
export function progressBar(what: string): (done: number, of: number) => void {
  if (!process.stdout.isTTY) return () => undefined;
  return (done, of) => process.stdout.write(`\r\x1b[K${done < of ? `… ${what} ${done}/${of}` : ''}`);
}

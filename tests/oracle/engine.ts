import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PointsRefusal } from '../../src/cli/points/refusal';
import { scoreCommand } from '../../src/cli/points/score-command';
import { headings, type OracleTable } from './rules/cells';
import { type OracleTables } from './rules/reading';

export interface OracleRun extends OracleTables {
  scheme: string;
  /** a file with the scheme, when it differs from the built-in one */
  file?: string;
  period: string;
}

/** Makes a folder for the files that the command reads; `close` deletes it. */
export function openFolder(): { path: string; close: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'oracle-'));
  return { path, close: () => rmSync(path, { recursive: true }) };
}

/**
 * Runs the product's `points score … --json` on these files.
 * @returns what it prints, or the error with which it refuses
 */
export async function engine(
  folder: string,
  { scheme, file, period, first, ...tables }: OracleRun
): Promise<unknown> {
  const flags = {
    command: 'score',
    scheme: file ?? scheme,
    period,
    json: true,
    ...(first !== undefined && { first })
  };
  const files = {
    roster: write(folder, 'roster', tables.roster),
    entries: write(folder, 'entries', tables.entries),
    ...(tables.ballots ? { ballots: write(folder, 'ballots', tables.ballots) } : {})
  };
  try {
    return JSON.parse((await scoreCommand({ ...flags, ...files }, 'en')).text);
  } catch (error) {
    if (!(error instanceof PointsRefusal)) throw error;
    const { code, file: table, row, column } = error.body('en');
    return {
      error: {
        code,
        file: typeof table === 'string' ? basename(table, '.csv') : null,
        row,
        column: inEnglish(column)
      }
    };
  }
}

/** The product names a column as the file does; this gives the rules' own word. */
function inEnglish(column: unknown): unknown {
  const found = Object.values(headings)
    .flatMap((file): [string, readonly string[]][] => Object.entries(file))
    .find(([, names]) => names.some((name) => name === column));
  return found?.[0] ?? column;
}

function write(folder: string, name: string, table: OracleTable): string {
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, csv(table));
  return path;
}

/** Writes a table as CSV. */
export function csv(table: OracleTable): string {
  return table.map((line) => `${line.map(quoted).join(',')}\n`).join('');
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Refusal } from '../../src/cli/points/refusal';
import { scoreCommand } from '../../src/cli/points/score-command';
import { headings, type Table } from './rules/cells';
import { type Tables } from './rules/reading';

export interface Run extends Tables {
  scheme: string;
  /** A file that says the scheme otherwise than the product does. */
  file?: string;
  period: string;
}

/** A place for the files that the command reads; gone afterwards. */
export function openFolder(): { path: string; close: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'oracle-'));
  return { path, close: () => rmSync(path, { recursive: true }) };
}

/** The product's `points score … --json` on these files: what it prints, or the error that it refuses with. */
export async function engine(folder: string, { scheme, file, period, ...tables }: Run): Promise<unknown> {
  const flags = { command: 'score', scheme: file ?? scheme, period, json: true };
  const files = {
    roster: write(folder, 'roster', tables.roster),
    entries: write(folder, 'entries', tables.entries),
    ...(tables.ballots ? { ballots: write(folder, 'ballots', tables.ballots) } : {})
  };
  try {
    return JSON.parse((await scoreCommand({ ...flags, ...files }, 'en')).text);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
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

/** The product names a column as the file does; the rules' own word for it here. */
function inEnglish(column: unknown): unknown {
  const found = Object.values(headings)
    .flatMap((file): [string, readonly string[]][] => Object.entries(file))
    .find(([, names]) => names.some((name) => name === column));
  return found?.[0] ?? column;
}

function write(folder: string, name: string, table: Table): string {
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, csv(table));
  return path;
}

export function csv(table: Table): string {
  return table.map((line) => `${line.map(quoted).join(',')}\n`).join('');
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

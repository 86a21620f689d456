import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Settings } from '../../../platform/settings/settings';
import type { RehearsedUnit } from './rehearsed-unit';
import { rehearse, type RehearsedRun } from './rehearse';

/** The report of a unit's last rehearsal. */
export interface RehearsalReport {
  /** key of the command that asked for it */
  key: string;
  /** instant, ISO 8601 */
  at: string;
  year: number;
  people: number;
  runs: RehearsedRun[];
}

/** The report in a practice folder's file; null: there is none. */
export function rehearsalIn(file: string): RehearsalReport | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as RehearsalReport) : null;
}

/**
 * Rehearses the year twice, with everybody's own points and with all of them tied, and writes the report. What was
 * lived is thrown away; a report of the same key is kept as it is.
 */
export async function writeRehearsal(
  file: string,
  {
    key,
    at,
    year,
    ...asked
  }: {
    key: string;
    at: Date;
    year: number;
    settings: Settings;
    of: RehearsedUnit;
    failed(error: unknown): void;
  }
): Promise<RehearsalReport> {
  const known = rehearsalIn(file);
  if (known?.key === key) return known;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const runs: RehearsedRun[] = [];
  for (const scores of ['varied', 'alike'] as const)
    runs.push(await rehearse(`${file}.year`, { ...asked, year, scores }));
  const report: RehearsalReport = { key, at: at.toISOString(), year, people: asked.of.people.length, runs };
  writeFileSync(`${file}.new`, JSON.stringify(report), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return report;
}

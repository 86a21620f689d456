import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, type Settings } from '$lib/server/platform/settings/settings';
import { withPostgres } from './a-postgres';
import type { BenchFigure } from '../runs/figure';

type Measure = (settings: Settings, kind: 'sqlite' | 'postgres') => Promise<BenchFigure[]>;

/**
 * Measures the same figures on SQLite and on PostgreSQL, each with an empty database.
 * @param name of the temporary folders
 * @param measure measures one database
 */
export async function onBothDatabases(name: string, measure: Measure): Promise<BenchFigure[]> {
  const on = async (kind: 'sqlite' | 'postgres', url: string | null) => {
    const dataDir = mkdtempSync(join(tmpdir(), `sunboard-bench-${name}-`));
    const settings = readSettings({ DATA_DIR: dataDir, PUBLIC_URL: 'http://localhost', LOG_LEVEL: 'silent' });
    try {
      return await measure({ ...settings, databaseUrl: url }, kind);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
  return [...(await on('sqlite', null)), ...(await withPostgres((url) => on('postgres', url)))];
}

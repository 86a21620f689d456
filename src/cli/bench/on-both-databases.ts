import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, type Settings } from '$lib/server/settings/settings';
import { withPostgres } from './a-postgres';
import type { Figure } from './figure';

type Measure = (settings: Settings, kind: 'sqlite' | 'postgres') => Promise<Figure[]>;

/** The same figures on SQLite and on a PostgreSQL of their own, each empty at first. */
export async function onBothDatabases(name: string, measure: Measure): Promise<Figure[]> {
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

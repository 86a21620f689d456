import { takeBackup } from '$lib/server/platform/backup/take-backup';
import { putBack, type RestoreResult } from '$lib/server/platform/backup/restore/put-back';
import type { Backup } from '$lib/server/platform/backup/folders';
import { join } from 'node:path';
import { testApp, type TestApp } from '../contract/test-app';

export const later = new Date('2026-10-05T05:00:00Z');
export const version = '0.0.0-test';

/** An app whose first month is sealed and published, with what the backup needs. */
export interface PublishedApp extends TestApp {
  dataDir: string;
  to: string;
  backup(): Promise<Backup>;
  restore(path: string, agree?: boolean): Promise<RestoreResult | null>;
  /** numbers of the booked entries */
  entries(): Promise<string[]>;
}

/** Makes an app with a sealed and published September. */
export async function publishedApp(): Promise<PublishedApp> {
  const here = await testApp();
  const { dataDir } = here.app.settings;
  const to = join(dataDir, 'kept');
  await here.book({ item: 'mediation', matterText: '漏水' }, { item: 'activity', subject: 'p2' });
  await here.seal('2026-09');
  await here.publish('2026-09');
  return {
    ...here,
    dataDir,
    to,
    // September is sealed, so entries are booked in October from now on.
    book: (...entries) =>
      here.book(...entries.map((each) => ({ date: '2026-10-02', period: '2026-10', ...each }))),
    backup: () => takeBackup({ dataDir, to, now: later, version }),
    restore: (path, agree = true) =>
      putBack({ dataDir, path, to, now: later, version, agree: async () => agree }),
    async entries() {
      const booked = await (await here.app.read(here.recorder)).ledger.entries();
      return booked.map(({ id }) => id);
    }
  };
}

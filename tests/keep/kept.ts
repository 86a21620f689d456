import { takeBackup } from '$lib/server/keep/take-backup';
import { putBack, type Restored } from '$lib/server/keep/put-back';
import type { Backup } from '$lib/server/keep/folders';
import { join } from 'node:path';
import { vi } from 'vitest';
import { aHouse, type AHouse } from '../contract/a-house';

// Every commit here is flushed to a real disk, which other suites use as well.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

export const later = new Date('2026-10-05T05:00:00Z');
export const version = '0.0.0-test';

/** A house whose first month is sealed and published, with what keep needs to know of it. */
export interface KeptHouse extends AHouse {
  dataDir: string;
  to: string;
  backup(): Promise<Backup>;
  restore(path: string, agree?: boolean): Promise<Restored | null>;
  /** numbers of the entries that are booked */
  entries(): Promise<string[]>;
}

export async function aKeptHouse(): Promise<KeptHouse> {
  const here = await aHouse();
  const { dataDir } = here.house.settings;
  const to = join(dataDir, 'kept');
  await here.book({ item: 'mediation', matter: '漏水' }, { item: 'activity', subject: 'p2' });
  await here.seal('2026-09');
  await here.publish('2026-09');
  return {
    ...here,
    dataDir,
    to,
    // September is sealed: what is booked from now on is October's.
    book: (...entries) =>
      here.book(...entries.map((each) => ({ date: '2026-10-02', period: '2026-10', ...each }))),
    backup: () => takeBackup({ dataDir, to, now: later, version }),
    restore: (path, agree = true) =>
      putBack({ dataDir, path, to, now: later, version, agree: async () => agree }),
    async entries() {
      const booked = await (await here.house.read(here.recorder)).ledger.entries();
      return booked.map(({ id }) => id);
    }
  };
}

import { expect } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtHouse } from '../make/built-house';

/** A built server on an empty folder, as after installing. */
export interface EmptyHouse {
  url: string;
  /** the one-time address, as the log has it */
  setup: string;
  stop(): Promise<void>;
}

export async function emptyHouse(): Promise<EmptyHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-empty-'));
  const house = await builtHouse(dataDir, { SUNBOARD_DEMO: '0' });
  await house.start();
  const told = () => /https?:\S+\/setup\/\S+/.exec(house.log())?.[0] ?? '';
  await expect.poll(told).not.toBe('');
  return {
    url: house.url,
    setup: told(),
    async stop() {
      await house.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
}

import { expect } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtApp } from '../make/built-app';
import { preloaded } from '../make/preloaded';

/** A built server on an empty folder, as after installing. */
export interface EmptyApp {
  url: string;
  /** the one-time address, as the log has it */
  setup: string;
  stop(): Promise<void>;
}

/**
 * Starts the server on an empty folder.
 * @returns once the log has the one-time address
 */
export async function emptyApp(): Promise<EmptyApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-empty-'));
  const app = await builtApp(dataDir, { SUNBOARD_DEMO: '0', ...preloaded('cheap-scrypt.mjs') });
  await app.start();
  const setupAddress = () => /https?:\S+\/setup\/\S+/.exec(app.log())?.[0] ?? '';
  await expect.poll(setupAddress).not.toBe('');
  return {
    url: app.url,
    setup: setupAddress(),
    async stop() {
      await app.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
}

import type { Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtHouse } from '../make/built-house';
import type * as found from './found-deciding';
import { founding } from './founding';

type Founding = typeof found;

/** A built server with one unit, people on its roster and somebody at each desk. Made data. */
export interface DecidingHouse {
  url: string;
  enter(page: Page, username: string, path: string): Promise<void>;
  stop(): Promise<void>;
}

/** What `foundDeciding` takes, without the folder. */
type Unit = Parameters<Founding['foundDeciding']> extends [string, ...infer Rest] ? Rest : never;

export async function decidingHouse(...unit: Unit): Promise<DecidingHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-deciding-'));
  const module = await founding<Founding>('found-deciding');
  await module.foundDeciding(dataDir, ...unit);
  const server = await builtHouse(dataDir);
  await server.start();
  return {
    url: server.url,
    async enter(page, username, path) {
      await page.goto(`${server.url}/sign-in?next=${encodeURIComponent(path)}`);
      await page.locator('input[name=username]:not([type=hidden])').fill(username);
      await page.locator('input[type=password]').fill(module.password);
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    },
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
}

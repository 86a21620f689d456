import type { Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtApp } from '../make/built-app';
import { preloaded } from '../make/preloaded';
import type * as found from './found-poster';
import { founding } from './founding';
import { getSession } from './get-session';

type Founding = typeof found;

/** A unit with a published month, as `foundPoster` founds it, and its server. */
export interface PosterApp {
  /** opens the notice's poster, signed in as the recorder */
  poster(page: Page, query: string): Promise<void>;
  stop(): Promise<void>;
}

/** Founds a unit of many people, and serves it. */
export async function posterApp(unit: Parameters<Founding['foundPoster']>[1]): Promise<PosterApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-poster-'));
  const module = await founding<Founding>('found-poster');
  const code = await module.foundPoster(dataDir, unit);
  const server = await builtApp(dataDir, preloaded('cheap-scrypt.mjs'));
  await server.start();
  return {
    async poster(page, query) {
      await getSession(page.request, server.url, { username: 'fangmin', password: module.password });
      await page.goto(`${server.url}/office/notices/${code}/poster?${query}`);
    },
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
}

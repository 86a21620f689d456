import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtApp } from '../make/built-app';
import { preloaded } from '../make/preloaded';
import type * as found from './found-deciding';
import { founding } from './founding';
import { getSession } from './get-session';

type Founding = typeof found;

/**
 * A built server with one unit, people on its roster, and an account at each dashboard. It is made-up data.
 */
export interface DecidingApp {
  url: string;
  /** password of every account */
  password: string;
  enter(page: Page, username: string, path: string): Promise<void>;
  /**
   * Keeps the server from writing, which waits up to five seconds for it.
   * @returns a function that releases the database
   */
  lockDatabase(): () => void;
  stop(): Promise<void>;
}

/** The arguments of `foundDeciding` without the folder. */
type Unit = Parameters<Founding['foundDeciding']> extends [string, ...infer Rest] ? Rest : never;

/** Founds a unit as `foundDeciding` does, and serves it. */
export async function decidingApp(...unit: Unit): Promise<DecidingApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-deciding-'));
  const module = await founding<Founding>('found-deciding');
  await module.foundDeciding(dataDir, ...unit);
  const server = await builtApp(dataDir, preloaded('cheap-scrypt.mjs'));
  await server.start();
  return {
    url: server.url,
    password: module.password,
    async enter(page, username, path) {
      await getSession(page.request, server.url, { username, password: module.password });
      await page.goto(server.url + path);
    },
    lockDatabase() {
      const database = new Database(join(dataDir, 'sunboard.db'));
      database.exec('begin immediate');
      return () => void database.close();
    },
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
}

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { chromiumFlags, systemChromium } from './tests/chromium.js';
import { serveHistories } from './tests/histories/serve-histories.ts';
import { changedFiles, postgresTests, pureTests, tier } from './tests/tiers.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** The waits of Vitest itself are too short for a busy machine: one second for a poll. */
const patient = { expect: { poll: { timeout: 20_000 } }, setupFiles: ['./tests/make/patient-waits.ts'] };
const alias = { $lib: at('src/lib'), $display: at('display') };

const notUnits = ['**/*.browser.test.ts', 'tests/{endpoints,e2e,process,soak}/**', '**/node_modules/**'];
/** Isolation would load the same modules anew for each of two hundred files, which would take longer than the tests. */
const units = { ...patient, environment: 'node', isolate: false } as const;
/** These tests load no component. Looking for what a change touches reads all that a module may import. */
const readComponents = process.argv.includes('--changed') ? [svelte()] : [];
/** Accounts are made with a hash that costs nothing. */
const withServer = { alias: { ...alias, 'better-auth/crypto': at('tests/make/cheap-hash.ts') } };
const onPostgres = tier === 'core' ? postgresTests(changedFiles()) : ['{src,display,tests}/**/*.test.ts'];

export default defineConfig({
  test: {
    // One worker for each core; the default leaves one core out.
    maxWorkers: availableParallelism(),
    projects: [
      {
        // These need no database, so none is started.
        resolve: { alias },
        plugins: readComponents,
        test: {
          ...units,
          name: 'pure',
          testTimeout: 60_000,
          include: pureTests,
          exclude: notUnits
        }
      },
      {
        resolve: withServer,
        plugins: readComponents,
        test: {
          ...units,
          name: 'unit',
          globalSetup: './tests/postgres/start-once.ts',
          // The first test on PostgreSQL waits until the database is made from which all are copied.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          include: onPostgres,
          exclude: [...notUnits, ...pureTests]
        }
      },
      // The core has the other units on SQLite alone.
      ...(tier === 'core'
        ? [
            {
              resolve: withServer,
              test: {
                ...units,
                name: 'sqlite',
                env: { TEST_DATABASES: 'sqlite' },
                testTimeout: 120_000,
                hookTimeout: 120_000,
                include: ['{src,display,tests}/**/*.test.ts'],
                exclude: [...notUnits, ...pureTests, ...onPostgres]
              }
            }
          ]
        : []),
      {
        // These tests start the built server as a process, so `npm run build` comes first.
        resolve: { alias },
        test: {
          ...patient,
          name: 'process',
          environment: 'node',
          include: ['tests/process/**/*.test.ts'],
          // Founding a year on PostgreSQL takes a minute where both cores are busy.
          testTimeout: 120_000,
          hookTimeout: 240_000
        }
      },
      {
        // These tests request every endpoint of the built server, so `npm run build` comes first.
        resolve: { alias },
        test: {
          ...patient,
          name: 'endpoints',
          environment: 'node',
          include: ['tests/endpoints/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          server: { deps: { external: [/\/build\//] } }
        }
      },
      {
        resolve: { alias },
        plugins: [svelte(), serveHistories()],
        test: {
          ...patient,
          name: 'browser',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ['{src,display,tests}/**/*.browser.test.ts'],
          provide: {
            historiesFrom: Number(process.env.HISTORY_SEED ?? 1),
            histories: Number(process.env.HISTORIES ?? (tier === 'core' ? 40 : 200))
          },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: systemChromium(), args: chromiumFlags }
            }),
            instances: [{ browser: 'chromium' }]
          }
        }
      }
    ]
  }
});

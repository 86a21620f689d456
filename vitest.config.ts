import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { systemChromium } from './tests/chromium.js';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const alias = { $lib: at('src/lib'), $display: at('display') };

export default defineConfig({
  test: {
    // One a core; left to itself it leaves one core out.
    maxWorkers: availableParallelism(),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          environment: 'node',
          // Two hundred files that would each load the same modules anew: that would take longer than the tests.
          isolate: false,
          globalSetup: './tests/postgres/start-once.ts',
          // The first test on PostgreSQL waits until the database that all are copied from is made.
          testTimeout: 20_000,
          hookTimeout: 30_000,
          include: ['{src,display,tests}/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', 'tests/{doors,e2e,process,soak}/**', '**/node_modules/**']
        }
      },
      {
        // The built server as a process: `npm run build` first.
        resolve: { alias },
        test: {
          name: 'process',
          environment: 'node',
          include: ['tests/process/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000
        }
      },
      {
        // Every way into the built server: `npm run build` first.
        resolve: { alias },
        test: {
          name: 'doors',
          environment: 'node',
          include: ['tests/doors/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          server: { deps: { external: [/\/build\//] } }
        }
      },
      {
        resolve: { alias },
        plugins: [svelte()],
        test: {
          name: 'browser',
          include: ['{src,display}/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: systemChromium(), args: ['--no-sandbox', '--disable-gpu'] }
            }),
            instances: [{ browser: 'chromium' }]
          }
        }
      }
    ]
  }
});

import { defineConfig } from '@playwright/test';
import { chromiumFlags, headlessChromium } from './tests/chromium.js';

/**
 * Tests run against the built server in the system's Chromium. Each test has a server of its own with data of
 * its own.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  globalSetup: './tests/e2e/found-once.ts',
  workers: 2,
  // Playwright empties this folder when it begins; the reports of other tests stand beside it.
  outputDir: 'test-results/e2e',
  // Benches measure durations; these limits only have to hold on a machine that is half busy with other work.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: { executablePath: headlessChromium(), args: chromiumFlags }
  }
});

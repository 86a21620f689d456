import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';
import { chromiumFlags, headlessChromium } from './tests/chromium.js';
import { changedFiles, coreTag, longSpecs, readingSpecs, tier } from './tests/tiers.ts';

/** Spec files that a change touches run whole, in the core too. */
const whole = tier === 'core' ? changedFiles().filter((file) => /^tests\/e2e\/.*\.spec\.ts$/.test(file)) : [];
const touched = whole.map((file) => `**/${file}`);
const ofTier = tier === 'core' ? { grep: coreTag } : {};

/**
 * Tests run against the built server in the system's Chromium. Tests that only read share a server, every other one
 * has a server of its own with data of its own. A worker begins with the long files, so that none is left at the
 * end; those that read follow each other.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/found-once.ts',
  workers: Math.max(2, availableParallelism()),
  projects: [
    ...(touched.length > 0 ? [{ name: 'changed', testMatch: touched }] : []),
    { name: 'long', ...ofTier, testMatch: longSpecs, testIgnore: touched },
    { name: 'readers', ...ofTier, testMatch: readingSpecs, testIgnore: touched },
    { name: 'writers', ...ofTier, testIgnore: [...longSpecs, ...readingSpecs, ...touched] }
  ],
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

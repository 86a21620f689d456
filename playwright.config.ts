import { defineConfig } from '@playwright/test';
import { systemChromium } from './tests/chromium.js';

/** Against the built server, in the system's Chromium. Each test has a server of its own on data of its own. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  globalSetup: './tests/e2e/found-once.ts',
  workers: 2,
  // How long something takes is measured by benches; here a machine of which others take half is still fast enough.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // On a busy machine a browser can miss its moment. What passes only at the second try is named as flaky in the report.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: {
      executablePath: systemChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync'
      ]
    }
  }
});

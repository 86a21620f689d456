import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumFlags, headlessChromium } from '../chromium.js';
import { test as base } from './served-app';

/** A phone: a browser with a profile that outlives it. */
interface Phone {
  open(...args: string[]): Promise<Page>;
  close(): Promise<void>;
}

export const test = base.extend<{ phone: Phone }>({
  phone: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'sunboard-phone-'));
    let context: BrowserContext | undefined;
    const close = async () => {
      await context?.close();
      context = undefined;
    };
    await use({
      async open(...args) {
        context = await chromium.launchPersistentContext(profile, {
          executablePath: headlessChromium(),
          args: [...chromiumFlags, ...args],
          viewport: { width: 390, height: 844 },
          locale: 'zh-CN',
          timezoneId: 'Asia/Shanghai'
        });
        return context.pages()[0] ?? context.newPage();
      },
      close
    });
    await close();
    rmSync(profile, { recursive: true, force: true });
  }
});

export const syncLine = (page: Page) => page.getByRole('status').first();

import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium87 } from './chromium-87';
import { test as base } from './served-app';

/**
 * A screen with a browser of 2020: one process on a disk of its own, which a test may kill and start again.
 */
export interface OldScreen {
  start(): Promise<Page>;
  /** ends it as a power cut does */
  kill(): Promise<void>;
}

/**
 * Flags without which the headless build of 2020 doesn't start in a container, or draws with a GPU that isn't
 * there.
 */
const flags = [
  '--headless',
  '--no-sandbox',
  '--single-process',
  '--no-zygote',
  '--disable-gpu',
  '--use-gl=swiftshader',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  '--lang=zh-CN',
  '--window-size=1920,1080',
  // Any free port, which the browser prints, so that tests don't meet.
  '--remote-debugging-port=0'
];

export const test = base.extend<{ oldScreen: OldScreen }>({
  oldScreen: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'sunboard-87-'));
    let running: { process: ChildProcess; browser: Browser } | null = null;

    async function kill(): Promise<void> {
      if (!running) return;
      const { process, browser } = running;
      running = null;
      const ended = once(process, 'exit');
      process.kill('SIGKILL');
      await ended;
      await browser.close();
    }

    await use({
      kill,
      async start() {
        const process = spawn(chromium87(), [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
          stdio: ['ignore', 'ignore', 'pipe'],
          env: { ...globalThis.process.env, TZ: 'Asia/Shanghai' }
        });
        const browser = await chromium.connectOverCDP(await addressOf(process));
        running = { process, browser };
        const [context] = browser.contexts();
        // A slow machine lists its first page only after the connection.
        const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
        if (!context || !page) throw new Error('Chromium 87 has opened no page');
        await teach(await context.newCDPSession(page));
        await page.setViewportSize({ width: 1920, height: 1080 });
        return page;
      }
    });
    await kill();
    rmSync(profile, { recursive: true, force: true });
  }
});

/** The address on which it listens, as it prints it. */
async function addressOf(process: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((listens, fails) => {
    process.once('exit', (code) => fails(new Error(`Chromium 87 ended with ${code}: ${said}`)));
    process.once('error', fails);
    process.stderr?.on('data', (text: Buffer) => {
      said += text.toString();
      const port = /DevTools listening on ws:\/\/[^/]*:(\d+)\//.exec(said)?.[1];
      if (port) listens(`http://127.0.0.1:${port}`);
    });
  });
}

/**
 * Adds what Playwright expects of an element and Chromium 87 lacks, in Playwright's own world, so that the
 * page's stays unchanged.
 */
async function teach(session: CDPSession): Promise<void> {
  const expression = `Element.prototype.checkVisibility ??= function () {
    for (let each = this; each; each = each.parentElement)
      if (getComputedStyle(each).display === 'none') return false;
    return true;
  }`;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (!context.name.startsWith('__playwright_utility')) return;
    // The page may have navigated meanwhile; its next world gets the addition anew.
    session.send('Runtime.evaluate', { contextId: context.id, expression }).catch(() => undefined);
  });
  await session.send('Runtime.enable');
}

import { chromium, type Browser, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemChromium } from '../../chromium.js';

/** As a kiosk starts it, in a container without a graphics card. */
const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--hide-scrollbars',
  '--lang=zh-CN',
  '--accept-lang=zh-CN',
  '--window-size=1920,1080',
  '--remote-debugging-port=0'
];

/** A screen in a hall: a Chromium of its own on a disk of its own, whose power a test may cut. */
export class Screen {
  readonly #profile: string;
  #running: { process: ChildProcess; browser: Browser; page: Page } | null = null;

  constructor(profile: string) {
    this.#profile = profile;
  }

  /** @throws while it is without power */
  get page(): Page {
    if (!this.#running) throw new Error('the screen is off');
    return this.#running.page;
  }

  async start(): Promise<Page> {
    // As display/kiosk does after a power cut: locks of a process that is no more.
    for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
      rmSync(join(this.#profile, name), { force: true });
    const process = spawn(systemChromium(), [...flags, `--user-data-dir=${this.#profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...globalThis.process.env, TZ: 'Asia/Shanghai', LANGUAGE: 'zh_CN' }
    });
    const browser = await chromium.connectOverCDP(await addressOf(process));
    const [context] = browser.contexts();
    const page = context?.pages()[0];
    if (!page) throw new Error('Chromium has opened no page');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.addInitScript(settableClock);
    this.#running = { process, browser, page };
    return page;
  }

  /** As a power cut ends it. */
  async cutPower(): Promise<void> {
    if (!this.#running) return;
    const { process, browser } = this.#running;
    this.#running = null;
    const ended = once(process, 'exit');
    process.kill('SIGKILL');
    await ended;
    await browser.close();
  }

  /** Sets the device's clock, for this page and those that follow in it. */
  async setClock(ahead: number): Promise<void> {
    await this.page.evaluate((ms) => (window.name = String(ms)), ahead);
  }
}

/** Runs in the page before its own scripts: the device's clock is off by what stands in the window's name. */
function settableClock(): void {
  const Real = Date;
  const now = () => Real.now() + (Number(window.name) || 0);
  window.Date = new Proxy(Real, {
    construct: (target, args, made) => Reflect.construct(target, args.length > 0 ? args : [now()], made),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key))
  });
}

/** Where it listens, as it says itself. */
function addressOf(process: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((listens, fails) => {
    process.once('exit', (code) => fails(new Error(`Chromium ended with ${code}: ${said}`)));
    process.once('error', fails);
    process.stderr?.on('data', (text: Buffer) => {
      said = (said + text.toString()).slice(-10_000);
      const port = /DevTools listening on ws:\/\/[^/]*:(\d+)\//.exec(said)?.[1];
      if (port) listens(`http://127.0.0.1:${port}`);
    });
  });
}

import { chromium, type Browser, type Page } from 'playwright';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemChromium } from '../../chromium.js';

/** Flags of a kiosk's browser in a container without a graphics card. */
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

  /** @throws Error while it is without power */
  get page(): Page {
    if (!this.#running) throw new Error('the screen is off');
    return this.#running.page;
  }

  async start(): Promise<Page> {
    // Locks of a dead process are removed, as display/kiosk does after a power cut.
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

  /** Ends it as a power cut does. */
  async cutPower(): Promise<void> {
    if (!this.#running) return;
    const { process, browser } = this.#running;
    this.#running = null;
    const ended = once(process, 'exit');
    process.kill('SIGKILL');
    await ended;
    await browser.close();
  }

  /**
   * Sets the device's clock, for this page and those that follow in it.
   * @param ahead milliseconds
   */
  async setClock(ahead: number): Promise<void> {
    await this.page.evaluate((ms) => (window.name = String(ms)), ahead);
  }
}

/** Runs in the page before its own scripts: shifts the device's clock by the number in the window's name. */
function settableClock(): void {
  const Real = Date;
  const now = () => Real.now() + (Number(window.name) || 0);
  window.Date = new Proxy(Real, {
    construct: (target, args, made) => Reflect.construct(target, args.length > 0 ? args : [now()], made),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key))
  });
}

/** The address on which it listens, as it prints it. */
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

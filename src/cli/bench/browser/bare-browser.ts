import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { chromiumWith } from './browser';

interface Answer {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
}

/**
 * A browser started as a board's computer starts it, with one page and as few requests to it as possible.
 * Playwright observes its pages' network and console: for each request V8 then reads the script again to find
 * the calling line, and a start takes a tenth longer than without an observer.
 */
export class BareBrowser {
  readonly #process: ChildProcess;
  readonly #size: { width: number; height: number };
  readonly #asks: Writable;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #asked = 0;

  private constructor(process: ChildProcess, size: { width: number; height: number }) {
    this.#process = process;
    this.#size = size;
    const [, , , asks, answers] = process.stdio;
    this.#asks = asks as Writable;
    let read = '';
    (answers as Readable).setEncoding('utf8').on('data', (text: string) => {
      const messages = (read + text).split('\0');
      read = messages.pop() ?? '';
      for (const message of messages) this.#hear(JSON.parse(message) as Answer);
    });
  }

  /**
   * Starts the browser.
   * @param profile its folder
   * @param origin of the board's server
   * @param size of its page, in CSS pixels
   */
  static async start(
    profile: string,
    origin: string,
    size: { width: number; height: number }
  ): Promise<BareBrowser> {
    const { executablePath, args, timezoneId } = await chromiumWith({
      flags: ['--headless=new', '--hide-scrollbars']
    });
    const env = { ...process.env, TZ: timezoneId };
    const settings = { BOARD_BROWSER: executablePath, BOARD_PROFILE: profile, BOARD_URL: origin };
    const print = ['display/kiosk/launch.sh', '--print'];
    const printed = execFileSync('bash', print, { env: { ...env, ...settings }, encoding: 'utf8' });
    // The printed command begins with the browser itself and ends with the page to open; both are replaced.
    const flags = printed.trim().split('\n').slice(1, -1);
    const process_ = spawn(executablePath, [...args, ...flags, '--remote-debugging-pipe', 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      env
    });
    return new BareBrowser(process_, size);
  }

  /**
   * Connects to the page that the browser opened with.
   * @returns a function that sends a command to it
   */
  async page(): Promise<(method: string, params?: object) => Promise<Record<string, unknown>>> {
    for (;;) {
      const { targetInfos } = await this.#ask('Target.getTargets');
      const page = (targetInfos as { type: string; targetId: string }[]).find(({ type }) => type === 'page');
      if (!page) continue;
      const { targetId } = page;
      const { sessionId } = await this.#ask('Target.attachToTarget', { targetId, flatten: true });
      // The window's frame would make the page smaller, and pages lay out anew at another size, so the size
      // is fixed.
      const screen = { ...this.#size, deviceScaleFactor: 1, mobile: false };
      await this.#ask('Emulation.setDeviceMetricsOverride', screen, String(sessionId));
      return (method, params) => this.#ask(method, params, String(sessionId));
    }
  }

  async end(): Promise<void> {
    const ended = once(this.#process, 'exit');
    await this.#ask('Browser.close');
    await ended;
  }

  /**
   * Sends one command.
   * @throws Error with the browser's message
   */
  async #ask(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
    const id = (this.#asked += 1);
    const answered = new Promise<Answer>((hear) => this.#waiting.set(id, hear));
    this.#asks.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const { result = {}, error } = await answered;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  #hear(answer: Answer): void {
    if (answer.id === undefined) return;
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
  }
}

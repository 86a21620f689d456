import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { systemChromium } from '../../chromium.js';
import { BoardComputer } from '../../make/board-computer';
import { builtApp, type BuiltApp } from '../../make/built-app';

let dataDir: string;
let app: BuiltApp;
let computer: BoardComputer;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sunboard-kiosk-'));
  app = await builtApp(dataDir, { SUNBOARD_DEMO: '1' });
  computer = new BoardComputer({
    BOARD_URL: app.url,
    BOARD_BROWSER: systemChromium(),
    BOARD_EXTRA_FLAGS: '--headless --no-sandbox --disable-gpu',
    BOARD_PANEL: 'none',
    BOARD_PANEL_OFF: '',
    NOTIFY_SOCKET: '/run/systemd/notify'
  });
  computer.program('systemd-notify');
});
beforeEach(() => void computer.asked());
afterEach(async () => {
  await computer.halt();
  if (existsSync(join(computer.profile, '.launch'))) await gone();
});
afterAll(async () => {
  await app.stop('SIGKILL');
  await computer.remove();
  rmSync(dataDir, { recursive: true });
});

const shown = () => existsSync(join(computer.profile, 'shown'));
const fed = () => computer.asked().includes('systemd-notify WATCHDOG=1');
const preferences = () => readFileSync(join(computer.profile, 'Default/Preferences'), 'utf8');
const patient = { timeout: 40_000, interval: 100 };

/** Waits until Chromium is gone: it keeps the launcher's lock as long as any of it lives. */
async function gone(): Promise<void> {
  const free = async () => (await computer.run('flock', ['-n', `${computer.profile}/.launch`, 'true'])).code;
  await expect.poll(free, patient).toBe(0);
}

it('waits for a server that is away, then opens the board, whose frames keep the watchdog quiet', async () => {
  const board = computer.start('launch.sh');
  await expect.poll(fed, patient).toBe(true);
  expect(shown()).toBe(false);
  await app.start();
  await expect.poll(shown, patient).toBe(true);
  expect(fed()).toBe(true);
  await board.end();
  await gone();
}, 90_000);

it('after a power cut: stale locks and a crashed session, and the board opens', async () => {
  computer.keep('Default/Preferences', preferences().replace(/"exit_type":"\w+"/, '"exit_type":"Crashed"'));
  expect(preferences()).toContain('"exit_type":"Crashed"');
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(join(computer.profile, name), { force: true });
  // Chromium refuses a profile that seems to be used on another computer.
  symlinkSync('another-computer-4711', join(computer.profile, 'SingletonLock'));
  const board = computer.start('launch.sh');
  await expect.poll(() => preferences().includes('"exit_type":"Crashed"'), patient).toBe(false);
  await expect.poll(() => fed() && shown(), patient).toBe(true);
  await board.end();
  await gone();
  expect(/"exit_type":"\w+"/.exec(preferences())?.[0]).not.toContain('Crashed');
}, 90_000);

it('a second one doesn’t touch the profile of the first', async () => {
  const board = computer.start('launch.sh');
  await expect.poll(() => fed() && shown(), patient).toBe(true);
  const second = computer.start('launch.sh');
  await second.ended;
  expect(second.said).toContain('a browser runs on');
  expect(shown()).toBe(true);
  await board.end('SIGKILL');
  await gone();
}, 60_000);

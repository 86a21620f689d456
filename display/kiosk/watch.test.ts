import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BoardComputer } from '../../tests/make/board-computer';

let computer: BoardComputer;
beforeEach(() => {
  computer = new BoardComputer({
    NOTIFY_SOCKET: '/run/systemd/notify',
    SWAYSOCK: '/sway',
    BOARD_PANEL: 'dpms'
  });
  mkdirSync(computer.profile);
  for (const name of ['systemd-notify', 'swaymsg']) computer.program(name);
});
afterEach(() => computer.remove());

const says = (word: string) =>
  `[2391:2391:1121/181210.123456:INFO:CONSOLE:12] "sunboard: ${word}", source: https://sunboard.example.org/_app/board.js (12)`;
const alive = 'systemd-notify WATCHDOG=1';
const lit = 'swaymsg -q output * dpms on';
const dark = 'swaymsg -q output * dpms off';

/** Feeds these lines as Chromium's log at that time of day. */
async function hear(time: string, lines: string[], settings: Record<string, string> = {}) {
  const watch = computer.start('watch.sh', [computer.profile], { BOARD_NOW: time, ...settings });
  for (const line of lines) watch.notify(line);
  watch.close();
  await watch.ended;
  return { asked: computer.asked(), said: watch.said };
}

describe('the watchdog', () => {
  it('is quiet as long as the board says that it has painted', async () => {
    const { asked, said } = await hear('10:00', Array(3).fill(says('painted usual')));
    expect(asked).toEqual([lit, alive, alive, alive]);
    expect(said).toBe('');
  });

  it('hears nothing from a board that doesn’t paint', async () => {
    expect((await hear('10:00', [says('unpainted usual')])).asked).toEqual([lit]);
  });

  it('hears nothing in what only looks alike', async () => {
    const lines = ['sunboard: painted usual', says('painted'), '"sunboard: painted usual"'];
    const { asked, said } = await hear('10:00', lines);
    expect(asked).toEqual([lit]);
    expect(said.trim().split('\n')).toEqual(lines);
  });

  it('lets the page wait that waits for the server', async () => {
    expect((await hear('10:00', [says('waiting')])).asked).toEqual([lit, alive]);
    expect(existsSync(join(computer.profile, 'shown'))).toBe(false);
  });

  it('a board that was shown is remembered: the next start needs no server', async () => {
    await hear('10:00', [says('painted usual')]);
    expect(existsSync(join(computer.profile, 'shown'))).toBe(true);
  });

  it('nobody sees a panel that is off: the page being alive is enough', async () => {
    expect((await hear('23:00', [says('unpainted usual')])).asked).toEqual([dark, alive]);
  });

  it.each([
    ['disconnected', [lit, alive]],
    ['connected', [lit]]
  ])('a screen that is %s', async (status, expected) => {
    const port = join(computer.folder, 'sys/class/drm/card0-HDMI-A-1');
    mkdirSync(port, { recursive: true });
    writeFileSync(join(port, 'status'), `${status}\n`);
    expect((await hear('10:00', [says('unpainted usual')])).asked).toEqual(expected);
  });
});

describe('at night', () => {
  it('an emergency lights the panel, and its end darkens it', async () => {
    const words = ['painted usual', 'unpainted emergency', 'painted emergency', 'painted usual'];
    const { asked } = await hear('23:00', words.map(says));
    expect(asked.filter((line) => line !== alive)).toEqual([dark, lit, dark]);
  });

  it('the nightly restart sees an emergency', async () => {
    const flag = join(computer.folder, 'run/emergency');
    const watch = computer.start('watch.sh', [computer.profile], { BOARD_NOW: '03:20' });
    watch.notify(says('painted emergency'));
    await expect.poll(() => existsSync(flag)).toBe(true);
    watch.notify(says('painted usual'));
    await expect.poll(() => existsSync(flag)).toBe(false);
    watch.close();
    await watch.ended;
  });
});

describe('the next start', () => {
  const start = async (time: string, state = 'usual', settings: Record<string, string> = {}) =>
    (await hear(time, [says(`painted ${state}`)], settings)).asked.filter((line) => line !== alive);

  it('leaves a panel that was on to whoever has switched it off by hand', async () => {
    const always = { BOARD_PANEL_OFF: '' };
    expect(await start('23:00', 'usual', always)).toEqual([lit]);
    expect(await start('03:30', 'usual', always)).toEqual([]);
  });

  it('darkens a panel again that is to be off, since a new sway has it on, and lights it in the morning', async () => {
    expect(await start('21:00')).toEqual([lit]);
    expect(await start('23:00')).toEqual([dark]);
    expect(await start('03:30')).toEqual([dark]);
    expect(await start('06:00')).toEqual([lit]);
    expect(await start('06:01')).toEqual([]);
  });

  it('has an emergency light the panel, as the last one had', async () => {
    expect(await start('23:00', 'emergency')).toEqual([dark, lit]);
    expect(await start('23:01', 'emergency')).toEqual([dark, lit]);
  });

  it('tries once more what didn’t go', async () => {
    computer.program('swaymsg', 'exit 1');
    expect(await start('10:00')).toEqual([lit]);
    expect(await start('10:01')).toEqual([lit]);
  });

  it('knows nothing after a reboot: lights it', async () => {
    expect(await start('10:00')).toEqual([lit]);
    rmSync(join(computer.folder, 'run/panel'));
    expect(await start('10:01')).toEqual([lit]);
  });
});

describe('the nightly restart', () => {
  const ask = () => computer.run('display/kiosk/may-restart.sh', []);

  it('comes when the server answers', async () => {
    computer.program('curl');
    expect((await ask()).code).toBe(0);
    expect(computer.asked()).toEqual([
      expect.stringMatching(/^curl --fail .*--max-time 20 .*https:\/\/sunboard\.example\.org\/readyz$/)
    ]);
  });

  it('waits for tomorrow when the server is away', async () => {
    computer.program('curl', 'exit 7');
    expect(await ask()).toMatchObject({ code: 1, err: expect.stringContaining("didn't answer") });
  });

  it('waits for tomorrow while an emergency is on', async () => {
    computer.program('curl');
    writeFileSync(join(computer.folder, 'run/emergency'), '');
    expect(await ask()).toMatchObject({ code: 1, err: expect.stringContaining('emergency') });
    expect(computer.asked()).toEqual([]);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BoardComputer } from '../../tests/make/board-computer';

let computer: BoardComputer;
beforeAll(() => {
  computer = new BoardComputer();
  computer.program('chromium');
});
afterAll(() => computer.remove());

async function flags(settings: Record<string, string> = {}) {
  const { code, out, err } = await computer.run('display/kiosk/launch.sh', ['--print'], settings);
  const lines = out.trim().split('\n');
  return { code, err, flags: lines.slice(1, -1), address: lines.at(-1) };
}

async function withMemory(mb: number): Promise<string[]> {
  const file = join(computer.folder, 'meminfo');
  writeFileSync(file, `MemTotal:       ${mb * 1024} kB\nMemFree:          1024 kB\n`);
  return (await flags({ BOARD_MEMINFO: file })).flags;
}

describe('by memory', () => {
  it.each([
    [480, 128],
    [970, 128],
    [1900, 192],
    [3800, 256],
    [7900, 384],
    [15_800, 384]
  ])('%i MB: a heap of %i MB', async (mb, heap) => {
    expect(await withMemory(mb)).toContain(`--js-flags=--max-old-space-size=${heap}`);
  });

  it('at 1 GB and less Chromium saves where it can', async () => {
    const low = ['--enable-low-end-device-mode', '--renderer-process-limit=1', '--num-raster-threads=1'];
    expect(await withMemory(970)).toEqual(expect.arrayContaining(low));
    expect((await withMemory(1900)).filter((flag) => low.includes(flag))).toEqual([]);
  });
});

describe('by device', () => {
  it('the GPU is left to Chromium, switched off, or forced on', async () => {
    const gpu = async (BOARD_GPU: string) =>
      (await flags({ BOARD_GPU })).flags.filter((flag) => flag.includes('gpu'));
    expect(await gpu('auto')).toEqual([]);
    expect(await gpu('off')).toEqual(['--disable-gpu']);
    expect(await gpu('force')).toEqual(['--ignore-gpu-blocklist', '--enable-gpu-rasterization']);
    expect(await flags({ BOARD_GPU: 'on' })).toMatchObject({
      code: 1,
      err: expect.stringContaining('BOARD_GPU=on')
    });
  });

  it('under the compositor it is a Wayland window', async () => {
    expect((await flags({ WAYLAND_DISPLAY: 'wayland-1' })).flags).toContain('--ozone-platform=wayland');
  });

  it('further flags are taken, but none that lets anybody be the server', async () => {
    expect((await flags({ BOARD_EXTRA_FLAGS: ' --one  --two=2 ' })).flags).toEqual(
      expect.arrayContaining(['--one', '--two=2'])
    );
    for (const flag of ['--ignore-certificate-errors', '--ignore-certificate-errors-spki-list=x'])
      expect(await flags({ BOARD_EXTRA_FLAGS: flag })).toMatchObject({
        code: 1,
        err: expect.stringContaining(flag)
      });
    expect((await flags()).flags.join()).not.toContain('certificate');
  });
});

it('what is switched off stands in one flag: of two, Chromium takes the last', async () => {
  const off = async (settings?: Record<string, string>) =>
    (await flags(settings)).flags.filter((flag) => flag.startsWith('--disable-features='));
  const [own, ...others] = await off();
  expect(others).toEqual([]);
  expect(own).toContain('WebUIOmniboxPopup');
  expect(await off({ BOARD_EXTRA_FLAGS: '--disable-features=One,Two --three' })).toEqual([`${own},One,Two`]);
});

describe('by address', () => {
  const trusting = '--unsafely-treat-insecure-origin-as-secure=';
  const trusted = async (BOARD_URL: string) => {
    const answer = await flags({ BOARD_URL });
    return { ...answer, origins: answer.flags.filter((flag) => flag.startsWith(trusting)) };
  };

  it.each([
    'http://192.168.1.10:4000',
    'http://10.0.0.2',
    'http://172.16.0.1',
    'http://172.31.9.9:80',
    'http://169.254.7.7',
    'http://[fd12::1]:4000',
    'http://sunboard',
    'http://sunboard.lan:4000'
  ])('%s is in a LAN: it is trusted, and that is said', async (address) => {
    const { origins, err } = await trusted(address);
    expect(origins).toEqual([trusting + address]);
    expect(err).toContain(address);
    expect(err).toContain('can alter what it sends');
  });

  it.each(['http://8.8.8.8', 'http://172.32.0.1', 'http://10.example.org', 'http://sunboard.example.org'])(
    '%s is plain http on the internet: not trusted, and that is said',
    async (address) => {
      const { origins, err, address: opens } = await trusted(address);
      expect(origins).toEqual([]);
      expect(err).toContain('Use https');
      expect(opens).toMatch(/^file:.*waiting\.html#/);
    }
  );

  it.each(['https://sunboard.example.org', 'http://localhost:4000', 'http://127.0.0.1:4000'])(
    '%s needs no word',
    async (address) => expect(await trusted(address)).toMatchObject({ origins: [], err: '' })
  );

  it('what is no address is refused', async () => {
    for (const BOARD_URL of [
      '',
      'sunboard.example.org',
      'ftp://a',
      'https://a/wall',
      'https://a b',
      "https://a'"
    ])
      expect(await flags({ BOARD_URL })).toMatchObject({
        code: 1,
        err: expect.stringContaining(`BOARD_URL=${BOARD_URL}`)
      });
  });

  it('the board, once shown, opens without asking; before that the page that waits for the server', async () => {
    const settings = { BOARD_URL: 'https://Sunboard.example.org/' };
    const waiting = (await flags(settings)).address;
    expect(waiting).toMatch(/^file:\/\/.*\/waiting\.html#https:\/\/sunboard\.example\.org\/wall$/);
    computer.keep('shown', '');
    expect((await flags(settings)).address).toBe('https://sunboard.example.org/wall');
  });
});

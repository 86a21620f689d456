import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'sunboard-units-'));
afterAll(() => rmSync(folder, { recursive: true }));

const names = ['sunboard-board.service', 'sunboard-board-restart.service', 'sunboard-board-restart.timer'];
const read = (name: string) => readFileSync(`display/kiosk/${name}`, 'utf8');

/** Parses a unit file as systemd does: section → key → values. Any other line is an error. */
function parse(name: string): Record<string, Record<string, string[]>> {
  const sections: Record<string, Record<string, string[]>> = {};
  let section: Record<string, string[]> | undefined;
  for (const line of read(name).split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const title = /^\[([A-Z][a-z]+)\]$/.exec(line)?.[1];
    const [, key, value] = /^([A-Z][A-Za-z]+)=(.*)$/.exec(line) ?? [];
    if (title) section = sections[title] ??= {};
    else if (section && key && value !== undefined) (section[key] ??= []).push(value);
    else throw new Error(`${name}: ${line}`);
  }
  return sections;
}

it('the board comes back whatever ends it, and can’t take the computer with it', () => {
  const { Unit, Service } = parse('sunboard-board.service');
  expect(Unit).toMatchObject({ StartLimitIntervalSec: ['0'], Requires: ['seatd.service'] });
  expect(Service).toMatchObject({
    User: ['sunboard-board'],
    TTYPath: ['/dev/tty1'],
    Restart: ['always'],
    MemoryMax: ['80%'],
    OOMPolicy: ['kill'],
    NoNewPrivileges: ['yes'],
    EnvironmentFile: ['/etc/sunboard-board.env']
  });
  // With a session of its own the browser would leave the unit, and its limits.
  expect(Service).not.toHaveProperty('PAMName');
});

it('a restart keeps how the panel was left, a reboot doesn’t', () => {
  expect(parse('sunboard-board.service').Service).toMatchObject({
    RuntimeDirectory: ['sunboard-board'],
    RuntimeDirectoryPreserve: ['restart']
  });
  expect(read('watch.sh')).toContain('left=${XDG_RUNTIME_DIR:-/tmp}/panel');
});

it('three minutes without a painted frame: later than the board’s own way back, longer than several words', () => {
  const { Service } = parse('sunboard-board.service');
  expect(Service).toMatchObject({ WatchdogSec: ['180'], NotifyAccess: ['all'] });
  expect(read('../watchdog.ts')).toContain('const every = 20_000;');
  expect(readFileSync('static/watchdog.js', 'utf8')).toContain('setTimeout(poll, 25000);');
});

it('the nightly restart asks first', () => {
  const { Service } = parse('sunboard-board-restart.service');
  expect(Service).toMatchObject({
    ExecCondition: ['/usr/lib/sunboard-board/may-restart.sh'],
    ExecStart: ['/usr/bin/systemctl try-restart sunboard-board.service']
  });
  expect(parse('sunboard-board-restart.timer').Timer).toMatchObject({
    OnCalendar: ['*-*-* 03:20:00 Asia/Shanghai'],
    RandomizedDelaySec: ['40min']
  });
});

it('systemd has nothing to say about them', () => {
  const here = resolve('display/kiosk');
  for (const name of names)
    writeFileSync(join(folder, name), read(name).replaceAll('/usr/lib/sunboard-board', here));
  // These units come with their packages, so the check gets stand-ins.
  writeFileSync(join(folder, 'seatd.service'), '[Service]\nExecStart=/bin/true\n');
  const paths = names.map((name) => join(folder, name));
  const verdict = spawnSync('systemd-analyze', ['verify', '--man=no', ...paths], {
    encoding: 'utf8',
    env: { ...process.env, SYSTEMD_UNIT_PATH: `${folder}:` }
  });
  // Without systemd, the parser above still reads each line.
  if (verdict.error) return expect(names.map(parse)).toHaveLength(3);
  const ours = verdict.stderr.split('\n').filter((line) => line.includes('sunboard-board'));
  expect({ status: verdict.status, ours }).toEqual({ status: 0, ours: [] });
});

it('the example names each setting that the scripts read, and none that they don’t', () => {
  const scripts = ['launch', 'flags', 'panel', 'watch', 'compositor', 'may-restart'];
  const text = scripts.map((name) => read(`${name}.sh`)).join('\n');
  const asked = new Set([...text.matchAll(/\$\{?(BOARD_[A-Z_]+)/g)].map(([, name]) => name));
  // These variables are for tests only.
  for (const name of ['MEMINFO', 'DEV', 'SYS', 'NOW', 'PROFILE', 'BROWSER']) asked.delete(`BOARD_${name}`);
  const named = [...read('board.env.example').matchAll(/^(BOARD_[A-Z_]+)=/gm)].map(([, name]) => name);
  expect(new Set(named)).toEqual(asked);
});

it('scripts are clean', () => {
  for (const name of ['compositor', 'install', 'launch', 'may-restart', 'watch'])
    execFileSync('bash', ['-n', `display/kiosk/${name}.sh`]);
});

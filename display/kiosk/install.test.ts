import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BoardComputer } from '../../tests/make/board-computer';

let computer: BoardComputer;
beforeEach(() => (computer = new BoardComputer()));
afterEach(() => computer.remove());

const root = () => join(computer.folder, 'root');
const install = (...args: string[]) => computer.run('display/kiosk/install.sh', args, { DESTDIR: root() });

/** Lists the installed files: path → permissions and text. */
function files(): Record<string, string> {
  if (!existsSync(root())) return {};
  return Object.fromEntries(
    readdirSync(root(), { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => {
        const mode = (statSync(path).mode & 0o777).toString(8);
        return [path.slice(root().length), `${mode} ${readFileSync(path, 'utf8')}`];
      })
  );
}

const policies = ['/etc/chromium-browser/policies/managed', '/etc/chromium/policies/managed'];
const usual = [
  ...policies.map((folder) => `${folder}/sunboard-board.json`),
  '/etc/sunboard-board.env',
  '/etc/systemd/system/sunboard-board-restart.service',
  '/etc/systemd/system/sunboard-board-restart.timer',
  '/etc/systemd/system/sunboard-board.service',
  '/etc/sysusers.d/sunboard-board.conf',
  ...['address', 'compositor', 'flags', 'launch', 'may-restart', 'panel', 'profile', 'say']
    .map((name) => `/usr/lib/sunboard-board/${name}.sh`)
    .concat('/usr/lib/sunboard-board/sway.config', '/usr/lib/sunboard-board/waiting.html')
    .concat('/usr/lib/sunboard-board/watch.sh')
];

it('writes these files, and twice the same', async () => {
  expect(await install('https://sunboard.example.org')).toMatchObject({ code: 0, err: '' });
  const once = files();
  expect(Object.keys(once).sort()).toEqual([...usual].sort());
  const executable = Object.entries(once).filter(([, text]) => text.startsWith('755'));
  expect(executable.map(([path]) => path.split('/').at(-1)).sort()).toEqual([
    'compositor.sh',
    'launch.sh',
    'may-restart.sh',
    'watch.sh'
  ]);
  expect(await install('https://sunboard.example.org')).toMatchObject({ code: 0 });
  expect(files()).toEqual(once);
});

it('what the installed scripts name is there', async () => {
  await install('https://sunboard.example.org');
  const all = files();
  const named = Object.values(all).flatMap(
    (text) => text.match(/\/usr\/lib\/sunboard-board\/[a-z.-]+[a-z]/g) ?? []
  );
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((path) => !(path in all))).toEqual([]);
});

it('another address later: the board’s other settings stay', async () => {
  await install('https://one.example.org');
  const path = join(root(), 'etc/sunboard-board.env');
  writeFileSync(path, readFileSync(path, 'utf8').replace('BOARD_ROTATE=0', 'BOARD_ROTATE=90'));
  await install('http://192.168.1.10:4000/');
  const settings = readFileSync(path, 'utf8');
  expect(settings).toContain('BOARD_URL=http://192.168.1.10:4000\n');
  expect(settings).toContain('BOARD_ROTATE=90\n');
});

it.each([
  ['https://Sunboard.example.org/', 'https://.sunboard.example.org'],
  ['http://192.168.1.10:4000', 'http://192.168.1.10:4000'],
  ['http://[fd00::1]:4000', 'http://[fd00::1]:4000']
])('%s alone may be opened', async (address, exactly) => {
  await install(address);
  for (const folder of policies) {
    const { URLBlocklist, URLAllowlist } = JSON.parse(
      readFileSync(join(root(), folder, 'sunboard-board.json'), 'utf8')
    );
    expect({ URLBlocklist, URLAllowlist }).toEqual({
      URLBlocklist: ['*'],
      URLAllowlist: [exactly, 'file:///usr/lib/sunboard-board/waiting.html']
    });
  }
});

it('a LAN’s own authority goes to the browser and to the system', async () => {
  const ca = join(computer.folder, 'root.crt');
  writeFileSync(ca, '-----BEGIN CERTIFICATE-----\r\nAAAA\r\nBBBB\r\n-----END CERTIFICATE-----\r\n');
  await install('--ca', ca, 'https://192.168.1.10');
  const added = Object.keys(files()).filter((path) => !usual.includes(path));
  expect(added.sort()).toEqual([
    ...policies.map((folder) => `${folder}/sunboard-board-ca.json`),
    '/usr/local/share/ca-certificates/sunboard-board.crt'
  ]);
  const path = join(root(), policies[0] ?? '', 'sunboard-board-ca.json');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ CACertificates: ['AAAABBBB'] });
  expect((await install('--remove')).code).toBe(0);
  expect(files()).toEqual({});
});

it('takes all of it away again, and nothing else', async () => {
  await install('https://sunboard.example.org');
  const other = join(root(), policies[1] ?? '', 'other.json');
  writeFileSync(other, '{}');
  expect(await install('--remove')).toMatchObject({ code: 0, err: '' });
  expect(Object.keys(files())).toEqual([`${policies[1]}/other.json`]);
  expect((await install('--remove')).code).toBe(0);
});

it('a rehearsal says what would be done, and does nothing', async () => {
  const { code, out } = await computer.run('display/kiosk/install.sh', [
    '--dry-run',
    'https://sunboard.example.org'
  ]);
  expect(code).toBe(0);
  for (const path of usual) expect(out).toContain(path);
  for (const step of [
    'apt-get install',
    'fonts-noto-cjk',
    'systemd-sysusers',
    'enable sunboard-board.service'
  ])
    expect(out).toContain(step);
  expect(files()).toEqual({});
});

it('what can’t be an installation changes nothing', async () => {
  const notOne = join(computer.folder, 'root.key');
  writeFileSync(notOne, 'no certificate');
  const wrong = [
    [],
    ['sunboard.example.org'],
    ['https://a/wall'],
    ['--what', 'https://a'],
    ['--ca', notOne, 'https://a']
  ];
  for (const args of wrong) expect((await install(...args)).code).not.toBe(0);
  expect(files()).toEqual({});
});

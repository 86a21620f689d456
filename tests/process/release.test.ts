import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Installation } from './installation';

let folder: string;
let archive: string;
let said: string;
let home: Installation;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sunboard-release-'));
  home = await Installation.make();
  said = (await promisify(execFile)('deploy/release.sh', ['--built', folder])).stdout;
  archive = join(folder, readdirSync(folder).find((name) => name.endsWith('.tar.gz')) ?? '');
});
afterAll(async () => {
  await home.remove();
  rmSync(folder, { recursive: true });
});

it('has a binary for each Node and processor, or says that it is missing', () => {
  const held = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  for (const [node, abi] of Object.entries({ 20: 115, 22: 127, 24: 137 }))
    for (const arch of ['x64', 'arm64']) {
      const isHeld = held.includes(`/lib/binding/node-v${abi}-linux-${arch}/better_sqlite3.node`);
      expect(said.includes(`Node ${node} ${arch}`), `${node} ${arch}`).toBe(!isHeld);
    }
  expect(said).not.toContain(`Node ${process.versions.node.split('.')[0]} ${process.arch}`);
});

it('upgrade.sh takes it without a network, and starts it', async () => {
  // An account that may not make a network tries it with the machine’s own.
  const alone = spawnSync('unshare', ['-n', 'true']).status === 0;
  expect(await home.run('upgrade.sh', ['--built', archive], alone ? withoutNetwork : [])).toMatchObject({
    code: 0
  });
  expect(existsSync(join(home.prefix, 'current/build/server.js'))).toBe(true);
  expect(readdirSync(join(home.prefix, 'releases'))).toHaveLength(1);
});

it('one that was changed on its way, or has no digest beside it, is refused, and nothing is changed', async () => {
  appendFileSync(archive, 'x');
  const changed = await home.run('upgrade.sh', ['--built', archive]);
  expect(changed).toMatchObject({ code: 1, said: expect.stringContaining('.sha256') });
  rmSync(`${archive}.sha256`);
  expect(await home.run('upgrade.sh', ['--built', archive])).toMatchObject({ code: 1 });
  expect(readdirSync(join(home.prefix, 'releases'))).toHaveLength(1);
});

/** A network with nothing in it but this machine itself. */
const withoutNetwork = ['unshare', '-n', 'sh', '-c', 'ip link set lo up && exec "$0" "$@"'];

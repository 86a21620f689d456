import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/**
 * Chromium 87.0.4272, headless, for x64 Linux: the version in televisions of 2022, in a package of 46 MB
 * (MIT; Chromium itself BSD). It is unpacked and not installed, because neither its program nor its
 * dependencies are needed; so no script of it runs, and a fresh `npm ci` doesn't carry it.
 */
const source = {
  name: 'chrome-aws-lambda@5.4.0',
  integrity: 'edlk3okaPwVJ7lLhmi0p1Xs0lx3ekloW5Lqq+q+V0jS/4dyXYLeA23SKdB+A6+hBf/n88yfR8ssb78tBD/C9CA=='
};

/** Whether this machine can run it. */
export const has87 = process.platform === 'linux' && process.arch === 'x64';

const folder = resolve('node_modules/.cache/chromium-87');

/**
 * Finds the executable; fetches and unpacks it the first time.
 * @returns its path
 * @throws Error when the package isn't the named one, or this machine can't run it
 */
export function chromium87(): string {
  if (!has87) throw new Error('Chromium 87 runs on x64 Linux alone: these tests need such a machine');
  const executable = join(folder, 'chromium');
  if (!existsSync(executable)) unpackInto(folder);
  return executable;
}

function unpackInto(folder: string): void {
  mkdirSync(resolve(folder, '..'), { recursive: true });
  // It is unpacked beside the final folder and moved as a whole, so that an interrupted attempt leaves no
  // broken browser.
  const making = mkdtempSync(`${folder}-`);
  try {
    execFileSync('npm', ['pack', source.name, '--silent', '--ignore-scripts', '--pack-destination', making]);
    const packed = join(making, 'chrome-aws-lambda-5.4.0.tgz');
    const came = createHash('sha512').update(readFileSync(packed)).digest('base64');
    if (came !== source.integrity) throw new Error(`${source.name} isn't what it was: sha512-${came}`);
    execFileSync('tar', ['-xzf', packed, '-C', making, '--strip-components=2', 'package/bin']);
    writeFileSync(join(making, 'chromium'), brotliDecompressSync(readFileSync(join(making, 'chromium.br'))));
    chmodSync(join(making, 'chromium'), 0o755);
    mkdirSync(join(making, 'swiftshader'));
    execFileSync('tar', ['-x', '-C', join(making, 'swiftshader')], {
      input: brotliDecompressSync(readFileSync(join(making, 'swiftshader.tar.br')))
    });
    for (const used of ['chromium.br', 'swiftshader.tar.br', 'aws.tar.br', 'chrome-aws-lambda-5.4.0.tgz'])
      rmSync(join(making, used));
    rmSync(folder, { recursive: true, force: true });
    renameSync(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { freePort } from '../../src/cli/tools/free-port';

/**
 * An installation as deploy/README.md makes it, in a folder of its own, with a service that isn't systemd's.
 */
export class Installation {
  readonly prefix = mkdtempSync(join(tmpdir(), 'sunboard-prefix-'));
  readonly url: string;
  readonly #env: NodeJS.ProcessEnv;

  private constructor(host: string, port: number) {
    this.url = `http://${host}:${port}`;
    const file = join(this.prefix, 'sunboard.env');
    const settings = {
      PUBLIC_URL: this.url,
      DATA_DIR: join(this.prefix, 'data'),
      HOST: host,
      PORT: port
    };
    writeFileSync(
      file,
      Object.entries(settings)
        .map((pair) => pair.join('='))
        .join('\n')
    );
    this.#env = {
      PATH: process.env.PATH,
      SUNBOARD_PREFIX: this.prefix,
      SUNBOARD_ENV: file,
      SUNBOARD_CONTROL: resolve('tests/process/control.sh'),
      SUNBOARD_USER: process.env.USER ?? 'root'
    };
    if (process.getuid?.() === 0) this.#env.SUNBOARD_USER = 'root';
  }

  /** @param host the one address at which it listens */
  static async make(host = '127.0.0.1'): Promise<Installation> {
    return new Installation(host, await freePort());
  }

  /**
   * Makes a checkout as it is after building, under another version.
   * @param server replaces the program, for a release that doesn't start
   */
  release(version: string, server?: string): string {
    const folder = join(this.prefix, `source-${version}`);
    mkdirSync(join(folder, 'src'), { recursive: true });
    for (const part of ['build', 'src/cli']) cpSync(part, join(folder, part), { recursive: true });
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    const about = JSON.parse(readFileSync('package.json', 'utf8'));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...about, version }));
    if (server !== undefined) writeFileSync(join(folder, 'build/server.js'), server);
    return folder;
  }

  /**
   * Runs a script of deploy/.
   * @param within a program that starts it: `['unshare', …]`
   */
  run(
    script: string,
    args: string[],
    within: readonly string[] = []
  ): Promise<{ code: number; said: string }> {
    const [program = '', ...rest] = [...within, resolve('deploy', script), ...args];
    return new Promise((done) => {
      execFile(program, rest, { env: this.#env }, (error, out, err) =>
        done({ code: typeof error?.code === 'number' ? error.code : 0, said: out + err })
      );
    });
  }

  /** Holds the next restart. Resolves when it is asked for; closing the handle lets it go on. */
  holdRestart(): Promise<FileHandle> {
    const pipe = join(this.prefix, 'hold');
    execFileSync('mkfifo', [pipe]);
    return open(pipe, 'w');
  }

  /** version of the release that `current` points to */
  get current(): string {
    const about = readFileSync(join(this.prefix, 'current/package.json'), 'utf8');
    return String(JSON.parse(about).version);
  }

  /** the server's output since the installation was made */
  get log(): string {
    return readFileSync(join(this.prefix, 'log'), 'utf8');
  }

  async isReady(): Promise<boolean> {
    return (await fetch(`${this.url}/readyz`)).ok;
  }

  async remove(): Promise<void> {
    if (existsSync(join(this.prefix, 'pid')))
      await new Promise((done) =>
        execFile(
          resolve('tests/process/control.sh'),
          ['stop', basename(this.prefix)],
          { env: this.#env },
          done
        )
      );
    rmSync(this.prefix, { recursive: true, force: true });
  }
}

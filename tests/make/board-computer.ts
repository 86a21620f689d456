import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const kiosk = resolve('display/kiosk');

/**
 * An invented small computer as display/kiosk finds it: folders, settings, and programs that record how they
 * are called.
 */
export class BoardComputer {
  readonly folder = mkdtempSync(join(tmpdir(), 'sunboard-board-'));
  readonly profile = join(this.folder, 'profile');
  readonly #started: Running[] = [];
  readonly #env: Record<string, string> = {
    PATH: `${join(this.folder, 'bin')}:${process.env.PATH}`,
    HOME: this.folder,
    XDG_RUNTIME_DIR: join(this.folder, 'run'),
    BOARD_URL: 'https://sunboard.example.org',
    BOARD_DEV: join(this.folder, 'dev'),
    BOARD_SYS: join(this.folder, 'sys'),
    BOARD_PANEL_OFF: '22:30-06:00',
    TZ: 'Asia/Shanghai'
  };

  constructor(settings: Record<string, string> = {}) {
    for (const name of ['bin', 'run', 'dev']) mkdirSync(join(this.folder, name));
    Object.assign(this.#env, settings);
  }

  /** Adds a program that records its arguments and prints what `body` says. */
  program(name: string, body = ''): void {
    const path = join(this.folder, 'bin', name);
    writeFileSync(path, `#!/bin/bash\nprintf '%s\\n' "${name} $*" >>${this.folder}/asked\n${body}\n`);
    chmodSync(path, 0o755);
  }

  /** The recorded calls since the last time, one line each. */
  asked(): string[] {
    const path = join(this.folder, 'asked');
    if (!existsSync(path)) return [];
    const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
    rmSync(path);
    return lines;
  }

  /** Puts a file into the profile. */
  keep(name: string, text: string): void {
    mkdirSync(join(this.profile, 'Default'), { recursive: true });
    writeFileSync(join(this.profile, name), text);
  }

  /** Runs a bash command with these parts of display/kiosk sourced. */
  bash(parts: string[], command: string, settings: Record<string, string> = {}) {
    const read = ['say', ...parts].map((part) => `. ${kiosk}/${part}.sh`).join('\n');
    return this.run('bash', ['-c', `${read}\n${command}`], settings);
  }

  run(program: string, args: string[], settings: Record<string, string> = {}) {
    const env = { ...this.#env, ...settings };
    return new Promise<{ code: number; out: string; err: string }>((done) =>
      execFile(program, args, { env }, (error, out, err) =>
        done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err })
      )
    );
  }

  /** Starts a script of display/kiosk as systemd would: in a process group, which is ended as a whole. */
  start(script: string, args: string[] = [], settings: Record<string, string> = {}): Running {
    const env = { ...this.#env, ...settings };
    const running = new Running(spawn(join(kiosk, script), args, { env, detached: true }));
    this.#started.push(running);
    return running;
  }

  /** Ends scripts that a failed test has left running. */
  async halt(): Promise<void> {
    await Promise.all(this.#started.splice(0).map((running) => running.end('SIGKILL')));
  }

  async remove(): Promise<void> {
    await this.halt();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** A running script, and its output. */
class Running {
  readonly #child: ChildProcess;
  said = '';

  constructor(child: ChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (piece: Buffer) => (this.said += piece.toString()));
  }

  /** Sends it a line, as Chromium writes them. */
  notify(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** Ends its input. */
  close(): void {
    this.#child.stdin?.end();
  }

  get ended(): Promise<unknown> {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
      ? Promise.resolve()
      : once(this.#child, 'exit');
  }

  /** Ends its whole process group. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const ended = this.ended;
    if (this.#child.pid !== undefined && this.#child.exitCode === null)
      process.kill(-this.#child.pid, signal);
    await ended;
  }
}

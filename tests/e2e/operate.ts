import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ServedApp } from './served-app';

interface Operated {
  code: number;
  said: string;
}

/** Runs a command as an operator does, in a process of its own beside the server. */
export function operate(app: ServedApp, name: string, ...args: string[]): Promise<Operated> {
  return operateByShell(app, `exec node "${resolve('src/cli/backup/start.mjs')}" "$@"`, name, ...args);
}

/** Runs a shell's script with the environment of an operator's command. */
export function operateByShell(app: ServedApp, script: string, ...args: string[]): Promise<Operated> {
  const env = { ...process.env, DATA_DIR: app.dataDir, PUBLIC_URL: app.url, SUNBOARD_DEMO: '1' };
  return new Promise((done) =>
    execFile('bash', ['-c', script, 'bash', ...args], { env }, (error, stdout, stderr) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr })
    )
  );
}

/** The folders of a server's backups. */
export function backupsOf(app: ServedApp): string[] {
  const to = join(app.dataDir, 'backups');
  return existsSync(to) ? readdirSync(to).map((name) => join(to, name)) : [];
}

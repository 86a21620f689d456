import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Refusal } from './refusal.mjs';

/** The checkout's folder. */
export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/**
 * Starts the built server on the demo's data.
 * @param {{ dataDir: string, databaseUrl: string | null, publicUrl: string, port: number }} demo
 * @returns {Promise<import('node:child_process').ChildProcess>} once it listens
 */
export function startServer({ dataDir, databaseUrl, publicUrl, port }) {
  return new Promise((resolve, reject) => {
    const server = fork(`${root}/build/server.js`, {
      // In a process group of its own, it gets Ctrl-C once, through the parent.
      detached: true,
      // It is the flag of `npm start`; the reason stands in deploy/sunboard.service.
      execArgv: ['--v8-pool-size=1'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        DATA_DIR: dataDir,
        // An empty value counts as unset, so that nothing in the environment leads the demo elsewhere.
        DATABASE_URL: databaseUrl ?? '',
        PUBLIC_URL: publicUrl,
        PORT: String(port),
        SUNBOARD_DEMO: '1',
        // A line for each request would push the addresses off the screen.
        LOG_LEVEL: process.env.LOG_LEVEL ?? 'error'
      }
    });
    server.once('message', () => resolve(server));
    server.once('exit', (code) =>
      reject(new Refusal(`服务没有启动，退出码 ${code}`, `the server did not start, exit code ${code}`))
    );
  });
}

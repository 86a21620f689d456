import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/cli/tools/free-port';
import { embeddedPostgres } from './embedded';

/** A PostgreSQL of a test's own, from npm. */
export interface Cluster {
  /** of a database in it */
  url(database: string): string;
  /** stops it as an operator would, in a hurry: connections are cut */
  stop(): Promise<void>;
  /** ends it as a power cut would: what it hasn't written through is gone from its memory */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** stops it and throws it away */
  end(): Promise<void>;
}

/** Makes one and starts it. Nothing is written through to the disk: a power cut isn't what is tested here. */
export async function startCluster(flags: readonly string[] = []): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-postgres-'));
  // As root, its own user makes the database in here.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const said: string[] = [];
  const EmbeddedPostgres = await embeddedPostgres();
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    // A locale whose order isn't the bytes': what is sorted must not lean on it.
    initdbFlags: [
      '--encoding=UTF8',
      '--locale-provider=icu',
      '--icu-locale=zh-CN',
      '--locale=C',
      '--no-sync'
    ],
    postgresFlags: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', ...flags].flatMap(
      (flag) => ['-c', flag]
    ),
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line))
  });
  try {
    await postgres.initialise();
    await postgres.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${said.join('')}`, { cause: error });
  }
  const signal = (name: 'SIGINT' | 'SIGQUIT') => {
    const [pid = ''] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), name);
  };
  // A runner that breaks off ends nothing itself.
  const leftBehind = () => {
    if (existsSync(join(folder, 'data', 'postmaster.pid'))) signal('SIGINT');
  };
  process.on('exit', leftBehind);
  return {
    url: (database) => `postgres://postgres:postgres@localhost:${port}/${database}`,
    stop: () => postgres.stop(),
    async crash() {
      // PostgreSQL's own "immediate": it ends without writing anything, and recovers at its next start.
      signal('SIGQUIT');
      await postgres.stop();
    },
    start: () => postgres.start(),
    async end() {
      await postgres.stop();
      process.off('exit', leftBehind);
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

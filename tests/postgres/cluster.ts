import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { freePort } from '../../src/cli/tools/free-port';
import { embeddedPostgres } from './embedded';

/** A PostgreSQL of a test's own, from npm. */
export interface Cluster {
  /** the address of a database in it */
  url(database: string): string;
  /** stops it as a hurried operator would, cutting connections */
  stop(): Promise<void>;
  /** ends it as a power cut would; what it hasn't written is lost */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** stops and deletes it */
  end(): Promise<void>;
}

/** Makes a cluster and starts it. Nothing is flushed to the disk, because power cuts aren't tested here. */
export async function startCluster(flags: readonly string[] = []): Promise<Cluster> {
  const isRoot = process.getuid?.() === 0;
  const closed = isRoot ? closedFolder(resolve('node_modules')) : null;
  if (closed !== null)
    throw new Error(
      `PostgreSQL doesn't run as root, and no other user may enter ${closed}: chmod o+x ${closed}`
    );
  const folder = mkdtempSync(join(tmpdir(), 'sunboard-postgres-'));
  // When run as root, the database is made by a user of its own, who needs access to this folder.
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
    createPostgresUser: isRoot,
    // The locale's order isn't that of the bytes, because sorting must not depend on it.
    initdbFlags: [
      '--encoding=UTF8',
      '--locale-provider=icu',
      '--icu-locale=zh-CN',
      '--locale=C',
      '--no-sync'
    ],
    // Nothing is compiled for a statement that runs once.
    postgresFlags: [
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'jit=off',
      ...flags
    ].flatMap((flag) => ['-c', flag]),
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
  // A runner that breaks off doesn't end the cluster itself.
  const leftBehind = () => {
    if (existsSync(join(folder, 'data', 'postmaster.pid'))) signal('SIGINT');
  };
  process.on('exit', leftBehind);
  return {
    url: (database) => `postgres://postgres:postgres@localhost:${port}/${database}`,
    stop: () => postgres.stop(),
    async crash() {
      // This is PostgreSQL's own "immediate": it ends without writing anything, and recovers at its next
      // start.
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

/** The first folder from a path upwards that only its owner may enter, as `mktemp -d` makes them; null: there is none. */
function closedFolder(path: string): string | null {
  if ((statSync(path).mode & 0o001) === 0) return path;
  return path === dirname(path) ? null : closedFolder(dirname(path));
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { busyPort, checkMachine } from './check-machine.mjs';
import { clearDemo } from './clear-demo.mjs';
import { demoInDatabase } from './demo-database.mjs';
import { installAndBuild } from './install-and-build.mjs';
import { Refusal } from './refusal.mjs';
import { printWelcome } from './welcome.mjs';
import { root, startServer } from './start-server.mjs';
import { step } from './step.mjs';
import { networkInterfaces } from 'node:os';

/**
 * Leads from a fresh clone to a running demo: installs, builds, founds, starts, and prints where everything
 * is.
 * @param {string[]} args
 */
export async function runDemo(args) {
  try {
    await run(flags(args, process.env.PORT));
  } catch (error) {
    if (!isSentence(error)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  }
}

/**
 * @param {unknown} error
 * @returns {error is Error} a refusal of the demo's own, or a database that can't be opened
 */
function isSentence(error) {
  return error instanceof Refusal || (error instanceof Error && error.name === 'CannotOpen');
}

/** @param {Flags} flags */
async function run({ port, reset, dataDir, databaseUrl }) {
  checkMachine(root);
  const busy = await busyPort(port);
  // This very demo may already run and hold the port. Only the built program can tell, so the refusal waits
  // for it.
  if (busy && !existsSync(`${dataDir}/sunboard.lock`)) throw busy;
  await installAndBuild(root);
  const program = await import(pathToFileURL(`${root}/build/found-demo.js`).href);
  if (databaseUrl === null) program.needSqlite();
  const taken = databaseUrl === null ? program.inUse(dataDir) : null;
  if (taken) throw alreadyRuns(taken);
  if (busy) throw busy;
  const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);
  const isThere =
    databaseUrl === null
      ? !reset && existsSync(`${dataDir}/founded`)
      : await demoInDatabase({ url: databaseUrl, dataDir, reset }, program, say);
  const publicUrl = `http://${lanAddress() ?? 'localhost'}:${port}`;
  if (!isThere) await found(program, { dataDir, databaseUrl, publicUrl });
  const server = await step('启动服务 / starting', () =>
    startServer({ dataDir, databaseUrl, publicUrl, port })
  );
  await printWelcome({ publicUrl, port, dataDir });
  const stop = () => server.kill('SIGTERM');
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  server.on('exit', (code) => process.exit(code ?? 0));
}

/**
 * @param {typeof import('./found-demo')} app
 * @param {{ dataDir: string, databaseUrl: string | null, publicUrl: string }} demo
 */
async function found({ foundDemo }, demo) {
  // Data without its last file was left by an interrupted start, and is no demo.
  clearDemo(demo.dataDir);
  await step('造演示社区，过完十二个月 / living a demo year', (notify) =>
    foundDemo({ ...demo, now: new Date(), progress: (done, of) => notify(`${done}/${of}`) })
  );
}

/** @typedef {{ port: number, reset: boolean, dataDir: string, databaseUrl: string | null }} Flags */

/**
 * @param {string[]} args
 * @param {string | undefined} portOf the environment's PORT; `--port` goes before it
 * @returns {Flags}
 */
export function flags(args, portOf) {
  let port = Number(portOf || 4000);
  let reset = false;
  /** @type {string | null} */
  let dataDir = null;
  /** @type {string | null} */
  let databaseUrl = null;
  for (let i = 0; i < args.length; i += 1) {
    const [, flag = '', inline] = /^([^=]*)(?:=(.*))?$/s.exec(args[i] ?? '') ?? [];
    if (flag === '--reset') reset = true;
    else if (flag === '--port') port = Number(inline ?? args[(i += 1)]);
    else if (flag === '--data') dataDir = resolve(inline ?? args[(i += 1)] ?? '');
    else if (flag === '--database') databaseUrl = inline ?? args[(i += 1)] ?? '';
    else
      throw new Refusal(
        `不认识的参数 ${flag}，可用 --port N、--data DIR、--database postgres://…、--reset`,
        `unknown flag ${flag}; there are --port N, --data DIR, --database postgres://…, --reset`
      );
  }
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal('端口应为 1 到 65535 的整数', 'a port is a whole number from 1 to 65535');
  if (databaseUrl !== null && !/^postgres(ql)?:\/\/./.test(databaseUrl))
    throw new Refusal(
      '--database 应为 postgres://用户:密码@主机/数据库',
      '--database is postgres://user:password@host/database'
    );
  const ownFolder = databaseUrl === null ? 'data/demo' : 'data/demo-postgres';
  return { port, reset, dataDir: dataDir ?? `${root}/${ownFolder}`, databaseUrl };
}

/**
 * Says why a second demo on one folder isn't started, with the first one's address.
 * @param {import('$lib/server/platform/store/sqlite/data-lock').InUse} taken
 * @returns {Error}
 */
function alreadyRuns(taken) {
  const { holder } = taken;
  if (!holder) return taken;
  const address = `http://localhost:${holder.port}`;
  const other = `npm run demo -- --data DIR --port ${holder.port + 1}`;
  return new Refusal(
    `这份演示已经在运行：${address}（${holder.host} 上的进程 ${holder.pid}，${holder.since} 启动）。请直接打开它，或者先停掉它；要另开一份：${other}`,
    `this demo already runs at ${address} (process ${holder.pid} on ${holder.host}, since ${holder.since}); open it, or stop it first. For another one: ${other}`
  );
}

/**
 * The address at which phones in the same LAN reach this machine; null when it has none.
 * @returns {string | null}
 */
function lanAddress() {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkMachine } from './check-machine.mjs';
import { clearDemo } from './clear-demo.mjs';
import { installAndBuild } from './install-and-build.mjs';
import { lanAddress } from './lan-address.mjs';
import { Refusal } from './refusal.mjs';
import { printWelcome } from './welcome.mjs';
import { root, startServer } from './start-server.mjs';
import { step } from './step.mjs';

/**
 * From a fresh clone to a running demo: installs, builds, founds, starts, and says where everything is.
 *
 * @param {string[]} args
 */
export async function runDemo(args) {
  try {
    await run(flags(args));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  }
}

/** @param {{ port: number, reset: boolean, dataDir: string }} flags */
async function run({ port, reset, dataDir }) {
  await checkMachine(root, port);
  await installAndBuild(root);
  if (reset) clearDemo(dataDir);
  const publicUrl = `http://${lanAddress() ?? 'localhost'}:${port}`;
  if (!existsSync(`${dataDir}/founded`)) await found(dataDir, publicUrl);
  const server = await step('启动服务 / starting', () => startServer({ dataDir, publicUrl, port }));
  await printWelcome({ publicUrl, port, dataDir });
  const stop = () => server.kill('SIGTERM');
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  server.on('exit', (code) => process.exit(code ?? 0));
}

/**
 * @param {string} dataDir
 * @param {string} publicUrl
 */
async function found(dataDir, publicUrl) {
  // What an interrupted start left behind is no demo.
  clearDemo(dataDir);
  const { foundDemo } = await import(pathToFileURL(`${root}/build/found-demo.js`).href);
  await step('造演示社区，过完十二个月 / living a demo year', (tell) =>
    foundDemo({
      dataDir,
      publicUrl,
      now: new Date(),
      progress: (/** @type {number} */ done, /** @type {number} */ of) => tell(`${done}/${of}`)
    })
  );
}

/**
 * @param {string[]} args
 * @returns {{ port: number, reset: boolean, dataDir: string }}
 */
function flags(args) {
  let port = 4000;
  let reset = false;
  let dataDir = `${root}/data/demo`;
  for (let i = 0; i < args.length; i += 1) {
    const [flag, inline] = (args[i] ?? '').split('=');
    if (flag === '--reset') reset = true;
    else if (flag === '--port') port = Number(inline ?? args[(i += 1)]);
    else if (flag === '--data') dataDir = resolve(inline ?? args[(i += 1)] ?? '');
    else
      throw new Refusal(
        `不认识的参数 ${flag}，可用 --port N、--data DIR、--reset`,
        `unknown flag ${flag}; there are --port N, --data DIR, --reset`
      );
  }
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal('端口应为 1 到 65535 的整数', 'a port is a whole number from 1 to 65535');
  return { port, reset, dataDir };
}

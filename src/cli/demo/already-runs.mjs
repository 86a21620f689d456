import { Refusal } from './refusal.mjs';

/**
 * Says why a second demo on one folder isn't started, with the first one's address.
 * @param {import('$lib/server/platform/store/sqlite/data-lock').InUse} taken
 * @returns {Error}
 */
export function alreadyRuns(taken) {
  const { holder } = taken;
  if (!holder) return taken;
  const address = `http://localhost:${holder.port}`;
  const other = `npm run demo -- --data DIR --port ${holder.port + 1}`;
  return new Refusal(
    `这份演示已经在运行：${address}（${holder.host} 上的进程 ${holder.pid}，${holder.since} 启动）。请直接打开它，或者先停掉它；要另开一份：${other}`,
    `this demo already runs at ${address} (process ${holder.pid} on ${holder.host}, since ${holder.since}); open it, or stop it first. For another one: ${other}`
  );
}

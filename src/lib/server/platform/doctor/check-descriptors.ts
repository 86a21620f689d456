import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { budgetOf, tooFewDescriptors } from '../process/descriptors';
import { inUse } from '../store/sqlite/data-lock';
import { ok, warn, type DoctorFinding } from './finding';

/**
 * Checks for how many streams the server that runs on this folder has descriptors: by its own limit, since
 * a shell's is another one. No finding where none runs, or runs elsewhere, or on a system that doesn't tell
 * (all but Linux).
 * @param limits reads the system's limits of a process
 */
export function checkDescriptors(
  dataDir: string,
  limits: (pid: number) => string | null = limitsOf
): DoctorFinding[] {
  const holder = inUse(dataDir)?.holder;
  const limitsText = holder?.host === hostname() ? limits(holder.pid) : null;
  const soft = /^Max open files\s+(\d+)/m.exec(limitsText ?? '')?.[1];
  if (soft === undefined) return [];
  const budget = budgetOf(Number(soft));
  const words = [
    `服务可以同时打开 ${soft} 个文件和连接，公示屏和手机最多同时在线 ${budget.streams} 个`,
    `the server may have ${soft} files and connections open: ${budget.streams} boards and phones at a time`
  ] as const;
  if (tooFewDescriptors(budget) === null) return [ok('descriptors', words)];
  return [
    warn('descriptors', words, [
      '调高服务的上限：systemd 的 LimitNOFILE，命令行的 ulimit -n',
      'raise the server’s limit: LimitNOFILE of systemd, ulimit -n in a shell'
    ])
  ];
}

function limitsOf(pid: number): string | null {
  const file = `/proc/${pid}/limits`;
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

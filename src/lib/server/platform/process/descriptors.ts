import { once } from './once';

/** How many descriptors (open files and connections) the process may have, and how they are divided. */
export interface DescriptorBudget {
  /** the system's limit; Infinity where it tells none */
  limit: number;
  /** connections at a time, event streams among them */
  connections: number;
  /** event streams at a time */
  streams: number;
}

/**
 * Descriptors for the database with its journals or its pool, practice years, the log, mail and the process
 * itself.
 */
const own = 64;

/** Ordinary connections that event streams never take, where the limit is wide enough for so many. */
const mostOrdinary = 1024;

/** Fewer streams than this are said at the start: a small computer carries as many boards. */
const fewStreams = 1000;

/**
 * The descriptors of this process. They are read once: Node raises its soft limit to the hard one when it
 * starts, and never after.
 */
export function descriptorBudget(): DescriptorBudget {
  return once('descriptors', () => budgetOf(descriptorLimit()));
}

/**
 * Shares a limit out: each ordinary connection may have a file open for its answer, and streams get what is left. So a
 * flood of boards takes neither pages nor files away, and a flood of connections takes no files away.
 */
export function budgetOf(limit: number): DescriptorBudget {
  const shared = Math.max(0, limit - own);
  const ordinary = Math.min(mostOrdinary, Math.floor(shared / 4));
  return { limit, connections: shared - ordinary, streams: shared - 2 * ordinary };
}

/** A sentence in both languages when there is room for few streams, else null. */
export function tooFewDescriptors({ limit, streams }: DescriptorBudget): string | null {
  if (streams >= fewStreams) return null;
  return `系统只允许本进程同时打开 ${limit} 个文件和连接：公示屏和手机最多同时在线 ${streams} 个，多出来的过一会儿再连。请调高上限（systemd 的 LimitNOFILE，命令行的 ulimit -n） / This process may have ${limit} files and connections open: ${streams} boards and phones can follow at a time, the others come back later. Raise the limit (LimitNOFILE of systemd, ulimit -n in a shell)`;
}

function descriptorLimit(): number {
  const { userLimits } = process.report.getReport() as {
    userLimits?: { open_files?: { soft: number | 'unlimited' } };
  };
  const soft = userLimits?.open_files?.soft;
  return typeof soft === 'number' ? soft : Infinity;
}

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** A system call that shall fail. */
export interface SystemFault {
  call: 'pwrite64' | 'fsync' | 'ftruncate' | 'pread64';
  error: 'ENOSPC' | 'EIO';
  /** the number of the failing call, `3`, or of the first one, `3+` */
  when: string;
  /** only calls on these files */
  files: readonly string[];
}

/** Whether this machine can make calls of another process fail. */
export const canInject = spawnSync('strace', ['-V']).status === 0;

/** The options with which strace makes a call fail. */
export const straceFlags = ({ call, error, when, files }: SystemFault): string[] => [
  ...[
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    '-e',
    `trace=${call}`,
    '-e',
    `inject=${call}:error=${error}:when=${when}`
  ],
  ...files.flatMap((file) => ['-P', file])
];

/** Runs something while calls of a process fail: strace attaches before, and detaches after. */
export async function whileFailing<T>(pid: number, fault: SystemFault, run: () => Promise<T>): Promise<T> {
  // Without -qq strace reports that it has attached, which is waited for.
  const flags = straceFlags(fault).filter((flag) => flag !== '-qq');
  const strace = spawn('strace', [...flags, '-p', String(pid)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(strace, 'exit');
  let said = '';
  await new Promise<void>((held, failed) => {
    strace.stderr.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('attached')) held();
    });
    void ended.then(() => failed(new Error(`strace: ${said}`)));
  });
  try {
    return await run();
  } finally {
    strace.kill('SIGINT');
    await ended;
  }
}

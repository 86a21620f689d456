import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** A call of the operating system that shall fail. */
export interface Fault {
  call: 'pwrite64' | 'fsync' | 'ftruncate' | 'pread64';
  error: 'ENOSPC' | 'EIO';
  /** the how-manieth of these calls, `3`, or all from one on, `3+` */
  when: string;
  /** only those on these files */
  files: readonly string[];
}

/** Whether this machine can make calls of another process fail. */
export const canInject = spawnSync('strace', ['-V']).status === 0;

export const straceFlags = ({ call, error, when, files }: Fault): string[] => [
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

/** Runs something while calls of a process fail: strace takes hold of it before, and lets go after. */
export async function whileFailing<T>(pid: number, fault: Fault, run: () => Promise<T>): Promise<T> {
  // Without -qq: what it says on taking hold is waited for.
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

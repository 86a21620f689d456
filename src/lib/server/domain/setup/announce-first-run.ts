/**
 * Prints the one-time address, and the same on this machine: the public name may not lead here yet. On standard
 * output whatever LOG_LEVEL is: without it nobody gets in.
 *
 * @param publicUrl origin, null in a demo
 * @param local origin under which the server listens on this machine
 */
export function announceFirstRun(publicUrl: string | null, local: string, path: string): void {
  const origins = new Set([publicUrl ?? local, local]);
  const lines = [
    '还没有单位。打开这个一次性网址，建立第一个单位和管理员：',
    'There is no unit yet. Open this one-time address to set up the first one and its operator:',
    ...[...origins].map((origin) => `  ${origin}${path}`),
    '用过即作废；重启后换新的。 / Void once used; a restart makes another one.'
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

import { ok, warn, type Finding } from './finding';

/** What the program runs on. */
export function checkMachine(node: string, version: string): Finding[] {
  const major = Number(node.split('.')[0]);
  const words = [`阳光榜 ${version}，Node ${node}`, `Sunboard ${version} on Node ${node}`] as const;
  if (major >= 22) return [ok('program', words)];
  return [
    warn('program', words, ['Node 20 已停止维护：换成 24', 'Node 20 isn’t maintained any more: take 24'])
  ];
}

import { cpus } from 'node:os';

/**
 * The idle share of the processors over a time, from 0 to 1.
 * @param milliseconds how long it measures
 */
export async function idleShare(milliseconds: number): Promise<number> {
  const before = spent();
  await new Promise((done) => setTimeout(done, milliseconds));
  const after = spent();
  return (after.idle - before.idle) / (after.all - before.all);
}

function spent(): { idle: number; all: number } {
  const times = cpus().map((cpu) => cpu.times);
  const sum = (of: (one: (typeof times)[number]) => number) =>
    times.reduce((total, one) => total + of(one), 0);
  return {
    idle: sum(({ idle }) => idle),
    all: sum(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq)
  };
}

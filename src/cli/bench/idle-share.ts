import { cpus } from 'node:os';

/** How much of the processors has nothing else to do, 0 to 1, over this long. */
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

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { figureUnits, type BenchFigure } from './figure';

/** One run of the bench, as it is stored. */
export interface BenchRun {
  /** ISO 8601 instant */
  started: string;
  /** `idle` is the idle share of the processors as the run began, 0 to 1 */
  machine: { cores: number; cpu: string; idle: number; node: string; commit: string };
  figures: BenchFigure[];
}

/** The folder of runs in a working tree. */
export const runsFolder = 'data/bench';

const samples = v.array(v.number());
const of = v.picklist(['value', 'ratio']);
const runSchema = v.object({
  started: v.string(),
  machine: v.object({
    cores: v.number(),
    cpu: v.string(),
    idle: v.number(),
    node: v.string(),
    commit: v.string()
  }),
  figures: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      unit: v.picklist(figureUnits),
      samples,
      peer: v.exactOptional(v.object({ name: v.string(), samples })),
      limit: v.exactOptional(
        v.object({ of, most: v.exactOptional(v.number()), least: v.exactOptional(v.number()) })
      )
    })
  )
});

/** Begins a run: notes this machine and this commit. */
export async function newRun(now: Date): Promise<BenchRun> {
  const all = cpus();
  return {
    started: now.toISOString(),
    machine: {
      cores: all.length,
      cpu: all[0]?.model ?? '',
      idle: await idleShare(2000),
      node: process.version,
      commit: execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim()
    },
    figures: []
  };
}

/**
 * Stores a run.
 * @returns its file
 */
export function saveRun(run: BenchRun): string {
  mkdirSync(runsFolder, { recursive: true });
  const file = join(runsFolder, `${run.started.replace(/\W/g, '')}.json`);
  writeFileSync(file, `${JSON.stringify(run, null, 1)}\n`);
  return file;
}

/**
 * Reads a stored run.
 * @throws ValiError when the file isn't a run of this bench
 */
export function readRun(file: string): BenchRun {
  return v.parse(runSchema, JSON.parse(readFileSync(file, 'utf8')));
}

/** Whether other work ran on the machine, so that its times mean little. */
export function isBusy({ machine }: BenchRun): boolean {
  return machine.idle < 0.75;
}

/** The runs stored here, newest first; files of another shape are left out. */
export function keptRuns(folder = runsFolder): BenchRun[] {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .flatMap((name) => {
      const read = v.safeParse(runSchema, JSON.parse(readFileSync(join(folder, name), 'utf8')));
      return read.success ? [read.output] : [];
    });
}

/**
 * The idle share of the processors over a time, from 0 to 1.
 * @param milliseconds how long it measures
 */
async function idleShare(milliseconds: number): Promise<number> {
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

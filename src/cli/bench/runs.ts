import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Figure } from './figure';
import { idleShare } from './idle-share';

/** One run of the bench, as it is written down. */
export interface Run {
  /** instant, ISO 8601 */
  started: string;
  /** `idle`: how much of it had nothing else to do as the run began, 0 to 1 */
  machine: { cores: number; cpu: string; idle: number; node: string; commit: string };
  figures: Figure[];
}

const folder = 'data/bench';

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
      unit: v.picklist([
        'ms',
        'bytes',
        'requests/s',
        'nodes',
        'shift',
        'letters',
        'listeners',
        'connects',
        '%'
      ]),
      samples,
      peer: v.exactOptional(v.object({ name: v.string(), samples })),
      limit: v.exactOptional(
        v.object({ of, most: v.exactOptional(v.number()), least: v.exactOptional(v.number()) })
      )
    })
  )
});

/** A run that begins now, on this machine, of this commit. */
export async function newRun(now: Date): Promise<Run> {
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

/** Writes a run down; gives the file. */
export function keep(run: Run): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${run.started.replace(/\W/g, '')}.json`);
  writeFileSync(file, `${JSON.stringify(run, null, 1)}\n`);
  return file;
}

/** @throws when the file isn't a run of this bench */
export function readRun(file: string): Run {
  return v.parse(runSchema, JSON.parse(readFileSync(file, 'utf8')));
}

/** Something else runs on this machine: its times say little. */
export function isBusy({ machine }: Run): boolean {
  return machine.idle < 0.75;
}

/** The runs that were kept here, newest first. One of an older shape is no measure any more. */
export function keptRuns(): Run[] {
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

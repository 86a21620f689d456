import { Cron } from 'croner';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { saysAway } from '../store/database-away';
import type { Tables } from '../store/tables/tables';
import type { Job } from './job';
import type { JobTurn } from './turn';

export interface JobContext {
  db: Kysely<Tables>;
  clock: () => Date;
  timeZone: string;
  turn: JobTurn;
  log: Pick<Logger, 'debug' | 'info' | 'error'>;
  /** called after each run, for the metrics */
  ended?(job: string, outcome: 'done' | 'failed'): void;
}

/** Runs each job at its times, in one process only, and never twice at once in it. */
export class Jobs {
  readonly #around: JobContext;
  readonly #jobs: readonly Job[];
  readonly #crons: Cron[];
  readonly #stop = new AbortController();
  readonly #running = new Map<Job, Promise<void>>();

  constructor(jobs: readonly Job[], around: JobContext) {
    this.#around = around;
    this.#jobs = jobs;
    this.#crons = jobs.map(
      (job) => new Cron(job.when, { timezone: around.timeZone, unref: true }, () => this.#come(job))
    );
  }

  /** The time of every job has come. Resolves when those that were this process's have run. */
  async comeRound(): Promise<void> {
    await Promise.all(this.#jobs.map((job) => this.#come(job)));
  }

  /** Resolves when nothing runs any more. */
  async close(): Promise<void> {
    this.#stop.abort();
    for (const cron of this.#crons) cron.stop();
    await Promise.all(this.#running.values());
    await this.#around.turn.close();
  }

  #come(job: Job): Promise<void> {
    const running = this.#running.get(job) ?? this.#run(job).finally(() => this.#running.delete(job));
    this.#running.set(job, running);
    return running;
  }

  async #run(job: Job): Promise<void> {
    const { db, clock, turn, log, ended } = this.#around;
    try {
      if (!(await turn.mine(job.name))) return;
      await job.run(db, clock(), this.#stop.signal);
      log[job.often ? 'debug' : 'info']({ job: job.name }, 'job done');
      ended?.(job.name, 'done');
    } catch (error) {
      ended?.(job.name, 'failed');
      // The job runs again later, and the connection reports that the database is away.
      if (!saysAway(error)) log.error({ err: error, job: job.name }, 'job failed');
    }
  }
}

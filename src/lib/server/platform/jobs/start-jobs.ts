import type { Logger } from 'pino';
import type { Settings } from '../settings/settings';
import type { Job } from './job';
import { postgresTurn } from './postgres-turn';
import { Jobs, type JobContext } from './run-jobs';
import { alwaysMine } from './turn';

/** Starts what comes round by the clock; with several processes on one database, each job runs in one of them. */
export async function startJobs(
  settings: Settings,
  jobs: readonly Job[],
  around: Pick<JobContext, 'db' | 'clock' | 'ended'> & { log: Logger }
): Promise<Jobs> {
  const { databaseUrl, timeZone } = settings;
  const turn = databaseUrl === null ? alwaysMine : await postgresTurn(databaseUrl, around.log);
  return new Jobs(jobs, { ...around, timeZone, turn });
}

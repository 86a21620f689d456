import type { Logger } from 'pino';
import type { Settings } from '../settings/settings';
import { jobsOf } from './jobs';
import { postgresTurn } from './postgres-turn';
import { Jobs, type Surroundings } from './run-jobs';
import { alwaysMine } from './turn';

/** Starts what comes round by the clock; with several processes on one database, each job runs in one of them. */
export async function startJobs(
  settings: Settings,
  around: Pick<Surroundings, 'db' | 'clock' | 'ended'> & { log: Logger }
): Promise<Jobs> {
  const { databaseUrl, timeZone } = settings;
  const turn = databaseUrl === null ? alwaysMine : await postgresTurn(databaseUrl, around.log);
  return new Jobs(jobsOf(settings), { ...around, timeZone, turn });
}

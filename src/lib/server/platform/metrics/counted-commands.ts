import type { Logger } from 'pino';
import type { CommandRunner } from '../command/run-command';
import { Problem } from '../problem/problem';
import { isUncertain } from '../store/storage-fault';
import type { Metrics } from './metrics';

/** The commands, with a count of their outcomes. A refusal is logged with its code, and without whom or what it concerns. */
export function countedCommands<Stores>(
  runCommand: CommandRunner<Stores>,
  metrics: Pick<Metrics, 'command'>,
  log: Pick<Logger, 'warn'>
): CommandRunner<Stores> {
  return async (actor, what, run) => {
    try {
      const answer = await runCommand(actor, what, run);
      metrics.command(what.permission, 'done');
      return answer;
    } catch (error) {
      const isRefused = error instanceof Problem && !isUncertain(error);
      metrics.command(what.permission, isRefused ? 'refused' : 'failed');
      if (isRefused) log.warn({ permission: what.permission, code: error.code }, 'refused');
      throw error;
    }
  };
}

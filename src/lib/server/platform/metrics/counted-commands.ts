import type { CommandRunner } from '../command/run-command';
import { Problem } from '../problem/problem';
import { isUncertain } from '../store/storage-fault';
import type { Metrics } from './metrics';

/** The commands, with a count of their outcomes. */
export function countedCommands<Stores>(
  runCommand: CommandRunner<Stores>,
  metrics: Pick<Metrics, 'command'>
): CommandRunner<Stores> {
  return async (actor, what, run) => {
    try {
      const answer = await runCommand(actor, what, run);
      metrics.command(what.permission, 'done');
      return answer;
    } catch (error) {
      metrics.command(
        what.permission,
        error instanceof Problem && !isUncertain(error) ? 'refused' : 'failed'
      );
      throw error;
    }
  };
}

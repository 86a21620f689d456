import type { ActFunction } from '../act/act';
import { Problem } from '../problem';
import { isUncertain } from '../store/storage-fault';
import type { Metrics } from './metrics';

/** Acts as they are, counted by what becomes of them. */
export function countedActs(act: ActFunction, metrics: Pick<Metrics, 'act'>): ActFunction {
  return async (actor, what, run) => {
    try {
      const answer = await act(actor, what, run);
      metrics.act(what.act, 'done');
      return answer;
    } catch (error) {
      metrics.act(what.act, error instanceof Problem && !isUncertain(error) ? 'refused' : 'failed');
      throw error;
    }
  };
}

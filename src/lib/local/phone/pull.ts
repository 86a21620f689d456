import { expanded, judgeDelta, merge, type MyDelta, type MyState } from '../../sync';
import { askMe, type AskedSince, type SyncRefusal } from './ask-me';

/** The state of a page once the server's answer is taken in. */
export interface PulledState {
  state: MyState;
  delta: MyDelta;
  /** whether the server started anew, so that what the page had before is void */
  replaces: boolean;
}

/**
 * Takes the difference since what the page has; everything, when the server's log doesn't continue it.
 * `switched`: the session is another account's or shows another unit, and nothing of its answer was taken.
 */
export async function pullChanges(
  have: MyState,
  get: typeof fetch
): Promise<PulledState | { refused: SyncRefusal | 'switched' }> {
  const answer = await askMe(askedSince(have), get);
  if ('refused' in answer) return answer;
  const delta = 'unchanged' in answer ? expanded(have, answer.unchanged) : answer.delta;
  if (delta.owner !== have.owner) return { refused: 'switched' };
  const verdict = judgeDelta(have, delta);
  // A server put back from a backup knows less than the phone, says so by starting at 0, and is right.
  const restarted = have.cursor > 0 && delta.after === 0;
  if (restarted || verdict === 'anew') return { state: merge(null, delta), delta, replaces: true };
  if (verdict === 'gap') return pullAll(have, get);
  return { state: verdict === 'skip' ? have : merge(have, delta), delta, replaces: false };
}

async function pullAll(have: MyState, get: typeof fetch): ReturnType<typeof pullChanges> {
  const answer = await askMe(null, get);
  if ('refused' in answer) return answer;
  // The server never says that nothing is new to a request for everything.
  if ('unchanged' in answer) return { refused: 'unreadable' };
  const { delta } = answer;
  if (delta.owner !== have.owner) return { refused: 'switched' };
  return { state: merge(null, delta), delta, replaces: true };
}

/** The head of what the page has, as a request names it. */
export function askedSince({ cursor, epoch, at, scheme, longer, papers, wholeDigest }: MyState): AskedSince {
  return {
    cursor,
    epoch,
    at,
    scheme: scheme.digest,
    longer: longer.length,
    papers: papers.digest,
    wholeDigest
  };
}

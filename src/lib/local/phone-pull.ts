import { askMe, type Refusal } from './ask-me';
import { applyDelta, headOf, replaceAll } from './phone-apply';
import type { PhoneDb } from './phone-db';

/**
 * Takes the difference since the phone's cursor; everything, when the server's log doesn't continue what is here.
 * `switched`: the session is another account's, and nothing of its answer was kept.
 */
export async function pull(
  db: PhoneDb,
  account: string,
  get: typeof fetch
): Promise<'synced' | 'switched' | Refusal> {
  const head = await headOf(db);
  let answer = await askMe(head, get);
  if ('refused' in answer) return answer.refused;
  if (answer.delta.account !== account) return 'switched';
  // A server put back from a backup knows less than the phone, says so by starting at 0, and is right.
  const restarted = head !== null && head.cursor > 0 && answer.delta.after === 0;
  if (!restarted && (await applyDelta(db, answer.delta)) !== 'gap') return 'synced';
  if (!restarted) answer = await askMe(null, get);
  if ('refused' in answer) return answer.refused;
  if (answer.delta.account !== account) return 'switched';
  await replaceAll(db, answer.delta);
  return 'synced';
}

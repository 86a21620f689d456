import * as v from 'valibot';
import { myDeltaSchema, type MyDelta } from '../sync';
import { applyDelta, headOf, replaceAll } from './phone-apply';
import type { PhoneDb } from './phone-db';

/**
 * - `away`: no answer, or the server is unwell; what is here stays, and so does its age
 * - `signed-out`: the session has ended
 * - `not-scored`: this account has no points of its own
 * - `unreadable`: an answer that this version can't read
 */
export type Refusal = 'away' | 'signed-out' | 'not-scored' | 'unreadable';
export type Answer = { delta: MyDelta } | { refused: Refusal };

/** How long an answer may take: a phone that changes from one cell to another otherwise waits for minutes. */
const patience = 20_000;

/** Asks the server what is new after a cursor; 0: for everything. */
export async function askMe(after: number, get: typeof fetch, wait = patience): Promise<Answer> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), wait);
  try {
    return await readAnswer(await get(`/api/me?after=${after}`, { signal: stop.signal }));
  } catch {
    return { refused: 'away' };
  } finally {
    clearTimeout(timer);
  }
}

/** What an answer of `/api/me` says. */
export async function readAnswer(response: Response): Promise<Answer> {
  if (response.status === 401) return { refused: 'signed-out' };
  if (response.status === 403) return { refused: 'not-scored' };
  if (!response.ok) return { refused: 'away' };
  const read = v.safeParse(myDeltaSchema, await response.json());
  return read.success ? { delta: read.output } : { refused: 'unreadable' };
}

/**
 * Takes the difference since the phone's cursor; everything, when the server's log doesn't continue what is here.
 * `switched`: the session is another account's, and nothing of its answer was kept.
 */
export async function pull(
  db: PhoneDb,
  account: string,
  get: typeof fetch
): Promise<'synced' | 'switched' | Refusal> {
  const after = (await headOf(db))?.cursor ?? 0;
  let answer = await askMe(after, get);
  if ('refused' in answer) return answer.refused;
  if (answer.delta.account !== account) return 'switched';
  // A server put back from a backup knows less than the phone, says so by starting at 0, and is right.
  const restarted = after > 0 && answer.delta.after === 0;
  if (!restarted && (await applyDelta(db, answer.delta)) !== 'gap') return 'synced';
  if (!restarted) answer = await askMe(0, get);
  if ('refused' in answer) return answer.refused;
  if (answer.delta.account !== account) return 'switched';
  await replaceAll(db, answer.delta);
  return 'synced';
}

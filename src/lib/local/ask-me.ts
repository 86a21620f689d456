import * as v from 'valibot';
import { myDeltaSchema, type MyDelta } from '../sync';
import { withPatience } from './patience';

/**
 * - `away`: no answer, or the server is unwell; what is here stays, and so does its age
 * - `signed-out`: the session has ended
 * - `not-scored`: this account has no points of its own
 * - `damaged`: the server's newest notice isn't what was published; what is here stays
 * - `unreadable`: an answer that this version can't read
 */
export type Refusal = 'away' | 'signed-out' | 'not-scored' | 'damaged' | 'unreadable';
export type Answer = { delta: MyDelta } | { refused: Refusal };

const patience = 20_000;

/** What this page knows of, besides what the first one did. */
const knows = 'paper=1&owed=1&over=1&mended=1';

/** Where a phone that has nothing yet asks for everything. */
export const askAll = `/api/me?after=0&longer=0&${knows}`;

/** Asks the server what is new after what is here; null: for everything. */
export async function askMe(
  have: { cursor: number; epoch: string; scheme: string; longer: number } | null,
  get: typeof fetch,
  wait = patience
): Promise<Answer> {
  const asked = have
    ? `/api/me?after=${have.cursor}&epoch=${have.epoch}&scheme=${have.scheme}&longer=${have.longer}&${knows}`
    : askAll;
  try {
    return await withPatience(wait, async (signal) => readAnswer(await get(asked, { signal })));
  } catch {
    return { refused: 'away' };
  }
}

/** What an answer of `/api/me` says. */
export async function readAnswer(response: Response): Promise<Answer> {
  if (response.status === 401) return { refused: 'signed-out' };
  if (response.status === 403) return { refused: 'not-scored' };
  if (response.status === 503 && (await response.text()).includes('"notice-damaged"'))
    return { refused: 'damaged' };
  if (!response.ok) return { refused: 'away' };
  const read = v.safeParse(myDeltaSchema, await response.json());
  return read.success ? { delta: read.output } : { refused: 'unreadable' };
}

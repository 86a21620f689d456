import * as v from 'valibot';
import {
  myDeltaSchema,
  outdatedCode,
  protocolQuery,
  unchangedSchema,
  type MyDelta,
  type UnchangedAnswer
} from '../../sync';
import { withPatience } from '../patience';

/**
 * Why the phone didn't get or couldn't use an answer.
 * - `away`: nobody answered, or the server is unwell; the phone keeps its data and their age
 * - `signed-out`: the session has ended
 * - `not-scored`: this account has no points of its own, or its last role has ended
 * - `damaged`: the server's newest notice doesn't match its digest; the phone keeps its data
 * - `unreadable`: this version can't read the answer
 * - `outdated`: this version is below the server's protocol and has to be updated
 */
export type SyncRefusal = 'away' | 'signed-out' | 'not-scored' | 'damaged' | 'unreadable' | 'outdated';
/** How the phone's data relates to the server's; `asking` until the first answer. */
export type ServerLine = 'asking' | 'synced' | Exclude<SyncRefusal, 'not-scored'>;
export type MeAnswer = { delta: MyDelta } | { unchanged: UnchangedAnswer } | { refused: SyncRefusal };

const patience = 20_000;

/** Asks past the browser's cache, which may have kept a portal's page in place of an answer. */
export const pastCache = { cache: 'no-store' } as const satisfies RequestInit;

/** The address from which a phone without any data asks for everything. */
export const fullStateAddress = `/api/me?after=0&longer=0&${protocolQuery}`;

/** The data that a phone has already, as its request names them. */
export interface AskedSince {
  cursor: number;
  epoch: string;
  /** instant of the answer that it has */
  at: string;
  /** digest of the scheme */
  scheme: string;
  /** number of longer periods */
  longer: number;
  /** digest of the whole parts */
  wholeDigest: string;
  /** digest of the papers */
  papers: string;
}

/** Asks the server for everything newer than the phone's data; null: for everything. */
export async function askMe(have: AskedSince | null, get: typeof fetch, wait = patience): Promise<MeAnswer> {
  const asked = have
    ? `/api/me?after=${have.cursor}&epoch=${have.epoch}&at=${encodeURIComponent(have.at)}&scheme=${have.scheme}&longer=${have.longer}&papers=${have.papers}&whole=${have.wholeDigest}&${protocolQuery}`
    : fullStateAddress;
  try {
    return await withPatience(wait, async (signal) => readAnswer(await get(asked, { signal, ...pastCache })));
  } catch {
    return { refused: 'away' };
  }
}

/** The refusals that a phone reacts to, with the server's status and code. */
const refusals = [
  { status: 401, code: 'signed-out', refused: 'signed-out' },
  { status: 403, code: 'not-scored', refused: 'not-scored' },
  { status: 409, code: outdatedCode, refused: 'outdated' },
  { status: 503, code: 'notice-damaged', refused: 'damaged' }
] as const;

/**
 * Turns an answer of `/api/me` into a delta, or into the reason why there is none. A refusal is taken by the server's own
 * code alone, because others between, such as a captive portal, answer with these statuses too.
 */
export async function readAnswer(response: Response): Promise<MeAnswer> {
  if (!response.ok) {
    const text = await response.text();
    const known = refusals.find(
      ({ status, code }) => status === response.status && text.includes(`"${code}"`)
    );
    return { refused: known?.refused ?? 'away' };
  }
  const answer: unknown = await response.json();
  if (v.is(unchangedSchema, answer)) return { unchanged: answer };
  const read = v.safeParse(myDeltaSchema, answer);
  return read.success ? { delta: read.output } : { refused: 'unreadable' };
}

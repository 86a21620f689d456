import { withPatience } from '$lib/local/patience';
import { pairAnswerSchema, type PairAnswer } from '$lib/sync';
import * as v from 'valibot';

export type PairingAnswer =
  | PairAnswer
  /** too many screens wait */
  | { state: 'busy' }
  | { state: 'failed'; why: string };

/** `server` is its clock, milliseconds since 1970, in whole seconds. */
export type AskPairing = () => Promise<{ answer: PairingAnswer; server: number | null }>;

const patience = 15_000;

/** Asks the server how it stands with this screen. Never throws: a failed request takes no code from the screen. */
export function pairingAsker(ask: typeof fetch): AskPairing {
  return async () => {
    try {
      return await withPatience(patience, (signal) => askOnce(ask, signal));
    } catch (error) {
      return { answer: { state: 'failed', why: String(error) }, server: null };
    }
  };
}

async function askOnce(ask: typeof fetch, signal: AbortSignal) {
  const response = await ask('/api/pair', {
    method: 'POST',
    cache: 'no-store',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal
  });
  const server = Date.parse(response.headers.get('date') ?? '') || null;
  return { answer: await answerOf(response), server };
}

async function answerOf(response: Response): Promise<PairingAnswer> {
  if (response.status === 429) return { state: 'busy' };
  if (!response.ok) return { state: 'failed', why: `status ${response.status}` };
  const parsed = v.safeParse(pairAnswerSchema, await response.json());
  return parsed.success ? parsed.output : { state: 'failed', why: 'not an answer of ours' };
}

import { withPatience } from '$lib/local/patience';
import { pairAnswerSchema, type PairAnswer } from '$lib/sync';
import * as v from 'valibot';
import { serverClock, type ClockReading } from '../player/clock-bounds';

export type PairingAnswer = PairAnswer | { state: 'failed'; why: string };

/** `heard` is the server's clock; null when the answer had none */
export type AskPairing = () => Promise<{ answer: PairingAnswer; heard: ClockReading | null }>;

const patience = 15_000;

/**
 * Asks the server for the state of this screen's pairing. It never throws, so that a failed request doesn't
 * take the code from the screen.
 * @param now milliseconds, monotonic
 */
export function pairingAsker(ask: typeof fetch, now: () => number): AskPairing {
  return async () => {
    try {
      return await withPatience(patience, (signal) => askOnce(ask, now, signal));
    } catch (error) {
      return { answer: { state: 'failed', why: String(error) }, heard: null };
    }
  };
}

async function askOnce(ask: typeof fetch, now: () => number, signal: AbortSignal) {
  const asked = now();
  const response = await ask('/api/pair', {
    method: 'POST',
    cache: 'no-store',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal
  });
  const heard = serverClock(response.headers, asked, now());
  return { answer: await answerOf(response), heard };
}

async function answerOf(response: Response): Promise<PairingAnswer> {
  if (!response.ok) return { state: 'failed', why: `status ${response.status}` };
  const parsed = v.safeParse(pairAnswerSchema, await response.json());
  return parsed.success ? parsed.output : { state: 'failed', why: 'not an answer of ours' };
}

import type { PairAnswer } from '$lib/sync';
import type { AskPairing, PairingAnswer } from '../feed/ask-pairing';
import { postJson } from './ask-server';

/** Asks for this screen's pairing as the whole board does, but has the server draw the code for a phone. */
export const askPlainPairing: AskPairing = async () => {
  const { status, responseText } = await postJson('/api/pair', '{"drawn":true}');
  const answer = status === 200 ? answerIn(responseText) : failed(`status ${status}`);
  return { answer, heard: null };
};

/** Reads an answer; a portal or a proxy before the server answers a page of its own. */
function answerIn(text: string): PairingAnswer {
  try {
    const json: unknown = JSON.parse(text);
    return isAnswer(json) ? json : failed('not an answer of ours');
  } catch (error) {
    return failed(String(error));
  }
}

/** Checks by hand what `pairAnswerSchema` says, because Valibot has expressions that Chromium 51 can't read. */
function isAnswer(json: unknown): json is PairAnswer {
  if (typeof json !== 'object' || json === null) return false;
  const answer: Partial<Record<string, unknown>> = { ...json };
  if (answer.state === 'paired') return true;
  const { state, code, seconds, every, office } = answer;
  return (
    state === 'waiting' &&
    typeof code === 'string' &&
    /^[0-9A-Z]{8}$/.test(code) &&
    typeof seconds === 'number' &&
    typeof every === 'number' &&
    typeof office === 'string'
  );
}

function failed(why: string): PairingAnswer {
  return { state: 'failed', why };
}

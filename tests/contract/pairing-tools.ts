import { confirmBoard } from '$lib/server/boards/manage-boards';
import { Problem } from '$lib/server/problem';
import { expect } from 'vitest';
import type { AHouse } from './a-house';

/** Where screens ask from. */
const source = '203.0.113.7';

let keys = 0;
const key = () => `pairing-key-${(keys += 1)}`;

/** What tests of pairing do again and again, in the house of the test that runs. */
export function pairingTools(at: () => AHouse) {
  /** A screen that begins to ask: its code, and the secret that its browser keeps. */
  async function aScreen(from = source): Promise<{ code: string; secret: string }> {
    const asked = await at().house.screens.ask({ secret: null, source: from });
    if (asked.state !== 'waiting' || asked.secret === null) throw new Error('a new screen waits');
    return { code: asked.code, secret: asked.secret };
  }
  const ask = (secret: string | null) => at().house.screens.ask({ secret, source });
  const confirm = (code: string, name = '一楼大厅', by = at().operator) =>
    confirmBoard(at().house, by, { key: key(), code, name });
  const refusal = async (promise: Promise<unknown>) => {
    const problem = await promise.then(
      () => expect.fail('it was refused'),
      (error: unknown) => error
    );
    if (!(problem instanceof Problem)) throw problem;
    return { code: problem.code, status: problem.status, params: problem.params };
  };
  const wrong = { code: 'pairing-code-wrong', status: 422, params: {} };
  async function claimed(secret: string): Promise<string> {
    const asked = await ask(secret);
    if (asked.state !== 'paired') throw new Error('it was confirmed');
    return asked.token;
  }
  return { key, aScreen, ask, confirm, refusal, wrong, claimed };
}

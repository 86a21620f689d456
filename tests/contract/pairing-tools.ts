import { confirmBoard } from '$lib/server/domain/boards/manage-boards';
import { Problem } from '$lib/server/platform/problem/problem';
import { expect } from 'vitest';
import type { TestApp } from './test-app';

let keys = 0;
const key = () => `pairing-key-${(keys += 1)}`;

/** Steps that tests of pairing repeat, in the app of the running test. */
export function pairingTools(at: () => TestApp) {
  /**
   * Makes a screen that begins to ask.
   * @returns its code, and the secret that its browser keeps
   */
  async function aScreen(): Promise<{ code: string; secret: string }> {
    const asked = await at().app.screens.ask(null);
    if (asked.state !== 'waiting' || asked.secret === null) throw new Error('a new screen waits');
    return { code: asked.code, secret: asked.secret };
  }
  const ask = (secret: string | null) => at().app.screens.ask(secret);
  const confirm = (code: string, name = '一楼大厅', by = at().operator) =>
    confirmBoard(at().app, by, { key: key(), code, name });
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

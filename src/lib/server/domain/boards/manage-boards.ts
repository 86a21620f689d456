import * as v from 'valibot';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { mailAddress } from '../../platform/mail/mail-address';
import { readUserCode } from '../pairing/secrets';
import { plainLine } from '../../platform/text/plain-text';
import { Problem } from '../../platform/problem/problem';
import type { WaitingScreen } from './boards';

/** Characters of a board's name. */
export const boardNameLimit = 20;

/**
 * Finds the screen that shows this code now. A code that never was, has run out or was confirmed already gets the
 * same answer. Too many of them in a quarter of an hour, by one account or by all together, get none.
 *
 * @param typed as somebody typed it
 * @throws Problem `pairing-code-wrong`, `too-many-codes`
 */
export async function findScreen(app: App, actor: Actor, typed: string): Promise<WaitingScreen> {
  return tryCode(app, actor, async () => {
    const code = readUserCode(typed);
    const screen = code === null ? null : await (await app.read(actor)).boards.waiting(code);
    if (!screen) throw new Problem('pairing-code-wrong', 422);
    return screen;
  });
}

/**
 * Makes the screen that shows this code a board of the actor's unit.
 * @throws Problem `bad-board-name`, `board-name-taken`, `pairing-code-wrong`, `too-many-codes`
 */
export async function confirmBoard(
  app: App,
  actor: Actor,
  { key, code: typed, ...asked }: { key: string; code: string; name: string }
): Promise<{ board: string }> {
  const name = nameOf(asked.name);
  return tryCode(app, actor, async () => {
    const code = readUserCode(typed);
    if (code === null) throw new Problem('pairing-code-wrong', 422);
    const input = { code, name };
    return app.runCommand(actor, { permission: 'manage-boards', key, input }, async ({ boards }) => ({
      board: await boards.confirm(input)
    }));
  });
}

/**
 * Gives a board another name.
 * @throws Problem `bad-board-name`, `board-name-taken`, `not-found`
 */
export async function renameBoard(
  app: App,
  actor: Actor,
  { key, board, ...asked }: { key: string; board: string; name: string }
): Promise<{ board: string }> {
  const name = nameOf(asked.name);
  const input = { rename: board, name };
  return app.runCommand(actor, { permission: 'manage-boards', key, input }, async ({ boards }) => {
    await boards.rename(board, name);
    return { board };
  });
}

/**
 * Ends a board's connection: within seconds it shows a new code to be paired by.
 * @throws Problem `not-found`
 */
export async function revokeBoard(
  app: App,
  actor: Actor,
  { key, board }: { key: string; board: string }
): Promise<{ board: string }> {
  return app.runCommand(
    actor,
    { permission: 'manage-boards', key, input: { revoke: board } },
    async ({ boards }) => {
      await boards.revoke(board);
      return { board };
    }
  );
}

/**
 * Sets the mail address for boards that are away in opening hours.
 * @param asked `address` '': none
 * @throws Problem `bad-mail-address`
 */
export async function setBoardContact(
  app: App,
  actor: Actor,
  { key, ...asked }: { key: string; address: string }
): Promise<null> {
  const address = addressOf(asked.address);
  return app.runCommand(
    actor,
    { permission: 'manage-boards', key, input: { contact: address } },
    async ({ boards }) => {
      await boards.setContact(address);
      return null;
    }
  );
}

/**
 * Runs the check of a pairing code and counts attempts as for passwords, apart from sign-ins. The account's
 * limit comes first: attempts refused there don't count against everybody, since otherwise one account
 * could lock all out. A right code doesn't forgive the wrong ones before it, since otherwise somebody with
 * a right code could go on for ever.
 */
async function tryCode<T>(app: App, actor: Actor, run: () => Promise<T>): Promise<T> {
  const { attempts } = app;
  if (await attempts.begin('pairing-account', actor.account)) throw new Problem('too-many-codes', 429);
  if (await attempts.begin('pairing', '')) {
    await attempts.takeBack('pairing-account', actor.account);
    throw new Problem('too-many-codes', 429);
  }
  const answer = await run();
  await attempts.takeBack('pairing', '');
  await attempts.takeBack('pairing-account', actor.account);
  return answer;
}

function nameOf(typed: string): string {
  const read = v.safeParse(plainLine(boardNameLimit), typed);
  if (!read.success) throw new Problem('bad-board-name', 422, { limit: boardNameLimit });
  return read.output;
}

function addressOf(typed: string): string {
  if (typed.trim() === '') return '';
  const read = v.safeParse(mailAddress, typed.normalize('NFKC'));
  if (!read.success) throw new Problem('bad-mail-address', 422);
  return read.output;
}

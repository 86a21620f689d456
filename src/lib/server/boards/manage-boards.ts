import * as v from 'valibot';
import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { mailAddress } from '../mail/mail-address';
import { readUserCode } from '../pairing/secrets';
import { plainLine } from '../plain-text';
import { Problem } from '../problem';
import type { WaitingScreen } from './boards';

/** Characters of a board's name. */
export const boardNameLimit = 20;

/**
 * Finds the screen that shows this code now. A code that never was, has run out or was confirmed already gets the
 * same answer, and too many of them in a quarter of an hour, by one account or by all together, get none.
 *
 * @param typed as somebody typed it
 * @throws Problem `pairing-code-wrong`, `too-many-codes`
 */
export async function findScreen(house: House, actor: Actor, typed: string): Promise<WaitingScreen> {
  return tryCode(house, actor, async () => {
    const code = readUserCode(typed);
    const screen = code === null ? null : await (await house.read(actor)).boards.waiting(code);
    if (!screen) throw new Problem('pairing-code-wrong', 422);
    return screen;
  });
}

/**
 * Makes the screen that shows this code a board of the actor's unit.
 * @throws Problem `bad-board-name`, `board-name-taken`, `pairing-code-wrong`, `too-many-codes`
 */
export async function confirmBoard(
  house: House,
  actor: Actor,
  { key, code: typed, ...asked }: { key: string; code: string; name: string }
): Promise<{ board: string }> {
  const name = nameOf(asked.name);
  return tryCode(house, actor, async () => {
    const code = readUserCode(typed);
    if (code === null) throw new Problem('pairing-code-wrong', 422);
    const input = { code, name };
    return house.act(actor, { act: 'manage-boards', key, input }, async ({ boards }) => ({
      board: await boards.confirm(input)
    }));
  });
}

/** @throws Problem `bad-board-name`, `board-name-taken`, `not-found` */
export async function renameBoard(
  house: House,
  actor: Actor,
  { key, board, ...asked }: { key: string; board: string; name: string }
): Promise<{ board: string }> {
  const name = nameOf(asked.name);
  const input = { rename: board, name };
  return house.act(actor, { act: 'manage-boards', key, input }, async ({ boards }) => {
    await boards.rename(board, name);
    return { board };
  });
}

/**
 * Ends a board's connection: within seconds it shows a new code to be paired by.
 * @throws Problem `not-found`
 */
export async function revokeBoard(
  house: House,
  actor: Actor,
  { key, board }: { key: string; board: string }
): Promise<{ board: string }> {
  return house.act(actor, { act: 'manage-boards', key, input: { revoke: board } }, async ({ boards }) => {
    await boards.revoke(board);
    return { board };
  });
}

/**
 * Sets whom the unit wants told by mail when a board is away in opening hours.
 * @param asked `address` '': nobody
 * @throws Problem `bad-mail-address`
 */
export async function setBoardContact(
  house: House,
  actor: Actor,
  { key, ...asked }: { key: string; address: string }
): Promise<null> {
  const address = addressOf(asked.address);
  return house.act(actor, { act: 'manage-boards', key, input: { contact: address } }, async ({ boards }) => {
    await boards.setContact(address);
    return null;
  });
}

/**
 * Counted like passwords that are tried out; whoever signs in is counted apart. The account first: what it is refused doesn't
 * count for all, or one could lock everybody out. Nor does a right code forgive the wrong ones before it, or one who has a
 * right code could go on for ever.
 */
async function tryCode<T>(house: House, actor: Actor, run: () => Promise<T>): Promise<T> {
  const [account, all] = [`pairing ${actor.account}`, 'pairing'];
  if (!(await house.attempts.begin(account, null))) throw new Problem('too-many-codes', 429);
  if (!(await house.attempts.begin(null, all))) {
    await house.attempts.takeBack(account);
    throw new Problem('too-many-codes', 429);
  }
  const answer = await run();
  await house.attempts.succeeded(null, all);
  await house.attempts.takeBack(account);
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

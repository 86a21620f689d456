import { applyDelta, replaceAll } from '../phone/apply';
import { ownersHere, PhoneDb } from '../phone/storage/db';
import { Outbox } from '../phone/outbox/outbox';
import * as SentForms from '../phone/outbox/sent-forms';
import type { OutboxForm } from '../phone/outbox/outbox-form';
import { readPhone } from '../phone/read';
import { syncRound } from '../phone/round';
import { sendForm } from '../phone/outbox/send-form';

/**
 * Sends the forms that wait on this phone, as a page does: it takes what is new first, and sends only what the server
 * takes for the account and unit of that database.
 *
 * @throws when something still waits for a network, so that the browser tries again
 */
export async function sendStored(): Promise<void> {
  let isAway = false;
  for (const owner of await ownersHere())
    // One owner's storage that fails doesn't keep the other ones' forms here.
    isAway = (await sendFormsOf(owner).catch(failed)) || isAway;
  if (isAway) throw new Error('forms wait for a network');
}

/** @returns whether forms still wait although somebody is signed in, as far as one knows without a network */
async function sendFormsOf(owner: string): Promise<boolean> {
  const db = await PhoneDb.open(owner);
  const outbox = new Outbox({
    owner,
    send: sendForm,
    onChange: () => undefined,
    // A worker loads nothing later.
    sentForms: () => Promise.resolve(SentForms)
  });
  try {
    const state = await readPhone(db);
    await outbox.use(db, console.warn);
    if (!state || !waits(outbox.forms)) return false;
    let storing: Promise<unknown> = Promise.resolve();
    const end = await syncRound({
      state: () => state,
      forms: () => outbox.forms,
      get: (...asked) => fetch(...asked),
      isStopped: () => false,
      apply: (pulled) => {
        storing = pulled.replaces
          ? replaceAll(db, { ...pulled.state, after: 0 })
          : applyDelta(db, pulled.delta);
      },
      outbox: async () => outbox
    });
    await storing;
    return end !== null && ('refused' in end ? end.refused === 'away' : waits(outbox.forms));
  } finally {
    outbox.stop();
    db.close();
  }
}

/** The browser tries again later. */
function failed(error: unknown): boolean {
  console.warn(error);
  return true;
}

const waits = (forms: readonly OutboxForm[]) => forms.some(({ state }) => state === 'waiting');

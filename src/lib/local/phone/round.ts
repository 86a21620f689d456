import type { MyState } from '../../sync';
import type { SyncRefusal } from './ask-me';
import type { Outbox } from './outbox/outbox';
import { keysOf, type OutboxForm } from './outbox/outbox-form';
import { pullChanges, type PulledState } from './pull';

/** The page for which a round asks the server. */
export interface SyncedPage {
  state(): MyState;
  forms(): readonly OutboxForm[];
  get: typeof fetch;
  /** whether nothing may be shown or written any more */
  isStopped(): boolean;
  /**
   * Applies an answer: shows it and has it stored. Nobody waits for the storing, so that a storage fault can't come between
   * the answer and its reader.
   * @param shown keys of the received forms that the answer shows
   */
  apply(pulled: PulledState, shown: readonly string[]): void;
  outbox(): Promise<Outbox>;
}

/** The end of a round: `sent` tells whether the server has received any form; null: the page was stopped. */
export type RoundEnd = { refused: SyncRefusal | 'switched' } | { sent: boolean } | null;

/**
 * One round between a phone and the server: it takes what is new, and then sends what waits. The score comes
 * first, and what the server receives now is shown by the next answer.
 */
export async function syncRound(page: SyncedPage): Promise<RoundEnd> {
  const received = page.forms().filter(({ state }) => state === 'received');
  const pulled = await pullChanges(page.state(), page.get);
  if (page.isStopped()) return null;
  if ('refused' in pulled) {
    await keepUnstored(page, pulled.refused);
    return pulled;
  }
  // The answer was given after these forms had been received, so it shows what became of them, unless the
  // server has forgotten them. Each form says itself in which history it was received: the page's state may be of
  // another one already, by the server's own page or by a page that was closed before it could send them again.
  const { epoch } = pulled.state;
  const shown = keysOf(received.filter(({ receivedIn }) => receivedIn === epoch));
  page.apply(pulled, shown);
  const outbox = await page.outbox();
  await outbox.settle(shown, Date.parse(pulled.state.at));
  await outbox.sendAgain(keysOf(received.filter(({ receivedIn }) => receivedIn !== epoch)));
  await outbox.reconcile(epoch, page.get);
  const sent = await outbox.flush(epoch);
  await outbox.storeAgain();
  return { sent };
}

/**
 * Sends the forms that an outdated page has in its memory alone, because it is about to be loaded anew: the server takes forms from
 * every version. Of a page that stays they are stored as soon as there is space.
 */
async function keepUnstored(page: SyncedPage, refused: SyncRefusal | 'switched'): Promise<void> {
  if (page.forms().length === 0) return;
  const outbox = await page.outbox();
  if (outbox.isSafe) return;
  if (refused === 'outdated') await outbox.flush(page.state().epoch);
  await outbox.storeAgain();
}

import type { MyState } from '../../sync';
import type { SyncRefusal } from './ask-me';
import type { Outbox } from './outbox/outbox';
import type { OutboxForm } from './outbox/outbox-form';
import { pullChanges, type PulledState } from './pull';

/** The page for which a round asks the server. */
export interface SyncedPage {
  state(): MyState;
  forms(): readonly OutboxForm[];
  get: typeof fetch;
  /** whether nothing may be shown or written any more */
  isStopped(): boolean;
  /**
   * Shows an answer and has it stored. Nobody waits for the storing, so that a storage fault can't come between
   * the answer and its reader.
   * @param shown keys of the received forms that the answer shows
   */
  take(pulled: PulledState, shown: readonly string[]): void;
  outbox(): Promise<Outbox>;
}

/** The end of a round: `sent` tells whether the server has received any form; null: the page was stopped. */
export type RoundEnd = { refused: SyncRefusal | 'switched' } | { sent: boolean } | null;

/**
 * One round between a phone and the server: it takes what is new, and then sends what waits. The score comes
 * first, and what the server receives now is shown by the next answer.
 */
export async function syncRound(page: SyncedPage): Promise<RoundEnd> {
  const { epoch } = page.state();
  const received = page
    .forms()
    .filter(({ state }) => state === 'received')
    .map(({ key }) => key);
  // The browser's cache may have kept a portal's page in place of an answer.
  const pulled = await pullChanges(page.state(), (input, init) =>
    page.get(input, { ...init, cache: 'no-store' })
  );
  if (page.isStopped()) return null;
  if ('refused' in pulled) return pulled;
  // The answer was given after these forms had been received, so it shows what became of them, unless the
  // server has forgotten them.
  const isSameHistory = pulled.state.epoch === epoch;
  page.take(pulled, isSameHistory ? received : []);
  const outbox = await page.outbox();
  await (isSameHistory ? outbox.drop(received) : outbox.sendAgain(received));
  return { sent: await outbox.flush() };
}

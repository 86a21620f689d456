import { isSameAccount } from '../../../sync';
import { databasePrefix } from './database-name';
import { wipeDrawn } from '../last-drawn';
import { isPractising } from '../../practising';

/**
 * Deletes what other accounts have left in this browser, once an account has signed in that opens no phone pages of its own.
 * A browser in which nobody has opened those pages loads no code for it. In a practice year nothing is deleted.
 *
 * @param account the id of who is signed in, or an owner (`phoneOwner`); null: nobody here has points
 * @throws as `wipePhone`
 */
export async function wipeOthers(account: string | null): Promise<void> {
  if (isPractising()) return;
  const whose = account === null ? {} : { keep: account };
  wipeDrawn(whose);
  if (!(await mayHaveOthers(account))) return;
  const { wipePhone } = await import('./db');
  await wipePhone(whose);
}

/** Browsers that don't list their databases leave it to `wipePhone`, which knows another way. */
async function mayHaveOthers(account: string | null): Promise<boolean> {
  if (!('indexedDB' in globalThis)) return false;
  if (typeof indexedDB.databases !== 'function') return true;
  const names = (await indexedDB.databases()).map(({ name = '' }) => name);
  return names.some(
    (name) =>
      name.startsWith(databasePrefix) &&
      (account === null || !isSameAccount(name.slice(databasePrefix.length), account))
  );
}

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
  if (account !== null) await endTerms(account);
  if (!(await mayHaveOthers(account))) return;
  const { wipePhone } = await import('./db');
  await wipePhone(whose);
}

/** Deletes the forms of the account's ended roles whose term is over, also where its phone pages are never opened again. */
async function endTerms(account: string): Promise<void> {
  const names = await databasesHere();
  if (!names.some((name) => isSameAccount(name.slice(databasePrefix.length), account))) return;
  const { sweepSealed } = await import('./sealed');
  await sweepSealed(account, Date.now());
}

/** Names of the phone's databases; none where the browser doesn't list them. */
async function databasesHere(): Promise<string[]> {
  if (!('indexedDB' in globalThis) || typeof indexedDB.databases !== 'function') return [];
  const names = (await indexedDB.databases()).map(({ name = '' }) => name);
  return names.filter((name) => name.startsWith(databasePrefix));
}

/** Browsers that don't list their databases leave it to `wipePhone`, which knows another way. */
async function mayHaveOthers(account: string | null): Promise<boolean> {
  if (!('indexedDB' in globalThis)) return false;
  if (typeof indexedDB.databases !== 'function') return true;
  return (await databasesHere()).some(
    (name) => account === null || !isSameAccount(name.slice(databasePrefix.length), account)
  );
}

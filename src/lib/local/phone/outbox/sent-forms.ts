import * as v from 'valibot';
import { protocolQuery } from '../../../sync';
import { withPatience } from '../../patience';
import { pastCache } from '../ask-me';
import type { PhoneDb } from '../storage/db';
import { missingCode } from './outbox-form';
import type { StoredForm } from './stored-form';

/** A form that the server has, as an answer of its own has shown; kept because a backup that is put back may lack it. */
export interface KeptSentForm extends Omit<StoredForm, 'state' | 'refusal' | 'receivedIn'> {
  /** the server's history (its epoch) in which it is known to be */
  receivedIn: string;
  /** milliseconds by the server's clock at which it was put aside */
  keptAt: number;
  /** its place in the outbox, which it takes again: forms keep the order in which they were filled in */
  place: number;
}

/** Milliseconds for which a sent form is kept. */
export const sentFor = 90 * 24 * 60 * 60_000;
/** Bytes of sent forms' files; beyond, the oldest ones go. */
const mostBytes = 48 * 1024 * 1024;
/** Keys of one request: an address stays far below what proxies take. */
const atOnce = 40;
const patience = 20_000;

/**
 * Puts received forms aside, which a delta shows by now. Those that were kept long enough go, and files that take too
 * much room: their forms stay without them.
 * @param now milliseconds by the server's clock
 */
export async function keepSent(db: PhoneDb, keys: readonly string[], now: number): Promise<void> {
  await db.transaction('rw', db.outbox, db.sent, db.files, async () => {
    // A collection is used up by one pass.
    const received = () => db.outbox.where('key').anyOf([...keys]);
    const sent: KeptSentForm[] = [];
    await received().each(({ state: _, refusal: __, receivedIn = '', ...form }, { primaryKey }) =>
      sent.push({ ...form, receivedIn, keptAt: now, place: primaryKey })
    );
    await db.sent.bulkPut(sent);
    await received().delete();
    await prune(db, now);
  });
}

/** Deletes the files of all sent forms, so that a new form has room. */
export async function dropSentFiles(db: PhoneDb): Promise<void> {
  await db.transaction('rw', db.sent, db.files, async () => {
    const sent = await db.sent.filter(({ file }) => file !== null).toArray();
    await dropFiles(db, sent);
  });
}

async function prune(db: PhoneDb, now: number): Promise<void> {
  const sent = await db.sent.toArray();
  const old = sent.filter(({ keptAt }) => now - keptAt > sentFor).map(({ key }) => key);
  await db.sent.bulkDelete(old);
  await db.files.bulkDelete(old);
  let room = mostBytes;
  const newestFirst = sent
    .filter(({ key, file }) => file !== null && !old.includes(key))
    .sort((a, b) => b.keptAt - a.keptAt);
  await dropFiles(
    db,
    newestFirst.filter(({ file }) => (room -= file?.size ?? 0) < 0)
  );
}

async function dropFiles(db: PhoneDb, sent: readonly KeptSentForm[]): Promise<void> {
  await db.files.bulkDelete(sent.map(({ key }) => key));
  await db.sent.bulkPut(sent.map((form) => ({ ...form, file: null })));
}

/**
 * Brings back into the outbox, as refused, what the server lacks since it was put back to a backup: its owner says whether to
 * send it once more.
 * @param epoch of the server's history now
 * @returns whether the server has told about all of them
 */
export async function bringBackMissing(db: PhoneDb, epoch: string, get: typeof fetch): Promise<boolean> {
  const doubted = await db.sent.where('receivedIn').notEqual(epoch).primaryKeys();
  for (let from = 0; from < doubted.length; from += atOnce) {
    const keys = doubted.slice(from, from + atOnce);
    const known = await askKnown(keys, get);
    if (!known) return false;
    await db.transaction('rw', db.outbox, db.sent, async () => {
      // Another page may have done this meanwhile.
      const forms = (await db.sent.bulkGet(keys)).filter((form) => form !== undefined);
      const missing = forms.filter(({ key }) => !known.has(key));
      const here = forms.filter(({ key }) => known.has(key));
      await db.sent.bulkPut(here.map((form) => ({ ...form, receivedIn: epoch })));
      await db.sent.bulkDelete(missing.map(({ key }) => key));
      const refusal = { code: missingCode, sentence: '' };
      for (const { keptAt: _, receivedIn: __, place, ...form } of missing)
        await db.outbox.add({ ...form, state: 'refused', refusal }, place);
    });
  }
  return true;
}

const knownSchema = v.object({ known: v.array(v.string()) });

/** Asks which of these keys the server has an answer for; null: it doesn't say. */
async function askKnown(keys: readonly string[], get: typeof fetch): Promise<Set<string> | null> {
  try {
    return await withPatience(patience, async (signal) => {
      const address = `/api/me/sent?keys=${keys.join(',')}&${protocolQuery}`;
      const response = await get(address, { signal, ...pastCache });
      return response.ok ? new Set(v.parse(knownSchema, await response.json()).known) : null;
    });
  } catch (error) {
    console.warn(error);
    return null;
  }
}

import { Dexie, type Table } from 'dexie';
import type { StoredDraft } from '../outbox/drafts';
import type { KeptSentForm } from '../outbox/sent-forms';
import type { StoredFile, StoredForm } from '../outbox/stored-form';
import { isSameAccount, type SyncedDecision, type MyEntry, type MyResult, type MyState } from '../../../sync';
import { databasePrefix } from './database-name';
import { endReminders } from '../end-reminders';
import { wipeDrawn } from '../last-drawn';
import { inTime, storagePatience } from '../../patience';
import { isPractising } from '../../practising';

/** The parts of a state that aren't growing lists. */
export type StateRest = Omit<MyState, 'entries' | 'decisions' | 'results' | 'notice'>;

/** The key of the only row of `rest` and of `notice`. */
export const onlyRowKey = 'it';

/**
 * One account's data on this phone, in one unit (`phoneOwner`). Each has a database of its own, so that no query can read
 * another one's rows by mistake and signing out just deletes the database. Dexie's reopening is off: after
 * another tab has deleted the database, it would create it anew.
 */
export class PhoneDb extends Dexie {
  declare readonly entries: Table<MyEntry, string>;
  declare readonly decisions: Table<SyncedDecision, string>;
  declare readonly results: Table<MyResult, string>;
  declare readonly rest: Table<StateRest, typeof onlyRowKey>;
  declare readonly notice: Table<NonNullable<MyState['notice']>, typeof onlyRowKey>;
  /** forms that were filled in on this phone and that the server lacks, in the order in which they are sent */
  declare readonly outbox: Table<StoredForm, number>;
  /** forms that the server has, by their keys */
  declare readonly sent: Table<KeptSentForm, string>;
  /** the files of those forms and of drafts */
  declare readonly files: Table<StoredFile, string>;
  /** the news that have been seen on this phone */
  declare readonly seen: Table<{ key: string }, string>;
  /** texts that were typed on this phone and not sent off */
  declare readonly drafts: Table<StoredDraft, string>;
  /** when the account's role ended here, in ms by this device's clock: see `sealEnded` */
  declare readonly sealed: Table<{ at: number }, typeof onlyRowKey>;

  private constructor(owner: string) {
    super(databasePrefix + owner, { autoOpen: false });
    // Dexie brings a database of any older version to this one; the forms of those had their files' bytes inside.
    this.version(5)
      .stores({
        entries: 'id, seq',
        decisions: 'id',
        results: 'period',
        rest: '',
        notice: '',
        outbox: '++, &key',
        sent: 'key, receivedIn',
        seen: 'key',
        drafts: 'key',
        sealed: '',
        files: 'key'
      })
      .upgrade(async (change) => {
        const forms = change
          .table<{ key: string; file: { bytes?: ArrayBuffer } | null }>('outbox')
          .toCollection();
        const files: StoredFile[] = [];
        await forms.modify(({ key, file }) => {
          if (!file?.bytes) return;
          files.push({ key, bytes: file.bytes });
          delete file.bytes;
        });
        await change.table('files').bulkAdd(files);
      });
  }

  /** The tables that hold what the server has sent: it may send them anew, and never the outbox, sent forms, drafts or what was seen. */
  get synced(): Table[] {
    return [this.entries, this.decisions, this.results, this.rest, this.notice];
  }

  /**
   * @param taken called when another tab deletes the database; by then it is closed
   * @param lost called when it can't be used any more: the browser has closed it, because it was cleared or its disk or server
   * failed, or a tab with a newer version of the app changes its form
   */
  static async open(owner: string, taken?: () => void, lost?: () => void): Promise<PhoneDb> {
    const db = new PhoneDb(owner);
    db.on('versionchange', ({ newVersion }) => {
      db.close();
      if (newVersion === null) taken?.();
      else lost?.();
      // Dexie's own answer to it, which says in the console that it closes, isn't wanted.
      return false;
    });
    await db.open();
    // The browser's own event: Dexie's `close` tells of our closing too.
    if (lost) db.backendDB().addEventListener('close', lost);
    return db;
  }
}

/** Whether this phone has something of an owner; nothing is made by asking, and no list is needed. */
export function isHere(owner: string): Promise<boolean> {
  return Dexie.exists(databasePrefix + owner);
}

/**
 * Accounts that have something on this phone (`phoneOwner`): one's own, in each unit that was shown here, and another one
 * only while it is being deleted.
 *
 * @throws when the browser doesn't say, or takes longer than storage may
 */
export async function ownersHere(): Promise<string[]> {
  const names = await inTime(storagePatience, Dexie.getDatabaseNames());
  return names
    .filter((name) => name.startsWith(databasePrefix))
    .map((name) => name.slice(databasePrefix.length));
}

/**
 * Deletes what this phone has of every account, or of every other one than `keep`'s, and ends their reminders. In a practice
 * year it deletes nothing.
 *
 * @param keep an owner (`phoneOwner`): the data of its account stay, in every unit
 * @param known an account whose data is deleted even where the browser doesn't say what it has
 * @throws when something couldn't be deleted, or takes longer than storage may
 */
export async function wipePhone({ keep, known }: { keep?: string; known?: string } = {}): Promise<void> {
  if (isPractising()) return;
  wipeDrawn({ keep });
  const others = async () => {
    const gone = (await ownersHere()).filter((one) => keep === undefined || !isSameAccount(one, keep));
    // The browser's one address for messages was the other account's.
    await allEnd([
      ...gone.map(wipeOwner),
      ...(keep !== undefined && gone.length > 0 ? [endReminders()] : [])
    ]);
  };
  const all = keep === undefined ? [endReminders(), clearBadge(), others()] : [others()];
  await allEnd(known === undefined ? all : [wipeOwner(known), ...all]);
}

/** Deletes what this phone has of one owner; errors as `wipePhone`. */
export function wipeOwner(owner: string): Promise<void> {
  return inTime(storagePatience, Dexie.delete(databasePrefix + owner));
}

/** Takes the number off the app's icon; a refusal is no fault. */
async function clearBadge(): Promise<void> {
  if ('clearAppBadge' in navigator) await navigator.clearAppBadge().catch(console.info);
}

/** Waits for all of them, and throws what failed first: one that can't be deleted doesn't save the others. */
async function allEnd(work: Promise<void>[]): Promise<void> {
  for (const end of await Promise.allSettled(work)) if (end.status === 'rejected') throw end.reason;
}

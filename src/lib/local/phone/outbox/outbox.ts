import { Dexie, liveQuery, type Subscription } from 'dexie';
import { inTime } from '../../patience';
import type { PhoneDb } from '../storage/db';
import { storageFaultOf } from '../storage/storage-fault';
import { keysOf, type FilledForm, type OutboxForm, type SendingEnd } from './outbox-form';
import { addForm, deleteForms, readForms } from './stored-form';
import type * as SentForms from './sent-forms';
import { UnstoredLocks } from './unstored-locks';

/** Milliseconds for one request to the database, with a file of 4 MB on a slow phone; a lost storage never answers. */
const usualPatience = 10_000;

interface OutboxOptions {
  owner: string;
  /** posts one form */
  send(form: OutboxForm): Promise<SendingEnd>;
  /** receives all forms after each change that any tab has made, in the order in which they are sent */
  onChange(forms: readonly OutboxForm[]): void;
  /** loads the code that keeps what was sent: few starts need it */
  sentForms(): Promise<typeof SentForms>;
  /** how long one request to the database may take, ms */
  patience?: number;
}

/**
 * The forms that wait on this phone until the server has them. They are sent at least once and in order; the
 * server answers a repeated key as it did before, so each acts exactly once. Where the browser stores nothing,
 * they wait in the page's memory as long as it is open.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  #db: PhoneDb | null = null;
  #watching: Subscription | null = null;
  #stored: OutboxForm[] = [];
  /** files of forms that are or were stored, by their keys: each is read once */
  #files = new Map<string, File>();
  /** tells other windows of the forms that this one's memory alone has */
  readonly #locks = new UnstoredLocks();
  /** forms that couldn't be stored */
  #loose: OutboxForm[] = [];
  /** keys of the forms that were taken out while no database was available; a lost one may come back with them */
  #dropped: string[] = [];
  /** reads of the database begun, and the one whose result is shown */
  #reads = 0;
  #shown = 0;
  #sending: Promise<boolean> | null = null;
  /** the server's history in which all sent forms of the database are known to be; null: nobody has looked */
  #reconciled: string | null = null;
  /** how often each form was sent in vain while this page was open, by its key */
  readonly #tries = new Map<string, number>();

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** All forms, stored ones first. */
  get forms(): readonly OutboxForm[] {
    // A form that is just being stored is in both places for a moment.
    const stored = keysOf(this.#stored);
    return [...this.#stored, ...this.#loose.filter(({ key }) => !stored.includes(key))];
  }

  /** Whether closing the page would lose no form: each is stored, or the server has it. */
  get isSafe(): boolean {
    return this.#loose.every(({ state }) => state === 'received');
  }

  /**
   * Stores forms in this database from now on, those that wait in memory too; null: none is available, and what
   * was stored waits in memory, because the browser may have cleared the database away.
   * @param failed receives what keeps the database from telling its changes
   */
  async use(db: PhoneDb | null, failed: (error: unknown) => void): Promise<void> {
    this.stop();
    this.#db = db;
    this.#reconciled = null;
    if (!db) {
      // A form that was being stored when the database went is in both places, and newer in memory.
      const loose = keysOf(this.#loose);
      this.#loose.unshift(...this.#stored.splice(0).filter(({ key }) => !loose.includes(key)));
      return this.#notify();
    }
    const gone = [...this.#dropped];
    await this.#inTime(deleteForms(db, gone));
    this.#dropped = this.#dropped.filter((key) => !gone.includes(key));
    await this.storeAgain();
    await this.#reload(db);
    if (db !== this.#db) return;
    // A live query may deliver something older than this tab's own last change, so it only says when to read.
    this.#watching = liveQuery(() => db.outbox.toArray()).subscribe(
      () => void this.#reload(db).catch(failed),
      failed
    );
  }

  stop(): void {
    this.#watching?.unsubscribe();
    this.#watching = null;
  }

  /**
   * Takes a form. It resolves once the form is stored, or once it is known that it can't be.
   * @param at milliseconds by this device's clock
   */
  async add(form: FilledForm, at: number): Promise<void> {
    await this.#store({ ...form, at, state: 'waiting', refusal: null });
  }

  /**
   * Takes forms out for good, such as refused or waiting ones that are given up. One that is on its way already may still arrive,
   * and then shows like any other that the server has.
   */
  async drop(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    this.#loose = this.#loose.filter(({ key }) => !keys.includes(key));
    const db = this.#db;
    if (!db) {
      this.#dropped.push(...keys);
      return this.#notify();
    }
    await this.#inTime(deleteForms(db, keys));
    await this.#reload(db);
  }

  /**
   * Takes out received forms that a delta shows by now. What is stored is put aside, in case a backup is put back.
   * @param now milliseconds by the server's clock
   */
  async settle(keys: readonly string[], now: number): Promise<void> {
    const db = this.#db;
    if (keys.length === 0 || !db) return this.drop(keys);
    try {
      const { keepSent } = await this.#options.sentForms();
      await this.#inTime(keepSent(db, keys, now));
    } catch (error) {
      // The server has them, and showing them as unsent would be untrue.
      console.warn(error);
      return this.drop(keys);
    }
    this.#loose = this.#loose.filter(({ key }) => !keys.includes(key));
    await this.#reload(db);
  }

  /**
   * Looks once for each history of the server whether it still has what this phone sent. What it lacks stands in the outbox
   * again, as refused, until its owner says whether to send it once more.
   */
  async reconcile(epoch: string, get: typeof fetch): Promise<void> {
    const db = this.#db;
    if (!db || this.#reconciled === epoch) return;
    if ((await this.#inTime(db.sent.where('receivedIn').notEqual(epoch).count())) > 0) {
      const { bringBackMissing } = await this.#options.sentForms();
      if (!(await bringBackMissing(db, epoch, get))) return;
      await this.#reload(db);
    }
    if (db === this.#db) this.#reconciled = epoch;
  }

  /**
   * Lets forms wait again: the server was put back to a backup, which may be older than what it received. One that it still
   * has gets its stored answer.
   */
  async sendAgain(keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#change(key, { state: 'waiting', refusal: null, foreign: 0 });
  }

  /** Stores what waits in memory, because there was no database or no space in it, where there is now. */
  async storeAgain(): Promise<void> {
    for (const key of keysOf(this.#loose)) {
      // It may have been sent or taken out while the ones before it were stored.
      const form = this.#loose.find((each) => each.key === key);
      if (form) await this.#store(form);
    }
  }

  /**
   * Sends what waits, one form after the other; one tab at a time where the browser has locks. Without them two
   * tabs may send the same form, which acts once all the same.
   * @param epoch of the server's last answer
   * @returns whether the server has received any
   */
  flush(epoch: string): Promise<boolean> {
    this.#sending ??= this.#exclusively(() => this.#sendAll(epoch)).finally(() => (this.#sending = null));
    return this.#sending;
  }

  async #exclusively(work: () => Promise<boolean>): Promise<boolean> {
    const { locks } = navigator;
    if (!locks) return work();
    const name = `sunboard-outbox-${this.#options.owner}`;
    return locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : false));
  }

  async #sendAll(epoch: string): Promise<boolean> {
    // Another page may have taken a form a moment ago.
    if (this.#db) await this.#reload(this.#db);
    let isReceived = false;
    const tried = new Set<string>();
    for (let form = this.#next(tried); form; form = this.#next(tried)) {
      tried.add(form.key);
      const sent = await this.#options.send(form);
      if (sent.end === 'away' || sent.end === 'foreign') this.#tries.set(form.key, this.#triesOf(form) + 1);
      if (sent.end === 'away' || sent.end === 'signed-out') break;
      if (sent.end === 'foreign') {
        // It may be this form alone that doesn't get through: the server has just answered this phone.
        await this.#change(form.key, { foreign: (form.foreign ?? 0) + 1 });
        continue;
      }
      isReceived ||= sent.end === 'received';
      await this.#change(form.key, {
        state: sent.end,
        refusal: sent.end === 'refused' ? sent.refusal : null,
        foreign: 0,
        ...(sent.end === 'received' && { receivedIn: epoch })
      });
    }
    return isReceived;
  }

  /**
   * The form that is due: it waits, no earlier one about the same claim or objection holds it up, and none was sent in vain
   * less often. So one that never gets an answer, because its file is too much for the network, holds up no other.
   */
  #next(tried: ReadonlySet<string>): OutboxForm | undefined {
    const held = new Set<string>();
    let next: OutboxForm | undefined;
    for (const form of this.forms) {
      const isFree = form.about === '' || !held.has(form.about);
      const isDue = form.state === 'waiting' && isFree && !tried.has(form.key);
      if (isDue && (!next || this.#triesOf(form) < this.#triesOf(next))) next = form;
      if (form.state !== 'received' && form.about !== '') held.add(form.about);
    }
    return next;
  }

  #triesOf({ key }: OutboxForm): number {
    return this.#tries.get(key) ?? 0;
  }

  /**
   * Stores a form. One about a claim or objection of which an earlier form waits in memory waits there too, since stored ones
   * go first. A form leaves the memory only once the database has it: until then closing the page would lose it.
   */
  async #store(form: OutboxForm): Promise<void> {
    const db = this.#isBehindLoose(form) ? null : this.#db;
    try {
      if (!db) throw new Error('nothing here stores forms');
      await this.#inTime(putOnce(db, form)).catch((error: unknown) => this.#putWithRoom(db, form, error));
      if (form.file) this.#files.set(form.key, form.file);
      this.#loose = this.#loose.filter(({ key }) => key !== form.key);
      await this.#reload(db);
    } catch (error) {
      if (db) console.warn(error);
      if (!keysOf(this.#loose).includes(form.key)) this.#loose.push(form);
      this.#notify();
    }
  }

  /** Stores a form for which there was no room, in place of sent ones' files. */
  async #putWithRoom(db: PhoneDb, form: OutboxForm, error: unknown): Promise<void> {
    if (storageFaultOf(error) !== 'full') throw error;
    const { dropSentFiles } = await this.#options.sentForms();
    await this.#inTime(dropSentFiles(db));
    await this.#inTime(putOnce(db, form));
  }

  #isBehindLoose({ key, about }: OutboxForm): boolean {
    if (about === '') return false;
    const at = keysOf(this.#loose).indexOf(key);
    const earlier = at < 0 ? this.#loose : this.#loose.slice(0, at);
    return earlier.some((form) => form.about === about && form.state !== 'received');
  }

  async #change(
    key: string,
    changes: Partial<Pick<OutboxForm, 'state' | 'refusal' | 'receivedIn' | 'foreign'>>
  ): Promise<void> {
    this.#loose = this.#loose.map((form) => (form.key === key ? { ...form, ...changes } : form));
    const db = this.#db;
    if (!db) return this.#notify();
    await this.#inTime(db.outbox.where('key').equals(key).modify(changes));
    await this.#reload(db);
  }

  /** Reads the database anew. A read that began before the one that is shown already, or of a lost one, is left aside. */
  async #reload(db: PhoneDb): Promise<void> {
    const no = ++this.#reads;
    const forms = await this.#inTime(readForms(db, this.#files));
    if (no < this.#shown || db !== this.#db) return;
    this.#shown = no;
    this.#stored = forms;
    this.#files = new Map(forms.flatMap(({ key, file }) => (file ? [[key, file]] : [])));
    this.#notify();
  }

  /** A storage that never answers counts as one that fails. */
  #inTime<T>(work: PromiseLike<T>): Promise<T> {
    return inTime(this.#options.patience ?? usualPatience, Promise.resolve(work));
  }

  #notify(): void {
    this.#locks.holdFor(keysOf(this.#loose.filter(({ state }) => state !== 'received')));
    this.#options.onChange(this.forms);
  }
}

/** Stores a form, unless it is stored already. It adds without looking first, which takes one request less. */
async function putOnce(db: PhoneDb, form: OutboxForm): Promise<void> {
  try {
    await addForm(db, form);
  } catch (error) {
    if (!(error instanceof Dexie.ConstraintError)) throw error;
    // An answer may have come while the database was away.
    const { key, file: _, ...rest } = form;
    if (form.state !== 'waiting') await db.outbox.where('key').equals(key).modify(rest);
  }
}

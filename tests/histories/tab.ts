import { askMe } from '../../src/lib/local/phone/ask-me';
import { PhoneDb } from '../../src/lib/local/phone/storage/db';
import { Outbox } from '../../src/lib/local/phone/outbox/outbox';
import {
  keysOf,
  missingCode,
  type FilledForm,
  type OutboxForm
} from '../../src/lib/local/phone/outbox/outbox-form';
import { readPhone } from '../../src/lib/local/phone/read';
import { syncRound, type RoundEnd } from '../../src/lib/local/phone/round';
import { PhoneStorage } from '../../src/lib/local/phone/storage/storage';
import { judgeDelta, merge, type MyState } from '../../src/lib/sync';
import { sendForm } from '../../src/lib/local/phone/outbox/send-form';
import type { HistoryNetwork } from './network';

/**
 * An open page of a device, made of the parts that the phone's own pages are made of. Its device is the name of its
 * database, so that one browser plays several devices.
 */
export class HistoryTab {
  readonly #device: string;
  readonly #network: HistoryNetwork;
  readonly #outbox: Outbox;
  readonly #storage: PhoneStorage;
  /** keys of the forms that the server has acknowledged to this page */
  readonly acknowledged = new Set<string>();
  #state: MyState;
  #forms: readonly OutboxForm[] = [];
  #isStopped = false;
  #keeping: Promise<void> = Promise.resolve();
  #using: Promise<void> = Promise.resolve();

  private constructor(device: string, network: HistoryNetwork, state: MyState) {
    this.#device = device;
    this.#network = network;
    this.#state = state;
    this.#outbox = new Outbox({
      owner: device,
      send: async (form) => {
        const sent = await sendForm(form, network.fetch);
        if (sent.end === 'received') this.acknowledged.add(form.key);
        return sent;
      },
      onChange: (forms) => (this.#forms = forms),
      sentForms: () => import('../../src/lib/local/phone/outbox/sent-forms')
    });
    this.#storage = new PhoneStorage({
      owner: device,
      patience: 60_000,
      current: () => this.#state,
      onKept: (kept) => this.#show(kept),
      onFault: (fault) => {
        if (fault) throw new Error(`the storage failed: ${fault}`);
      },
      onDatabase: (db) => {
        this.#using = this.#outbox.use(db, () => {});
      },
      onTaken: () => this.close()
    });
  }

  /**
   * Opens a page as a start does: from the device's data, else from the server; null: there is neither. A page that the
   * server has drawn (`isDrawn`) begins with the server's answer instead.
   */
  static async open(
    device: string,
    network: HistoryNetwork,
    { isDrawn = false } = {}
  ): Promise<HistoryTab | null> {
    const drawn = isDrawn ? await firstState(network) : null;
    const state = drawn ?? (await storedOn(device)) ?? (await firstState(network));
    if (!state) return null;
    const tab = new HistoryTab(device, network, state);
    await tab.#storage.open();
    await tab.#using;
    return tab;
  }

  get state(): MyState {
    return this.#state;
  }
  get forms(): readonly OutboxForm[] {
    return this.#forms;
  }
  get isStopped(): boolean {
    return this.#isStopped;
  }

  async fill(form: FilledForm, at: number): Promise<void> {
    await this.#outbox.add(form, at);
  }

  /** Sends once more what a restored server lacks, as its owner does by a button. */
  async sendMissing(): Promise<void> {
    await this.#outbox.sendAgain(keysOf(this.#forms.filter(({ refusal }) => refusal?.code === missingCode)));
  }

  async giveUp(keys: readonly string[]): Promise<void> {
    await this.#outbox.drop(keys);
  }

  /** One round; `wiped`: the account is scored no more, so that the page must delete the device's data. */
  async round(): Promise<RoundEnd | 'wiped'> {
    const end = await syncRound({
      state: () => this.#state,
      forms: () => this.#forms,
      get: this.#network.fetch,
      isStopped: () => this.#isStopped,
      apply: (pulled, shown) => {
        this.#forms = this.#forms.filter(({ key }) => !shown.includes(key));
        if (pulled.replaces) this.#state = pulled.state;
        else this.#show(pulled.state);
        this.#keeping = this.#storage.keep(pulled.delta, pulled.replaces);
      },
      outbox: async () => this.#outbox
    });
    await this.#keeping;
    return end && 'refused' in end && end.refused === 'not-scored' ? 'wiped' : end;
  }

  close(): void {
    this.#isStopped = true;
    this.#outbox.stop();
    this.#storage.close();
  }

  /** The state that the device's database has, whatever this page shows. */
  stored(): Promise<MyState | null> {
    return storedOn(this.#device);
  }

  #show(state: MyState): void {
    const verdict = judgeDelta(this.#state, { ...state, after: 0 });
    if (verdict === 'apply' || verdict === 'anew') this.#state = state;
  }
}

/** The keys of the forms that a device keeps although the server has them. */
export async function sentFrom(device: string): Promise<string[]> {
  const db = await PhoneDb.open(device);
  try {
    return await db.sent.toCollection().primaryKeys();
  } finally {
    db.close();
  }
}

async function storedOn(device: string): Promise<MyState | null> {
  const db = await PhoneDb.open(device);
  try {
    return await readPhone(db);
  } finally {
    db.close();
  }
}

async function firstState(network: HistoryNetwork): Promise<MyState | null> {
  const answer = await askMe(null, network.fetch);
  return 'delta' in answer ? merge(null, answer.delta) : null;
}

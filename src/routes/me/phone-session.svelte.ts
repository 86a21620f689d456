import { Live } from '$lib/local/live';
import { browserLater } from '$lib/local/timer';
import { schemeOf } from '$lib/local/statement';
import type { Scheme } from '$lib/points';
import type { Refusal } from '$lib/local/ask-me';
import { applyDelta, headOf } from '$lib/local/phone-apply';
import { PhoneDb, wipe } from '$lib/local/phone-db';
import { pull } from '$lib/local/phone-pull';
import { watchPhone } from '$lib/local/phone-read';
import { forgetAccount, rememberAccount } from '$lib/local/phone-account';
import type { MyState } from '$lib/sync';
import { getContext, setContext } from 'svelte';

/** How the phone stands to the server: `asking` until the first answer. */
export type Line = 'asking' | 'synced' | Exclude<Refusal, 'not-scored'>;

const key = Symbol('phone session');
const pullEvery = 5 * 60_000;
const tickEvery = 30_000;

/**
 * One account's open pages: what they show, how fresh it is, and what keeps it so. IndexedDB is what is true; the
 * state here follows it, also when another tab wrote. Nothing runs on the server but the constructor.
 */
export class PhoneSession {
  state = $state.raw<MyState>() as MyState;
  /** null: it says something that came after this version of the page */
  readonly scheme: Scheme | null = $derived(schemeOf(this.state));
  line = $state<Line>('asking');
  /** by the server's clock, ms: moved on every half minute, and when it last confirmed the state */
  now = $state(0);
  confirmed = $state(0);

  /** what can wait for the score is drawn: what the server rendered has it all; a phone by itself paints the score
   * first, which is the sealed one as the server sent it and needs no reckoning */
  unfolded = $state(false);

  readonly #from: 'server' | 'phone';
  /** how far the server's clock is ahead of this device's, ms */
  #ahead = 0;
  #running = false;
  #again = false;
  readonly #stops: (() => void)[] = [];
  #stopped = false;
  #opening: Promise<void> = Promise.resolve();

  constructor(state: MyState, from: 'server' | 'phone') {
    this.state = state;
    this.#from = from;
    this.now = this.confirmed = Date.parse(state.at);
    this.unfolded = from === 'server';
    if (from === 'server') this.line = 'synced';
  }

  /** Starts following the server and this device's database; once, and not again after `stop`. Done when it does. */
  async start(): Promise<void> {
    this.unfolded = true;
    if (this.#from === 'server') this.#heard(Date.parse(this.state.at));
    this.#tick();
    const tick = setInterval(() => this.#tick(), tickEvery);
    this.#stops.push(() => clearInterval(tick));
    // Private windows of some browsers have no IndexedDB: what the server rendered still stands, and says its age.
    this.#opening = this.#open().catch(this.#warn);
    await this.#opening;
  }

  stop(): void {
    this.#stopped = true;
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** Stops, and deletes what this device has of every account. */
  async leave(): Promise<void> {
    this.stop();
    forgetAccount();
    // A database that is just being made isn't in the browser's list yet, and so couldn't be deleted.
    await this.#opening;
    await wipe();
  }

  /** Whoever signs out meanwhile wipes this device: after each wait, nothing may be opened or written any more. */
  async #open(): Promise<void> {
    const { account } = this.state;
    if (this.#stopped) return;
    await wipe({ keep: account });
    if (this.#stopped) return;
    rememberAccount(account);
    const db = await PhoneDb.open(account, () => {
      // Another tab signs out: this one must not make the database anew, nor go on showing what was in it.
      this.stop();
      location.reload();
    });
    if (this.#stopped) return db.close();
    this.#stops.push(() => db.close());
    if (this.#from === 'server') await applyDelta(db, { ...this.state, after: 0 });
    if (this.#stopped) return;
    this.#stops.push(watchPhone(db, (state) => state && (this.state = state), this.#warn));

    const once = async () => {
      const outcome = await pull(db, account, fetch);
      if (this.#stopped) return;
      if (outcome === 'switched' || outcome === 'not-scored') {
        await this.leave();
        return location.reload();
      }
      this.line = outcome;
      const head = outcome === 'synced' ? await headOf(db) : null;
      if (head && !this.#stopped) this.#heard(Date.parse(head.at));
    };
    this.#follow(() => void this.#oneByOne(once).catch(this.#warn));
  }

  /** Keeps asking while the page is looked at: a phone in a pocket holds no line. */
  #follow(pull: () => void): void {
    const live = new Live({
      open: (after) => new EventSource(`/api/live/me?after=${after}`),
      after: () => this.state.cursor,
      later: browserLater,
      random: Math.random,
      onRevision: pull,
      // The line stands again: what is new is told by an event, but that nothing is new has to be asked.
      onOpen: () => this.line === 'synced' || pull(),
      onBeat: () => this.line === 'synced' && this.#heard(Date.now() + this.#ahead),
      onLost: pull
    });
    const wake = () => {
      if (document.visibilityState === 'hidden') return live.stop();
      live.start();
      pull();
    };
    const offline = () => (this.line = 'away');
    const every = setInterval(() => document.visibilityState === 'visible' && pull(), pullEvery);
    document.addEventListener('visibilitychange', wake);
    addEventListener('online', wake);
    addEventListener('offline', offline);
    this.#stops.push(() => {
      live.stop();
      clearInterval(every);
      document.removeEventListener('visibilitychange', wake);
      removeEventListener('online', wake);
      removeEventListener('offline', offline);
    });
    wake();
  }

  /** One pull at a time; all that is asked meanwhile is one more after it. */
  async #oneByOne(once: () => Promise<void>): Promise<void> {
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.#again) {
        this.#again = false;
        await once();
      }
    } finally {
      this.#running = false;
    }
  }

  /** The server has just said, or shown by its beat, that this is how things stand. @param at by its clock */
  #heard(at: number): void {
    this.#ahead = at - Date.now();
    this.confirmed = at;
    this.#tick();
  }

  /** What fails because it was stopped midway is as it should be. */
  readonly #warn = (error: unknown): void => {
    if (!this.#stopped) console.warn(error);
  };

  #tick(): void {
    this.now = Date.now() + this.#ahead;
  }
}

export function provideSession(session: PhoneSession): PhoneSession {
  return setContext(key, session);
}

export function useSession(): PhoneSession {
  return getContext<PhoneSession>(key);
}

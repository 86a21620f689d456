import { localTime } from '$lib/calendar';
import { clientKey } from '$lib/local/client-key';
import { browserLater, pause } from '$lib/local/timer';
import { phoneScheme } from '$lib/local/phone/explain/my-period';
import { hasDeclaring, scoreNoun, type Scheme } from '$lib/points';
import type { ServerLine } from '$lib/local/phone/ask-me';
import type { StoredDraft, PhoneDrafts } from '$lib/local/phone/outbox/drafts';
import type { ServerFollower } from '$lib/local/phone/follow';
import type { Outbox } from '$lib/local/phone/outbox/outbox';
import {
  missingCode,
  type FilledForm,
  type OutboxForm,
  type SendingEnd
} from '$lib/local/phone/outbox/outbox-form';
import type { SyncedPage } from '$lib/local/phone/round';
import type { SeenNews } from '$lib/local/phone/seen';
import type { PhoneStart } from '$lib/local/phone/start';
import type { PhoneStorage } from '$lib/local/phone/storage/storage';
import type { StorageFault } from '$lib/local/phone/storage/storage-fault';
import { ownerInCookie, forgetOwner, rememberOwner } from '$lib/local/phone/owner-cookie';
import { rememberAhead, rememberedAhead } from '$lib/local/phone/clock';
import { wipeDrawn } from '$lib/local/phone/last-drawn';
import { isPractising } from '$lib/local/practising';
import { isMarkedWiped } from '$lib/local/phone/storage/wiped-mark';
import { evidenceForm, isSameAccount, judgeDelta, type MyState } from '$lib/sync';
import { m } from '$lib/text';
import { getContext, setContext } from 'svelte';
import type * as Explained from './explanation/explained';

const key = Symbol('phone session');
const tickEvery = 30_000;

interface SessionOptions extends Partial<Pick<PhoneStart, 'fault' | 'seen'>> {
  /** posts one form of the outbox */
  send?: typeof sendByForm;
}

/** Only a phone that has something to send loads the code that sends. */
async function sendByForm(form: OutboxForm, onShare: (share: number) => void): Promise<SendingEnd> {
  return (await import('$lib/local/phone/outbox/send-form')).sendForm(form, fetch, onShare);
}

/** A form that was refused without a sentence gets one: that it is too large, or that no reason was given. */
function withReason(form: OutboxForm): OutboxForm {
  const { refusal } = form;
  if (refusal?.sentence !== '') return form;
  const sentence =
    refusal.code === 'too-large'
      ? m.outbox_too_large({ megabytes: evidenceForm.megabytes })
      : refusal.code === missingCode
        ? m.outbox_missing()
        : m.outbox_refused();
  return { ...form, refusal: { ...refusal, sentence } };
}

/**
 * The open pages of one account: their data, its age, and what keeps it fresh. The newest answer counts;
 * IndexedDB stores it where that works, and delivers what another tab has received. Only the constructor runs
 * on the server.
 */
export class PhoneSession {
  /** the form whose file this page is sending in parts, and the share of it that has arrived; null: none */
  fileShare = $state.raw<{ key: string; share: number } | null>(null);
  state = $state.raw<MyState>() as MyState;
  /** null when the scheme has something that this version of the page can't read */
  readonly scheme: Scheme | null = $derived(phoneScheme(this.state));
  /** whether the document has people declare what they did; a scheme that can't be read may have them do so */
  readonly declares = $derived(this.scheme === null || hasDeclaring(this.scheme));
  /** the document's own word for what is scored; undefined: points (积分) */
  readonly noun = $derived(this.scheme ? scoreNoun(this.scheme) : undefined);
  line = $state<ServerLine>('asking');
  /**
   * by the server's clock, in ms: `now` moves on each half minute, `confirmed` is when the server last
   * confirmed the state
   */
  now = $state(0);
  confirmed = $state(0);
  /** the unit's day; a device whose clock was set back makes it no earlier than the server's last answer */
  readonly today = $derived(localTime(Math.max(this.now, this.confirmed), this.state.unit.timeZone).date);
  /** how far the server's clock is ahead of this device's, in ms, as far as this device knows */
  ahead = $state(0);
  /** forms that were filled in here and that no delta shows yet, in the order in which they are sent */
  outbox = $state.raw<readonly OutboxForm[]>([]);
  /** whether closing the page would lose none of them: each is stored, or the server has it */
  isKept = $state(true);
  /** keys of the news that were seen on this phone, or, before its storage is there, on this page */
  seen = $state.raw<readonly string[]>([]);
  /** whether `seen` has all that this phone remembers */
  isSeenRead = $state(false);
  /** the place where typed text is kept: on this phone, or in this window only; null: nobody knows yet */
  drafts = $state.raw<PhoneDrafts | 'window' | null>(null);
  /** texts that were typed on this phone and not sent off, by page */
  draftRows = $state.raw<readonly StoredDraft[]>([]);
  /** number of forms that this page has put into the outbox */
  submitted = $state(0);
  /** why this device doesn't store the data; null while it does, or while nobody knows */
  fault = $state<StorageFault | null>(null);

  /**
   * the component that explains the score; null until loaded, which the score doesn't wait for: that is the
   * sealed one as the server sent it
   */
  explained = $state.raw<typeof Explained | null>(null);
  /** the component couldn't be fetched; it is fetched again when the network is back */
  isUnexplained = $state(false);

  readonly #from: 'server' | 'phone';
  /** whether the account's cookie was here: only then does its absence mean that somebody has signed out */
  #hasCookie: boolean;
  /** number of forms that are sealed on this phone: the account's role in their unit has ended */
  sealed = $state(0);
  /** the units, joined, for which `#sealLeftUnits` has run */
  #wiped = '';
  readonly #send: typeof sendByForm;
  readonly #stops: (() => void)[] = [];
  #stopped = false;
  #opening: Promise<void> = Promise.resolve();
  #outbox: Promise<Outbox> | null = null;
  #seenNews: SeenNews | null = null;
  #follower: ServerFollower | null = null;

  constructor(
    state: MyState,
    from: 'server' | 'phone',
    { fault = null, seen = [], send = sendByForm }: SessionOptions = {}
  ) {
    this.state = state;
    this.#send = send;
    this.seen = seen;
    this.#from = from;
    this.isSeenRead = this.#hasCookie = this.isReturning;
    this.fault = fault;
    this.now = this.confirmed = Date.parse(state.at);
    if (this.isReturning) this.ahead = rememberedAhead();
  }

  /** Whether this phone had the data already when the pages were opened. */
  get isReturning(): boolean {
    return this.#from === 'phone';
  }

  /**
   * Takes a form that is filled in, and sends it when the server can be reached. It resolves once the form waits: stored, or
   * in this page's memory (`isKept`).
   * @throws TypeError when the outbox's code couldn't be loaded; Error when the page shows nobody's data any more
   */
  async submit(form: Omit<FilledForm, 'key'>): Promise<void> {
    if (this.isOver()) throw new Error('stopped');
    const outbox = await this.#openOutbox();
    await outbox.add({ ...form, key: clientKey() }, Date.now());
    this.submitted += 1;
    this.#follower?.ask();
  }

  /** Gives up a form that waits or was refused. One that can't be taken out stays listed. */
  async giveUp(key: string): Promise<void> {
    await this.#openOutbox()
      .then((outbox) => outbox.drop([key]))
      .catch(this.#warn);
  }

  /** Sends once more what a server that was put back to a backup lacks. */
  async sendAgain(keys: readonly string[]): Promise<void> {
    await this.#openOutbox()
      .then((outbox) => outbox.sendAgain(keys))
      .catch(this.#warn);
    this.#follower?.ask();
  }

  /** Marks news as seen on this phone, which stores that as soon as its storage is there. */
  async markSeen(keys: readonly string[]): Promise<void> {
    const fresh = keys.filter((key) => !this.seen.includes(key));
    if (this.#stopped || fresh.length === 0) return;
    if (this.#seenNews) await this.#seenNews.add(fresh).catch(this.#warn);
    else this.seen = [...this.seen, ...fresh];
  }

  /** The outbox, whose code is loaded after the score is shown. */
  #openOutbox(): Promise<Outbox> {
    this.#outbox ??= this.#loadOutbox().catch((error: unknown) => {
      this.#outbox = null;
      throw error;
    });
    return this.#outbox;
  }

  async #loadOutbox(): Promise<Outbox> {
    const { Outbox } = await import('$lib/local/phone/outbox/outbox');
    const outbox = new Outbox({
      owner: this.state.owner,
      send: async (form) => {
        try {
          return await this.#send(form, (share) => (this.fileShare = { key: form.key, share }));
        } finally {
          this.fileShare = null;
        }
      },
      sentForms: () => import('$lib/local/phone/outbox/sent-forms'),
      onChange: (forms) => {
        this.outbox = forms.map(withReason);
        const wasKept = this.isKept;
        this.isKept = outbox.isSafe;
        // Nobody but this page can send what its memory alone has.
        if (wasKept !== this.isKept) this.#follower?.wake();
      }
    });
    this.#stops.push(() => outbox.stop());
    return outbox;
  }

  /**
   * Starts following the server and this device's database. It runs once, and not again after `stop`.
   * @returns when both are running
   */
  async start(): Promise<void> {
    if (this.#from === 'server') {
      // The page as the server drew it says how old it is: without its program nothing would make it older.
      this.line = 'synced';
      this.#heard(Date.parse(this.state.at));
    }
    this.#hasCookie ||= this.#isInCookie();
    this.#tick();
    const tick = setInterval(() => this.#tick(), tickEvery);
    // The code that follows the server may not be there yet, and can't come without a network. Once it is, it asks again: an
    // answer that was on its way would otherwise be the last word.
    const away = () => {
      this.line = 'away';
      this.#follower?.wake();
    };
    addEventListener('offline', away);
    this.#stops.push(() => {
      clearInterval(tick);
      removeEventListener('offline', away);
    });
    this.#opening = this.#open().catch(this.#warn);
    await this.#opening;
  }

  /** Ends following and storing. What the page's memory alone has is given up. */
  stop(): void {
    this.#stopped = true;
    this.isKept = true;
    for (const stop of this.#stops.splice(0)) stop();
  }

  #otherUnits(): string[] {
    return this.state.otherUnits.map(({ owner }) => owner);
  }

  /** The owners of all units in which the server has said that the account is scored. */
  get #scored(): string[] {
    return [this.state.owner, ...this.#otherUnits()];
  }

  /**
   * Deletes the data of units in which the account is scored no more, and seals its forms, once the server has said which those
   * are: what was stored here may be older than another unit's role.
   */
  async #sealLeftUnits(): Promise<void> {
    const scored = this.#scored;
    if (this.#stopped || this.#wiped === scored.join()) return;
    this.#wiped = scored.join();
    const { sealEnded } = await import('$lib/local/phone/storage/sealed');
    this.sealed = await sealEnded(this.state.owner, scored, Date.now());
  }

  /** Deletes the sealed forms. */
  async dropSealed(): Promise<void> {
    const { dropSealed } = await import('$lib/local/phone/storage/sealed');
    await dropSealed(this.state.owner, this.#scored).catch(this.#warn);
    this.sealed = 0;
  }

  /** Stops, and seals the account's forms on this device: it is scored here no more. All other data go. */
  async #seal(): Promise<void> {
    this.stop();
    await this.#opening;
    const { sealEnded } = await import('$lib/local/phone/storage/sealed');
    if ((await sealEnded(this.state.owner, [], Date.now())) === 0) return this.#wipe();
    const { wipePhone } = await import('$lib/local/phone/storage/db');
    wipeDrawn({});
    await wipePhone({ keep: this.state.owner });
  }

  /** Stops, deletes every account's data on this device, and forgets whose it was. */
  async signOut(): Promise<void> {
    forgetOwner();
    await this.#wipe();
  }

  /** @param keep another account, whose data stay (`phoneOwner`) */
  async #wipe(keep?: string): Promise<void> {
    this.stop();
    // A database that is being created isn't in the browser's list yet, and couldn't be deleted.
    await this.#opening;
    const { wipePhone } = await import('$lib/local/phone/storage/db');
    await wipePhone({ known: this.state.owner, ...(keep !== undefined && { keep }) });
  }

  /** Whether another tab has signed out, or another account in, since this page had its data. */
  #isTaken(): boolean {
    return (this.#hasCookie && !this.#isInCookie()) || isMarkedWiped();
  }

  #isInCookie(): boolean {
    return isSameAccount(ownerInCookie() ?? '', this.state.owner);
  }

  /** Whether the page was stopped; one whose data another tab has taken is stopped by this. */
  isOver(): boolean {
    if (!this.#stopped && this.#isTaken()) this.#giveWay();
    return this.#stopped;
  }

  /** Another tab has signed out, or another account in: this one neither makes the data anew nor goes on showing them. */
  #giveWay(): void {
    this.stop();
    location.reload();
  }

  /**
   * Opens the database, whose code is loaded after the score is shown. A sign-out meanwhile wipes this
   * device, so after each wait it checks that nothing may be opened or written any more.
   */
  async #openStorage(): Promise<PhoneStorage | null> {
    const { owner } = this.state;
    // An invented person keeps nothing on this phone.
    if (isPractising()) {
      this.#keepDrafts('window');
      return null;
    }
    const [{ wipePhone }, { PhoneStorage }, { SeenNews }, { PhoneDrafts }, outbox] = await Promise.all([
      import('$lib/local/phone/storage/db'),
      import('$lib/local/phone/storage/storage'),
      import('$lib/local/phone/seen'),
      import('$lib/local/phone/outbox/drafts'),
      this.#openOutbox()
    ]);
    if (this.isOver()) return null;
    const news = (this.#seenNews ??= new SeenNews(this.seen, (seen) => (this.seen = seen)));
    this.#stops.push(() => news.stop());
    const drafts = new PhoneDrafts({
      onChange: (rows) => (this.draftRows = rows),
      failed: (error) => {
        this.#warn(error);
        this.#keepDrafts('window');
      }
    });
    this.#stops.push(() => drafts.stop());
    // Other accounts' data that can't be deleted now is never shown, and a later start deletes it.
    await wipePhone({ keep: owner }).catch(this.#warn);
    if (this.isOver()) return null;
    rememberOwner(owner);
    this.#hasCookie = this.#isInCookie();
    const storage = new PhoneStorage({
      owner,
      current: () => this.state,
      onKept: (state) => this.#show(state),
      onFault: (fault) => {
        const isOther = (fault === null) !== (this.fault === null);
        this.fault = fault;
        if (fault !== null) this.#keepDrafts('window');
        // A page that stores nothing hears of no other page's answers.
        if (isOther) this.#follower?.wake();
      },
      onDatabase: (db) => {
        void outbox.use(db, this.#warn).catch(this.#warn);
        const read = news.use(db, this.#warn).then(() => (this.isSeenRead = true));
        void read.catch(this.#warn);
        const used = drafts.use(db, this.#warn);
        void used.then((isIt) => isIt && this.#keepDrafts(db ? drafts : 'window')).catch(this.#warn);
      },
      isTaken: () => this.#isTaken(),
      onTaken: () => this.#giveWay()
    });
    this.#stops.push(() => storage.close());
    await storage.open();
    void import('$lib/local/phone/storage/ask-to-persist')
      .then((one) => one.askToPersist())
      .catch(this.#warn);
    return storage;
  }

  /** After a sign-out nothing that was typed is kept, in this window neither. */
  #keepDrafts(place: PhoneDrafts | 'window'): void {
    if (!this.#stopped) this.drafts = place;
  }

  async #open(): Promise<void> {
    let storage: PhoneStorage | null = null;
    let isOpening = false;
    const open = async () => {
      isOpening = true;
      storage = await this.#openStorage().catch((error: unknown) => {
        // The storage code couldn't be loaded; the page follows the server all the same.
        this.#warn(error);
        this.fault ??= 'failed';
        this.#keepDrafts('window');
        return null;
      });
      isOpening = false;
    };
    await open();
    if (this.#stopped) return;

    const page: SyncedPage = {
      state: () => this.state,
      forms: () => this.outbox,
      get: (...asked) => fetch(...asked),
      isStopped: () => this.#stopped,
      apply: (pulled, shown) => {
        this.outbox = this.outbox.filter(({ key }) => !shown.includes(key));
        if (pulled.replaces) this.state = pulled.state;
        else this.#show(pulled.state);
        this.line = 'synced';
        void this.#sealLeftUnits().catch(this.#warn);
        this.#heard(Date.parse(pulled.delta.at));
        // A server that answers can give the storage code too. Once that is there, it keeps what the page has by
        // then, and nobody waits for it either; only signing out does.
        if (storage) void storage.keep(pulled.delta, pulled.replaces);
        else if (!isOpening) this.#opening = open();
      },
      outbox: () => this.#openOutbox()
    };
    const follower = await this.#loadFollower(page);
    if (this.#stopped || !follower) return;
    this.#follower = follower;
    this.#stops.push(() => follower.stop());
    follower.start();
  }

  /** The code that follows the server, which is loaded after the score is shown; null: the page was stopped before. */
  async #loadFollower(page: SyncedPage): Promise<ServerFollower | null> {
    for (let attempt = 0; !this.#stopped; attempt += 1) {
      try {
        const { serverFollower } = await import('$lib/local/phone/follow');
        return await serverFollower({
          owner: this.state.owner,
          page,
          line: () => this.line,
          confirmed: () => this.confirmed,
          onLine: (line, at) => {
            this.line = line;
            if (at !== undefined) this.#heard(at);
          },
          // By the server's own time, since the device's clock may have been set while the page is open.
          onBeat: (at) => this.#heard(at ?? Date.now() + this.ahead),
          onEnded: async () => {
            const owner = ownerInCookie();
            // Another window may show another unit of the same account: its data stay. Another account that has signed in
            // meanwhile may have forms in its outbox already.
            if (owner !== null && this.#otherUnits().includes(owner)) this.stop();
            // The cookie stays: by it the server tells the page that is loaded why nothing is left.
            else if (owner === null || this.#isInCookie()) await this.#seal().catch(this.#warn);
            else await this.#wipe(owner).catch(this.#warn);
            location.reload();
          },
          isShared: () => this.fault === null && this.isKept,
          isAnswered: this.#from === 'server',
          warn: this.#warn
        });
      } catch (error) {
        this.#warn(error);
        this.line = 'away';
        await new Promise<void>((done) => browserLater(pause(attempt, Math.random()), done));
      }
    }
    return null;
  }

  /** Shows an answer of the server, to this page or to another tab, if it is newer than what is shown. */
  #show(state: MyState): void {
    const verdict = judgeDelta(this.state, { ...state, after: 0 });
    if (verdict === 'apply' || verdict === 'anew') this.state = state;
  }

  /**
   * Notes that the server has just confirmed the state by an answer or a beat.
   * @param at milliseconds by the server's clock
   */
  #heard(at: number): void {
    this.ahead = at - Date.now();
    rememberAhead(this.ahead);
    this.confirmed = at;
    this.#tick();
  }

  /** Warnings after `stop` are expected, because stopping interrupts whatever runs. */
  readonly #warn = (error: unknown): void => {
    if (!this.#stopped) console.warn(error);
  };

  #tick(): void {
    this.now = Date.now() + this.ahead;
  }
}

/**
 * Provides the session to the phone's components.
 * @returns the session
 */
export function provideSession(session: PhoneSession): PhoneSession {
  return setContext(key, session);
}

/** The session that the phone's layout has provided. */
export function useSession(): PhoneSession {
  return getContext<PhoneSession>(key);
}

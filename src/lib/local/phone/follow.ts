import { protocolQuery } from '../../sync';
import { LockElection, type Election } from '../election';
import { EventStream } from '../event-stream';
import { browserLater, pause } from '../timer';
import type { ServerLine } from './ask-me';
import { askForBackgroundSync } from './outbox/background-sync';
import { syncRound, type SyncedPage } from './round';
import { onSignedIn } from './signed-in';

const pullEvery = 5 * 60_000;

/** A message between an account's open pages. */
type PageMessage =
  /** the leading page reports how it stands with the server; `at`: when that last confirmed the state, by its clock, in ms */
  | { line: ServerLine; at: number }
  /** a page wants to hear that, or has something to send */
  | 'report'
  | 'ask';

interface FollowOptions {
  owner: string;
  page: SyncedPage;
  line(): ServerLine;
  /** by the server's clock, in ms, when it last confirmed the state */
  confirmed(): number;
  /** receives how the server stands to this page; `at` as `confirmed`, when it has just confirmed the state */
  onLine(line: ServerLine, at?: number): void;
  /**
   * the server has nothing newer, by a beat of the live connection
   * @param at the server's clock, in ms; null: it can't be read
   */
  onBeat(at: number | null): void;
  /** the session is another account's or shows another unit, or the account is scored no more */
  onEnded(): Promise<void>;
  /** whether the database tells this page what another one was answered */
  isShared(): boolean;
  /** whether the page begins with an answer of the server, and needs to ask for nothing but what the live connection tells */
  isAnswered: boolean;
  warn(error: unknown): void;
}

type ElectionClass = new (name: string, onLead: () => void, onResign: () => void) => Election;

/** Makes a page's follower. What a browser without locks needs is loaded in such a browser only. */
export async function serverFollower(options: FollowOptions): Promise<ServerFollower> {
  if (navigator.locks) return new ServerFollower(options, LockElection);
  const { LeaseElection } = await import('../lease-election');
  return new ServerFollower(options, LeaseElection);
}

/**
 * Keeps asking the server while the page is visible; a phone in a pocket holds no line. Of several visible pages one
 * leads: it alone asks, sends and holds the live connection. The others follow by the database, and hear from it how
 * the server stands. Where the browser has no channels, or stores nothing, every page asks for itself.
 */
export class ServerFollower {
  readonly #options: FollowOptions;
  readonly #events: EventStream;
  readonly #election: Election;
  #channel: BroadcastChannel | null = null;
  readonly #stops: (() => void)[] = [];
  #isListening = false;
  #isAnswered: boolean;
  #stopped = false;
  #again = false;
  #asking: Promise<void> | null = null;
  /** attempts since the outbox was empty, and what calls off the next one */
  #tries = 0;
  #callOff = () => {};

  constructor(options: FollowOptions, Elected: ElectionClass) {
    this.#options = options;
    this.#isAnswered = options.isAnswered;
    this.#election = new Elected(
      `sunboard-line-${options.owner}`,
      () => void this.#askAndListen(),
      () => this.#close()
    );
    this.#events = new EventStream({
      open: (after) => new EventSource(`/api/live/me?after=${after}&${protocolQuery}`),
      after: () => options.page.state().cursor,
      later: browserLater,
      random: Math.random,
      onRevision: () => void this.#askAndListen(),
      // After a reconnect, events tell of news, but only a request can confirm that there is none.
      onOpen: () => options.line() === 'synced' || void this.#askAndListen(),
      onBeat: (at) => {
        if (options.line() !== 'synced') return;
        options.onBeat(at);
        this.#notify();
      },
      onLost: () => void this.#askAndListen()
    });
  }

  start(): void {
    const wake = () => this.wake();
    const isDue = () => document.visibilityState === 'visible' && this.#options.line() !== 'signed-out';
    const every = setInterval(() => isDue() && this.#asks && void this.#askAndListen(), pullEvery);
    const unhear = onSignedIn(() => this.#options.line() === 'signed-out' && this.wake());
    if (typeof BroadcastChannel !== 'undefined') {
      this.#channel = new BroadcastChannel(`sunboard-line-${this.#options.owner}`);
      this.#channel.addEventListener('message', ({ data }: MessageEvent<PageMessage>) => this.#hear(data));
    }
    document.addEventListener('visibilitychange', wake);
    addEventListener('online', wake);
    this.#stops.push(() => {
      unhear();
      clearInterval(every);
      this.#channel?.close();
      document.removeEventListener('visibilitychange', wake);
      removeEventListener('online', wake);
    });
    this.wake();
  }

  stop(): void {
    this.#stopped = true;
    this.#callOff();
    this.#close();
    this.#election.withdraw();
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** Begins anew: the page comes to the front or back online, or its storage works or fails by now. */
  wake(): void {
    if (this.#stopped) return;
    this.#close();
    if (document.visibilityState === 'hidden') {
      this.#sendWithoutPages();
      return this.#election.withdraw();
    }
    if (!this.#isOneOfMany) this.#election.withdraw();
    if (this.#asks) return void this.#askAndListen();
    this.#election.stand();
    this.#say('report');
  }

  /** Asks the server and sends what waits, by whichever page does so. */
  ask(): void {
    this.#isAnswered = false;
    if (this.#asks) void this.#ask();
    else this.#say('ask');
  }

  get #isOneOfMany(): boolean {
    return this.#channel !== null && this.#options.isShared();
  }

  /** Whether this page asks the server itself. */
  get #asks(): boolean {
    return this.#election.isLeading || !this.#isOneOfMany;
  }

  /** After the session has ended it asks again only when somebody signs in or the page becomes visible. */
  async #askAndListen(): Promise<void> {
    const needsNothing = this.#isAnswered && this.#options.page.forms().length === 0;
    this.#isAnswered = false;
    if (!needsNothing) await this.#ask();
    if (this.#stopped || this.#options.line() === 'signed-out' || document.visibilityState === 'hidden')
      return this.#close();
    if (!this.#isListening && this.#asks) {
      this.#isListening = true;
      this.#events.start();
    }
  }

  #close(): void {
    this.#isListening = false;
    this.#events.stop();
  }

  /**
   * Runs one round at a time; requests during a round lead to one more after it.
   * @returns when all of them are done
   */
  #ask(): Promise<void> {
    this.#again = true;
    this.#asking ??= this.#askAll()
      .catch(this.#options.warn)
      .finally(() => (this.#asking = null));
    return this.#asking;
  }

  async #askAll(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      const end = await syncRound(this.#options.page);
      if (end === null) return;
      if ('sent' in end) {
        if (end.sent) this.#again = true;
        this.#sendLater();
      } else if (end.refused === 'switched' || end.refused === 'not-scored') return this.#options.onEnded();
      else {
        this.#options.onLine(end.refused);
        this.#sendWithoutPages();
      }
      this.#notify();
    }
  }

  /** Has the worker send what waits when this page may be closed before it can. */
  #sendWithoutPages(): void {
    if (this.#hasWaiting) void askForBackgroundSync().catch(this.#options.warn);
  }

  get #hasWaiting(): boolean {
    return this.#options.page.forms().some(({ state }) => state === 'waiting');
  }

  /** Tries again what the server didn't take although it answers; the wait grows until something gets through. */
  #sendLater(): void {
    this.#callOff();
    this.#callOff = () => {};
    if (!this.#hasWaiting) this.#tries = 0;
    else if (this.#options.line() === 'synced')
      this.#callOff = browserLater(pause(this.#tries++, Math.random()), () => this.ask());
  }

  #hear(message: PageMessage): void {
    if (message === 'report') this.#notify();
    else if (message === 'ask') {
      if (this.#election.isLeading) void this.#ask();
    } else if (!this.#asks) {
      const { line, at } = message;
      this.#options.onLine(line, line === 'synced' ? at : undefined);
    }
  }

  #notify(): void {
    const line = this.#options.line();
    if (this.#election.isLeading && line !== 'asking') this.#say({ line, at: this.#options.confirmed() });
  }

  #say(message: PageMessage): void {
    if (!this.#stopped) this.#channel?.postMessage(message);
  }
}

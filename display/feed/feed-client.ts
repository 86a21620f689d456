import { canonical } from '$lib/notice';
import type { BoardFeed, BoardTrouble } from '$lib/sync';
import type { Clock } from '../player/clock';
import type { ClockReading } from '../player/clock-bounds';
import type { Contact } from '../player/freshness';
import { DiskWork } from './disk-work';
import type { FeedCache } from './feed-cache';
import { EventStream, type Stream } from '$lib/local/event-stream';
import type { LoadFeed } from './load-feed';
import { pause, type RunLater } from '$lib/local/timer';

export interface FeedClientOptions {
  load: LoadFeed;
  open(after: number): Stream;
  cache: Pick<FeedCache, 'read' | 'write' | 'confirm' | 'clear'>;
  clock: Clock;
  later: RunLater;
  random(): number;
  onFeed(feed: BoardFeed): void;
  onContact(contact: Contact): void;
  /** called when the server knows no such board, and there is no copy of it */
  onUnknown(): void;
  /**
   * called when the server doesn't know this board's token any more; by then its copy is deleted and this
   * client stopped
   */
  onUnpaired(ended: boolean): void;
  /**
   * called with each answer that this program is below the server's protocol, so that a newer one has to
   * replace it
   */
  onOutdated(): void;
  /** called for a fault that the hall needn't know of: for the log, and for the office when it has a kind */
  onTrouble(what: string, kind?: BoardTrouble): void;
}

/**
 * Milliseconds between notes of a copy's age while nothing changes; a restart without the server shows that
 * age.
 */
const stampEvery = 5 * 60_000;

/**
 * Milliseconds between requests without a reason: they find changes that no event announces, such as a result
 * that is confirmed because nobody objected.
 */
const pollEvery = 60 * 60_000;

/**
 * While the clock may be wrong by more milliseconds than this, some more answers are asked for; each costs a
 * header.
 */
const doubtful = 40;
const mostSoundings = 6;
const soundAfter = 10_000;

/**
 * Milliseconds after which an announced revision is no longer believed, if the server keeps answering with
 * nothing newer. Until then, another one of its processes may not have heard of it yet.
 */
const believedFor = 60_000;

/**
 * Milliseconds that a start waits for the disk. After that the server's content is shown, and the copy only
 * if it still arrives first.
 */
const diskWithin = 1500;

/**
 * Provides the board's content: first the last copy, so that a board shows something at once and without a
 * server, then the server's, then every change that it announces.
 */
export class FeedClient {
  readonly #options: FeedClientOptions;
  readonly #events: EventStream;
  #contact: Contact = { confirmed: null, line: 'lost', behind: false };
  #feed: BoardFeed | null = null;
  #etag: string | null = null;
  /** the newest revision that the server has announced */
  #announced = 0;
  /** since when the content is behind the announced revision, ms monotonic */
  #behindSince = 0;
  #stopped = false;
  #loading = false;
  #again = false;
  #failures = 0;
  /** when the copy's age was last noted, ms monotonic */
  #stamped = -Infinity;
  #cancelRetry: () => void = () => {};
  #cancelWait: () => void = () => {};
  #cancelPoll: () => void = () => {};
  #cancelSounding: () => void = () => {};
  #soundings = 0;
  readonly #disk: DiskWork;

  constructor(options: FeedClientOptions) {
    this.#options = options;
    this.#disk = new DiskWork((what) => options.onTrouble(what, 'disk'));
    this.#events = new EventStream({
      open: options.open,
      after: () => this.#feed?.revision ?? 0,
      later: options.later,
      random: options.random,
      onRevision: (revision) => this.#hear(revision),
      onOpen: () => this.#onOpen(),
      onBeat: (server) => this.#beat(server),
      onLost: (opened) => {
        this.#notify({ line: 'lost' });
        // A refused stream doesn't say why, but the answer to a request does.
        if (!opened) this.#ask();
      }
    });
  }

  /**
   * Milliseconds over which this server's boards spread requests that all of them have a reason for at once.
   */
  get spread(): number {
    return this.#events.spread;
  }

  async start(): Promise<void> {
    await this.#orLate(this.#disk.run('read the last copy', () => this.#restore()));
    if (this.#stopped) return;
    this.#ask();
    this.#events.start();
    this.#pollLater();
  }

  /** Stops for good: pending work has no effect, and no line or timer stays. */
  stop(): void {
    this.#stopped = true;
    this.#cancelRetry();
    this.#cancelWait();
    this.#cancelPoll();
    this.#cancelSounding();
    this.#events.stop();
  }

  /** Asks now, because something else has learned that the server has news for this board. */
  poll(): void {
    if (!this.#stopped) this.#ask();
  }

  #pollLater(): void {
    // The wait varies, so that not all of a county's boards ask in the same second.
    const wait = pollEvery * (1 - this.#options.random() / 10);
    this.#cancelPoll = this.#options.later(wait, () => {
      this.#ask();
      this.#pollLater();
    });
  }

  async #orLate(restored: Promise<void>): Promise<void> {
    const { later, onTrouble } = this.#options;
    const late = new Promise<void>((done) => {
      this.#cancelWait = later(diskWithin, () => {
        onTrouble('the disk takes long');
        done();
      });
    });
    await Promise.race([restored, late]);
    this.#cancelWait();
  }

  async #restore(): Promise<void> {
    const { cache, clock, onFeed } = this.#options;
    const copy = await cache.read();
    // If the server has answered meanwhile, its content is newer than any copy.
    if (!copy || this.#stopped || this.#feed) return;
    clock.notBefore(copy.confirmed);
    this.#feed = copy.feed;
    this.#notify({ confirmed: copy.confirmed });
    onFeed(copy.feed);
  }

  /** Notes a new line. The server may be another one, set up anew, so earlier announcements don't count. */
  #onOpen(): void {
    this.#announced = 0;
    this.#soundings = 0;
    this.#ask();
  }

  #hear(revision: number): void {
    // A further announcement doesn't restart the wait for the first.
    if (!this.#behind()) this.#behindSince = this.#options.clock.monotonic();
    this.#announced = revision;
    if (revision === this.#feed?.revision) return this.#confirm();
    this.#notify({ line: 'live', behind: true });
    this.#ask();
  }

  /** Sends one request at a time; whatever asks meanwhile is answered by one more after it. */
  #ask(): void {
    this.#cancelRetry();
    if (this.#loading) this.#again = true;
    else void this.#fetch();
  }

  async #fetch(): Promise<void> {
    const { load, onTrouble } = this.#options;
    this.#loading = true;
    this.#again = false;
    const loaded = await load(this.#etag);
    this.#loading = false;
    if (this.#stopped) return;
    if ('heard' in loaded && loaded.heard)
      this.#hearTime(loaded.heard, loaded.kind === 'feed' ? loaded.feed : this.#feed);
    switch (loaded.kind) {
      case 'feed':
        this.#etag = loaded.etag;
        this.#take(loaded.feed);
        break;
      case 'same':
        this.#invalidate();
        this.#confirm();
        // One of the server's processes has announced the revision, and this one may not have heard of it
        // yet.
        if (this.#behind()) this.#retry(`nothing new for ${this.#announced}`);
        else this.#failures = 0;
        break;
      case 'unknown':
        if (!this.#feed) this.#options.onUnknown();
        this.#retry('no such board');
        break;
      case 'unpaired':
        await this.#unpair(loaded.ended);
        return;
      case 'outdated':
        this.#options.onOutdated();
        this.#retry('this program is below the server’s protocol');
        break;
      case 'refused':
        onTrouble('not a feed that may be shown', 'feed');
        this.#retry(loaded.kind);
        break;
      case 'failed':
        this.#retry(loaded.why);
        break;
    }
    if (this.#again) this.#ask();
  }

  async #unpair(ended: boolean): Promise<void> {
    const { cache, onUnpaired } = this.#options;
    this.stop();
    await this.#orLate(this.#disk.run('forget the last copy', () => cache.clear()));
    onUnpaired(ended);
  }

  #beat(server: number | null): void {
    const { clock } = this.#options;
    if (server !== null)
      this.#hearTime({ server, grain: 0, asked: null, came: clock.monotonic() }, this.#feed);
    this.#confirm();
  }

  #hearTime(heard: ClockReading, feed: BoardFeed | null): void {
    const published = feed?.notice?.snapshot.published;
    this.#options.clock.hear(heard, published ? Date.parse(published) : undefined);
    if (heard.asked !== null && heard.grain === 0) this.#soundLater();
  }

  /**
   * Plans further readings of the clock after an answer that was long on its way, above all the first one.
   */
  #soundLater(): void {
    const { clock, later, random } = this.#options;
    this.#cancelSounding();
    if (clock.uncertainty <= doubtful || this.#soundings >= mostSoundings) return;
    this.#cancelSounding = later(soundAfter * (0.5 + random()), () => {
      this.#soundings++;
      this.#ask();
    });
  }

  #take(feed: BoardFeed): void {
    const { clock, cache, onFeed } = this.#options;
    const known = this.#feed !== null && contentOf(feed) === contentOf(this.#feed);
    if (feed.revision > (this.#feed?.revision ?? 0)) this.#behindSince = clock.monotonic();
    this.#feed = feed;
    this.#failures = 0;
    this.#invalidate();
    this.#confirm();
    if (this.#behind() && !this.#again) this.#retry(`revision ${feed.revision} for ${this.#announced}`);
    if (!known) onFeed(feed);
    this.#stamped = clock.monotonic();
    const at = clock.now();
    void this.#disk.run('keep a copy', () => cache.write(feed, at));
  }

  #confirm(): void {
    if (this.#behind()) return this.#notify({ line: 'live', behind: true });
    const { clock } = this.#options;
    const now = clock.now();
    this.#notify({ confirmed: now, line: 'live', behind: false });
    if (clock.monotonic() - this.#stamped < stampEvery) return;
    this.#stamped = clock.monotonic();
    if (this.#disk.idle) void this.#disk.run('date the copy', () => this.#options.cache.confirm(now));
  }

  /**
   * Gives up an announced revision that the server doesn't have, so that one forged event doesn't leave the
   * board behind for good.
   */
  #invalidate(): void {
    const { clock, onTrouble } = this.#options;
    if (!this.#behind() || clock.monotonic() - this.#behindSince < believedFor) return;
    onTrouble(`revision ${this.#announced} was announced, and there is none`, 'news');
    this.#announced = 0;
  }

  #behind(): boolean {
    return this.#announced > (this.#feed?.revision ?? 0);
  }

  #retry(why: string): void {
    const { later, random, onTrouble } = this.#options;
    onTrouble(`no feed: ${why}`);
    this.#cancelRetry = later(pause(this.#failures++, random(), this.#events.spread), () => this.#ask());
  }

  #notify(change: Partial<Contact>): void {
    // A beat confirms content only when something is shown.
    if (!this.#feed && change.confirmed) return;
    this.#contact = { ...this.#contact, ...change };
    this.#options.onContact(this.#contact);
  }
}

/**
 * The visible content of a feed, from which the server's ETag is made too. Contents are compared instead of
 * tags, so that a copy from the disk counts as the same, but one by an older version without a newer field
 * doesn't.
 */
function contentOf(feed: BoardFeed): string {
  return canonical({ ...feed, at: '' } satisfies BoardFeed);
}

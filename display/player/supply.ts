import { canonical } from '$lib/notice';
import type { BoardFeed, BoardTrouble } from '$lib/sync';
import type { Clock } from './clock';
import type { Heard } from './clock-bounds';
import type { Contact } from './freshness';
import { DiskWork } from './disk-work';
import type { Copies } from './last-copy';
import { Live, type Stream } from '$lib/local/live';
import type { LoadFeed } from './load-feed';
import { pause, type Later } from '$lib/local/timer';

export interface SupplyOptions {
  load: LoadFeed;
  open(after: number): Stream;
  copies: Pick<Copies, 'read' | 'write' | 'confirm' | 'clear'>;
  clock: Clock;
  later: Later;
  random(): number;
  onFeed(feed: BoardFeed): void;
  onContact(contact: Contact): void;
  /** the server knows no such board, and no copy of it is here */
  onUnknown(): void;
  /** the server doesn't know this board's token any more; its copy has gone from the disk, and this has stopped */
  onUnpaired(ended: boolean): void;
  /** something failed that the hall needn't know of: for the log, and with a kind for the office */
  onTrouble(what: string, kind?: BoardTrouble): void;
}

/** How often a copy's age is written down while nothing changes: what a restart without the server then says. */
const stampEvery = 5 * 60_000;

/** What changes without a word from the server, such as a result that is confirmed since nobody objects, is here by then. */
const lookEvery = 60 * 60_000;

/** While the clock may be wrong by more, a few answers more are asked for: they cost a header each. */
const doubtful = 40;
const mostSoundings = 6;
const soundAfter = 10_000;

/**
 * A server that still has nothing newer after so long, asked again and again, never will have: what was announced was no
 * news of its. Until then another one of its processes may not have heard of it yet.
 */
const believedFor = 60_000;

/** A disk that hasn't answered by then is not waited for: what the server has is shown, and the copy if it still comes. */
const diskWithin = 1500;

/**
 * Where the content comes from: first the last copy, so that a board shows something at once and without a
 * server, then the server, then whatever it says is new.
 */
export class Supply {
  readonly #options: SupplyOptions;
  readonly #live: Live;
  #contact: Contact = { confirmed: null, line: 'lost', behind: false };
  #feed: BoardFeed | null = null;
  #etag: string | null = null;
  /** the newest revision that the server has spoken of */
  #announced = 0;
  /** since when it is behind what was announced: monotonic */
  #behindSince = 0;
  #stopped = false;
  #loading = false;
  #again = false;
  #failures = 0;
  /** when the copy was last dated: monotonic */
  #stamped = -Infinity;
  #cancelRetry: () => void = () => {};
  #cancelWait: () => void = () => {};
  #cancelLook: () => void = () => {};
  #cancelSounding: () => void = () => {};
  #soundings = 0;
  readonly #disk: DiskWork;

  constructor(options: SupplyOptions) {
    this.#options = options;
    this.#disk = new DiskWork((what) => options.onTrouble(what, 'disk'));
    this.#live = new Live({
      open: options.open,
      after: () => this.#feed?.revision ?? 0,
      later: options.later,
      random: options.random,
      onRevision: (revision) => this.#hear(revision),
      onOpen: () => this.#greet(),
      onBeat: (server) => this.#beat(server),
      onLost: (opened) => {
        this.#tell({ line: 'lost' });
        // A stream that is refused doesn't say why; the answer to a question does.
        if (!opened) this.#ask();
      }
    });
  }

  /** Milliseconds over which this server's boards share their calls when all have a reason at once. */
  get spread(): number {
    return this.#live.spread;
  }

  async start(): Promise<void> {
    await this.#orLate(this.#disk.run('read the last copy', () => this.#restore()));
    if (this.#stopped) return;
    this.#ask();
    this.#live.start();
    this.#lookLater();
  }

  /** For good: what is under way comes to nothing, and no line or timer stays. */
  stop(): void {
    this.#stopped = true;
    this.#cancelRetry();
    this.#cancelWait();
    this.#cancelLook();
    this.#cancelSounding();
    this.#live.stop();
  }

  /** Asks now: something else has heard that the server has news for this board. */
  look(): void {
    if (!this.#stopped) this.#ask();
  }

  #lookLater(): void {
    // Not all of a county's boards in the same second.
    const wait = lookEvery * (1 - this.#options.random() / 10);
    this.#cancelLook = this.#options.later(wait, () => {
      this.#ask();
      this.#lookLater();
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
    const { copies, clock, onFeed } = this.#options;
    const copy = await copies.read();
    // What the server has sent meanwhile is newer than any copy.
    if (!copy || this.#stopped || this.#feed) return;
    clock.notBefore(copy.confirmed);
    this.#feed = copy.feed;
    this.#tell({ confirmed: copy.confirmed });
    onFeed(copy.feed);
  }

  /** A new line: the server may be another one, set up anew, so what was announced before is no measure. */
  #greet(): void {
    this.#announced = 0;
    this.#soundings = 0;
    this.#ask();
  }

  #hear(revision: number): void {
    // Another announcement while one is waited for doesn't make it wait anew.
    if (!this.#behind()) this.#behindSince = this.#options.clock.monotonic();
    this.#announced = revision;
    if (revision === this.#feed?.revision) return this.#confirm();
    this.#tell({ line: 'live', behind: true });
    this.#ask();
  }

  /** One request at a time; whatever is asked meanwhile is answered by one more after it. */
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
        this.#doubt();
        this.#confirm();
        // One of its processes has said so, and another one hasn't heard it yet.
        if (this.#behind()) this.#retry(`nothing new for ${this.#announced}`);
        else this.#failures = 0;
        break;
      case 'unknown':
        if (!this.#feed) this.#options.onUnknown();
        this.#retry('no such board');
        break;
      case 'unpaired':
        await this.#leave(loaded.ended);
        return;
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

  async #leave(ended: boolean): Promise<void> {
    const { copies, onUnpaired } = this.#options;
    this.stop();
    await this.#orLate(this.#disk.run('forget the last copy', () => copies.clear()));
    onUnpaired(ended);
  }

  #beat(server: number | null): void {
    const { clock } = this.#options;
    if (server !== null)
      this.#hearTime({ server, grain: 0, asked: null, came: clock.monotonic() }, this.#feed);
    this.#confirm();
  }

  #hearTime(heard: Heard, feed: BoardFeed | null): void {
    const published = feed?.notice?.snapshot.published;
    this.#options.clock.hear(heard, published ? Date.parse(published) : undefined);
    if (heard.asked !== null && heard.grain === 0) this.#soundLater();
  }

  /** An answer that was long on its way, the first one above all, leaves the clock in doubt. */
  #soundLater(): void {
    const { clock, later, random } = this.#options;
    this.#cancelSounding();
    if (clock.doubt <= doubtful || this.#soundings >= mostSoundings) return;
    this.#cancelSounding = later(soundAfter * (0.5 + random()), () => {
      this.#soundings++;
      this.#ask();
    });
  }

  #take(feed: BoardFeed): void {
    const { clock, copies, onFeed } = this.#options;
    const known = this.#feed !== null && contentOf(feed) === contentOf(this.#feed);
    if (feed.revision > (this.#feed?.revision ?? 0)) this.#behindSince = clock.monotonic();
    this.#feed = feed;
    this.#failures = 0;
    this.#doubt();
    this.#confirm();
    if (this.#behind() && !this.#again) this.#retry(`revision ${feed.revision} for ${this.#announced}`);
    if (!known) onFeed(feed);
    this.#stamped = clock.monotonic();
    const at = clock.now();
    void this.#disk.run('keep a copy', () => copies.write(feed, at));
  }

  #confirm(): void {
    if (this.#behind()) return this.#tell({ line: 'live', behind: true });
    const { clock } = this.#options;
    const now = clock.now();
    this.#tell({ confirmed: now, line: 'live', behind: false });
    if (clock.monotonic() - this.#stamped < stampEvery) return;
    this.#stamped = clock.monotonic();
    if (this.#disk.idle) void this.#disk.run('date the copy', () => this.#options.copies.confirm(now));
  }

  /** The server has answered, and has nothing newer: one forged event must not leave the board behind for good. */
  #doubt(): void {
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
    this.#cancelRetry = later(pause(this.#failures++, random(), this.#live.spread), () => this.#ask());
  }

  #tell(change: Partial<Contact>): void {
    // Nothing is current before something is shown: a beat alone dates no content.
    if (!this.#feed && change.confirmed) return;
    this.#contact = { ...this.#contact, ...change };
    this.#options.onContact(this.#contact);
  }
}

/**
 * All that can be seen of a feed: what the server's ETag is taken of. By content and not by the tag, so that a copy
 * from the disk counts too, and one that an older program has kept without a field of today's doesn't.
 */
function contentOf(feed: BoardFeed): string {
  return canonical({ ...feed, at: '' } satisfies BoardFeed);
}

import { EventStream } from '$lib/local/event-stream';
import { sharedStream } from '$lib/local/shared-stream';
import { jittered, browserLater } from '$lib/local/timer';
import { protocolQuery } from '$lib/sync';
import type { Heartbeat, SceneReport } from '../heartbeat';
import { CarriedClock } from './carried-clock';
import { DocumentClient } from './document-client';
import { fillEmergencies } from './fill-emergencies';
import { PageTurner } from './page-turner';
import { keepPictures, markLostPictures } from './pictures';
import { PlainDocument } from './plain-document';
import { drawFrame } from './plain-frame';
import { plainHeartbeat } from './plain-heartbeat';
import { PlainPairing } from './plain-pairing';

/** Least milliseconds over which boards with an older program are loaded anew. */
const apart = 20_000;
const tickEvery = 500;
const minute = 60_000;

export interface PlainBoardOptions {
  /** version of this script */
  version: string;
  /** loads the page anew */
  reload(): void;
}

/**
 * The plain board's program (/wall/lite): turns the pages of the document that the server has drawn, asks for the
 * whole document anew, and puts its board in place of this one. Whatever can't be had leaves all as it is. It
 * runs on Chromium 51.
 */
export class PlainBoard {
  readonly #options: PlainBoardOptions;
  readonly #events: EventStream;
  readonly #client: DocumentClient;
  readonly #clock: CarriedClock;
  readonly #turner: PageTurner;
  #document: PlainDocument;
  #pairing: PlainPairing | null = null;
  #heartbeat: Heartbeat | null = null;
  #failing = false;
  #follows = false;
  /** the line was lost since it was last open */
  #missed = false;
  #reloads = false;

  /** @param lite the element of the document's board */
  constructor(lite: HTMLElement, options: PlainBoardOptions) {
    this.#options = options;
    this.#document = new PlainDocument(lite);
    this.#clock = new CarriedClock(this.#document);
    this.#turner = new PageTurner(lite, this.#clock);
    this.#events = new EventStream({
      open: (after) =>
        sharedStream(
          this.#document.live,
          after,
          (since) => new EventSource(`${this.#document.live}?after=${since}&${protocolQuery}`)
        ),
      after: () => this.#document.revision,
      later: browserLater,
      random: Math.random,
      onRevision: (revision) => {
        if (revision !== this.#document.revision) this.#client.ask();
      },
      onOpen: () => {
        // It may have missed something that no event repeats.
        if (this.#missed) this.#client.ask();
        this.#missed = false;
      },
      onBeat: () => {},
      onLost: (opened) => {
        this.#missed = true;
        // A refused stream doesn't say why (the office has ended the connection, or this program is below the
        // server's protocol), but the document that the server draws then does.
        if (!opened) this.#client.ask();
      }
    });
    this.#client = new DocumentClient({
      address: location.pathname + location.search.replace(/([?&])page=\d*&?/, '$1'),
      spread: () => this.#events.spread,
      onBoard: (next, asked) => this.take(next, asked),
      onFailed: () => {
        this.#failing = true;
        this.#drawFrame();
      }
    });
  }

  /** Whether this is the office's preview, which asks for nothing. */
  get isRehearsal(): boolean {
    return this.#document.kind === 'rehearsal';
  }

  /** @returns a function that ends it */
  start(): () => void {
    const ticker = setInterval(() => this.#tick(), tickEvery);
    const flush = () => this.#heartbeat?.flush();
    const refill = () => this.#refill();
    window.addEventListener('resize', refill);
    // A page that goes, for a newer program or with its screen's power button, loses nothing.
    window.addEventListener('pagehide', flush);
    this.#refill();
    if (!this.isRehearsal) {
      this.#begin();
      this.#client.start();
      // During an update one process of the server may have drawn the page and another given the script.
      if (this.#document.version !== this.#options.version)
        this.#reloadLater(jittered(minute, Math.random()));
    }
    return () => {
      clearInterval(ticker);
      window.removeEventListener('resize', refill);
      window.removeEventListener('pagehide', flush);
      this.#events.stop();
      this.#client.stop();
      this.#pairing?.stop();
      this.#heartbeat?.stop();
    };
  }

  /**
   * Puts a newer document's board in place of this one, at the page that was in front.
   * @param asked when it was asked for, milliseconds, monotonic
   */
  take(next: Element, asked = performance.now()): void {
    const { element, kind, version } = this.#document;
    const newer = new PlainDocument(document.importNode(next, true) as HTMLElement);
    this.#failing = false;
    // This server has just answered, so its program can be had whole.
    if (newer.version !== version)
      return this.#reloadLater(Math.random() * Math.max(apart, this.#events.spread));
    // A code that stands there stays there.
    if (kind !== 'board' && !this.isRehearsal && newer.kind === kind) return;
    keepPictures(element, newer.element);
    element.parentNode?.replaceChild(newer.element, element);
    this.#document = newer;
    this.#clock.take(newer, asked);
    fillEmergencies(newer.element);
    this.#turner.take(newer.element);
    this.#tick();
    if (!this.isRehearsal) this.#begin();
  }

  /**
   * Turns the page, for who looks at it in the office.
   * @param by 1 forwards, -1 back
   */
  step(by: 1 | -1): void {
    this.#turner.step(by);
  }

  /** Does what this kind of document needs: follows a board's changes, or asks for a code. */
  #begin(): void {
    this.#pairing?.stop();
    this.#pairing = null;
    const { element, kind, isOwn, revision } = this.#document;
    if (kind === 'board') {
      if (!this.#follows) this.#events.start();
      this.#follows = true;
      if (isOwn) this.#reporting().shown(revision);
      return;
    }
    this.#events.stop();
    this.#follows = false;
    if (!isOwn) return;
    void this.#reporting().unpair();
    this.#heartbeat = null;
    this.#pairing = new PlainPairing(element, () => this.#client.ask());
    this.#pairing.start();
  }

  #reporting(): Heartbeat {
    if (this.#heartbeat) return this.#heartbeat;
    const heartbeat = plainHeartbeat({
      version: this.#options.version,
      clock: this.#clock,
      seen: () => this.#seen(),
      local: () => this.#clock.local,
      open: () => this.#document.open,
      spread: () => this.#events.spread,
      onUnpaired: () => this.#client.ask()
    });
    this.#heartbeat = heartbeat;
    heartbeat.start();
    return heartbeat;
  }

  #seen(): SceneReport | null {
    const { seen } = this.#turner;
    const codes = seen?.getAttribute('data-notices');
    return (
      seen && {
        revision: this.#document.revision,
        scene: seen.getAttribute('data-scene') ?? '',
        codes: codes ? codes.split(' ') : []
      }
    );
  }

  #refill(): void {
    fillEmergencies(this.#document.element);
    this.#turner.refresh();
    this.#tick();
  }

  #tick(): void {
    this.#turner.tick();
    this.#drawFrame();
    markLostPictures(this.#document.element);
    this.#heartbeat?.tick();
  }

  #drawFrame(): void {
    drawFrame(this.#document.element, {
      clock: this.#clock,
      isNow: this.#document.kind === 'board',
      failing: this.#failing
    });
  }

  /** @param ms a wait that varies, so that boards don't load another program's page at the same moment */
  #reloadLater(ms: number): void {
    if (this.#reloads) return;
    this.#reloads = true;
    browserLater(ms, () => this.#options.reload());
  }
}

import { pause, type RunLater } from '$lib/local/timer';
import type { PairAnswer } from '$lib/sync';
import type { AskPairing } from '../feed/ask-pairing';
import type { ClockReading } from './clock-bounds';

type UnpairedScreen = Extract<PairAnswer, { state: 'waiting' }>;

/** The content of an unpaired screen. */
export type PairingView =
  /** no answer yet */
  | { kind: 'asking' }
  /** `lost`: the server doesn't answer at the moment, but the code is still valid */
  | { kind: 'code'; waiting: UnpairedScreen; lost: boolean }
  /** this browser keeps no cookies, so that every request is a new one */
  | { kind: 'forgetful' };

export interface PairingLineOptions {
  ask: AskPairing;
  /** milliseconds, monotonic */
  now(): number;
  later: RunLater;
  random(): number;
  onView(view: PairingView): void;
  /** called with each reading of the server's clock */
  onHeard(heard: ClockReading): void;
  onPaired(): void;
  onTrouble(what: string): void;
}

/**
 * Milliseconds by which a code may be replaced too early without a reason to worry, since clocks and delays
 * differ.
 */
const early = 10_000;
/** After this many codes in a row that were replaced too early, the browser is taken to keep no cookies. */
const forgets = 2;
const minute = 60_000;

/**
 * Asks to be paired, shows the code while it is valid, and asks every few seconds whether the office has
 * confirmed it. The next code comes with the answer after the old one has expired.
 */
export class PairingLine {
  readonly #options: PairingLineOptions;
  #shown: { waiting: UnpairedScreen; until: number } | null = null;
  #failures = 0;
  #early = 0;
  #stopped = false;
  #cancel: () => void = () => {};

  constructor(options: PairingLineOptions) {
    this.#options = options;
  }

  start(): void {
    void this.#ask();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #ask(): Promise<void> {
    const { ask, onHeard, onPaired, onTrouble } = this.#options;
    const { answer, heard } = await ask();
    if (this.#stopped) return;
    if (heard) onHeard(heard);
    switch (answer.state) {
      case 'paired':
        this.stop();
        onPaired();
        break;
      case 'waiting':
        this.#failures = 0;
        this.#wait(answer);
        break;
      case 'failed':
        onTrouble(`not paired: ${answer.why}`);
        this.#fail();
        break;
    }
  }

  #wait(waiting: UnpairedScreen): void {
    const { now, random, onView } = this.#options;
    const before = this.#shown;
    const isEarly = before && before.waiting.code !== waiting.code && now() < before.until - early;
    this.#early = isEarly ? this.#early + 1 : 0;
    this.#shown = { waiting, until: now() + waiting.seconds * 1000 };
    if (this.#early >= forgets) {
      onView({ kind: 'forgetful' });
      this.#again(minute);
      return;
    }
    onView({ kind: 'code', waiting, lost: false });
    this.#again(waiting.every * 1000 * (1 + random() / 5));
  }

  #fail(): void {
    const { now, random, onView } = this.#options;
    const shown = this.#shown;
    if (shown && now() < shown.until) onView({ kind: 'code', waiting: shown.waiting, lost: true });
    else onView({ kind: 'asking' });
    this.#again(pause(this.#failures++, random()));
  }

  #again(ms: number): void {
    this.#cancel = this.#options.later(ms, () => void this.#ask());
  }
}

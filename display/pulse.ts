import type { Painted } from './stage/painted';

/** Frames that were asked for and painted. */
type Frames = Pick<Painted, 'ask' | 'isRecent'>;

export interface PulseOptions {
  frames: Frames;
  /** milliseconds, monotonic */
  now(): number;
  /** the first real content has come to the screen */
  hasContent(): boolean;
  hasEmergency(): boolean;
  say(word: string): void;
}

/** The computer below starts its browser anew after three minutes without a word: one may be lost, or late. */
const every = 20_000;

/**
 * Says in the browser's log whether the board paints, and whether an emergency is on: every 20 seconds, and at once when
 * it changes. The small computer that it hangs on reads that (display/kiosk/watch.sh) and starts a frozen browser anew,
 * or lights its panel at night. A page can't judge itself, and this way nothing else can talk to it: no port is open.
 */
export class Pulse {
  readonly #options: PulseOptions;
  #said: { word: string; at: number } | null = null;

  constructor(options: PulseOptions) {
    this.#options = options;
  }

  /** To be called about once a second. */
  tick(): void {
    const { frames, now, hasContent, hasEmergency, say } = this.#options;
    void frames.ask();
    const at = now();
    const paints = hasContent() && frames.isRecent(at);
    const word = `sunboard: ${paints ? 'painted' : 'unpainted'} ${hasEmergency() ? 'emergency' : 'usual'}`;
    if (this.#said?.word === word && at - this.#said.at < every) return;
    this.#said = { word, at };
    say(word);
  }
}

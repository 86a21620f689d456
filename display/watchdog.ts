import type { Painted } from './stage/painted';

/** The requested and painted frames. */
type Frames = Pick<Painted, 'ask' | 'isRecent'>;

export interface WatchdogOptions {
  frames: Frames;
  /** milliseconds, monotonic */
  now(): number;
  /** whether the first real content is on the screen */
  hasContent(): boolean;
  hasEmergency(): boolean;
  say(word: string): void;
}

/**
 * Milliseconds. The computer restarts its browser after three minutes without a report, so that one may be
 * lost or late.
 */
const every = 20_000;

/**
 * Writes to the browser's log whether the board paints and whether an emergency is on: every 20 seconds, and
 * at once when it changes. The mini-PC that the board runs on reads that (display/kiosk/watch.sh), and
 * restarts a frozen browser, or lights its panel at night. A page can't judge itself, and this way nothing
 * else can talk to it, because no port is open.
 */
export class Watchdog {
  readonly #options: WatchdogOptions;
  #said: { word: string; at: number } | null = null;

  constructor(options: WatchdogOptions) {
    this.#options = options;
  }

  /** Reports when it is due; to be called about once a second. */
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

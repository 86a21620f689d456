import { localTime } from '$lib/calendar';
import { browserLater } from '$lib/local/timer';
import { pairingAsker } from './feed/ask-pairing';
import { browserTime, Clock } from './player/clock';
import { PairingLine, type PairingView } from './player/pairing-line';
import { zoneBefore } from './zone-before';

/** A screen that waits to be paired: its view, and its clock. */
export class Pairing {
  readonly #clock = new Clock(browserTime);
  readonly #line: PairingLine;
  #now = $state(this.#clock.now());

  view = $state.raw<PairingView>({ kind: 'asking' });
  readonly local = $derived(localTime(this.#now, zoneBefore));

  constructor({ onPaired }: { onPaired: () => void }) {
    this.#line = new PairingLine({
      ask: pairingAsker(fetch.bind(window), () => this.#clock.monotonic()),
      now: () => this.#clock.monotonic(),
      later: browserLater,
      random: Math.random,
      onView: (view) => (this.view = view),
      onHeard: (heard) => this.#clock.hear(heard),
      onPaired,
      onTrouble: (what) => console.warn(what)
    });
  }

  /**
   * Starts asking for a code.
   * @returns a function that stops it
   */
  start(): () => void {
    const ticker = setInterval(() => (this.#now = this.#clock.now()), 1000);
    this.#line.start();
    return () => {
      clearInterval(ticker);
      this.#line.stop();
    };
  }
}

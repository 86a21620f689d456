import { localTime } from '$lib/calendar';
import { browserLater } from '$lib/local/timer';
import { pairingAsker } from './player/ask-pairing';
import { browserTime, Clock } from './player/clock';
import { PairingLine, type PairingView } from './player/pairing-line';

/** Nobody's board has no unit whose time it could show: it is that of the whole country. */
const zone = 'Asia/Shanghai';

/** A screen that waits to be paired: what it has to show, and the clock above it. */
export class Pairing {
  readonly #clock = new Clock(browserTime);
  readonly #line: PairingLine;
  #now = $state(this.#clock.now());

  view = $state.raw<PairingView>({ kind: 'asking' });
  readonly local = $derived(localTime(this.#now, zone));

  constructor({ onPaired }: { onPaired: () => void }) {
    this.#line = new PairingLine({
      ask: pairingAsker(fetch.bind(window)),
      now: () => this.#clock.monotonic(),
      later: browserLater,
      random: Math.random,
      onView: (view) => (this.view = view),
      onServerTime: (server) => this.#hear(server),
      onPaired,
      onTrouble: (what) => console.warn(what)
    });
  }

  #hear(server: number): void {
    const now = this.#clock.monotonic();
    this.#clock.hear({ server, grain: 1000, asked: now, came: now });
  }

  /** @returns what ends it */
  start(): () => void {
    const ticker = setInterval(() => (this.#now = this.#clock.now()), 1000);
    this.#line.start();
    return () => {
      clearInterval(ticker);
      this.#line.stop();
    };
  }
}

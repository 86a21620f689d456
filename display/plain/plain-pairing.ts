import { browserLater } from '$lib/local/timer';
import { PairingLine } from '../player/pairing-line';
import { askPlainPairing } from './ask-plain-pairing';
import { showPairing } from './pairing-page';

/** Milliseconds after which a screen that was paired and got no board all the same asks anew. */
const again = 60_000;

/** Pairs a plain screen: shows its code on the unpaired page, until the office has confirmed it. */
export class PlainPairing {
  readonly #lite: Element;
  readonly #onPaired: () => void;
  #line: PairingLine | null = null;
  #cancel: () => void = () => {};

  constructor(lite: Element, onPaired: () => void) {
    this.#lite = lite;
    this.#onPaired = onPaired;
  }

  start(): void {
    showPairing(this.#lite, { kind: 'asking' });
    this.#ask();
  }

  stop(): void {
    this.#cancel();
    this.#line?.stop();
  }

  #ask(): void {
    this.#line = new PairingLine({
      ask: askPlainPairing,
      now: () => performance.now(),
      later: browserLater,
      random: Math.random,
      onView: (view) => showPairing(this.#lite, view),
      onHeard: () => {},
      onPaired: () => {
        this.#onPaired();
        this.#cancel = browserLater(again, () => this.#ask());
      },
      onTrouble: (what) => console.warn(what)
    });
    this.#line.start();
  }
}

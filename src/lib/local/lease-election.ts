import type { Election } from './election';
import { browserLater } from './timer';

/** A message between the pages that stand for one election. */
type LeaseMessage =
  /** a page wants to know whether somebody leads */
  | { kind: 'ask' }
  /** the page of this key leads */
  | { kind: 'lead'; key: number }
  /** the page that led leads no more */
  | { kind: 'gone' };

/** Milliseconds in which a leading page answers: messages reach a page in the background, too. */
const answersWithin = 250;

/** Milliseconds between two signs of life of a leading page, and silence after which another one asks for it. */
const leadsEvery = 2000;
const silence = 3 * leadsEvery;

/**
 * Elects a page without locks of the browser (there are none on plain http): a page that hears of no leading one leads, and says
 * so again and again. Of two that lead, the one with the smaller key goes on.
 */
export class LeaseElection implements Election {
  readonly #onLead: () => void;
  readonly #onResign: () => void;
  readonly #key = Math.random();
  readonly #name: string;
  #channel: BroadcastChannel | null = null;
  #leads = false;
  #cancel: () => void = () => {};

  /**
   * @param name of the channel, the same in all pages
   * @param onLead called when this page begins to lead
   * @param onResign called when this page leads no more, because another one does
   */
  constructor(name: string, onLead: () => void, onResign: () => void) {
    this.#name = name;
    this.#onLead = onLead;
    this.#onResign = onResign;
  }

  get isLeading(): boolean {
    return this.#leads;
  }

  stand(): void {
    if (this.#channel) return;
    this.#channel = new BroadcastChannel(`${this.#name}-lease`);
    this.#channel.addEventListener('message', ({ data }: MessageEvent<LeaseMessage>) => this.#hear(data));
    // A closed page can say nothing; the others would hear that by its silence only.
    addEventListener('pagehide', this.#leave);
    this.#seek();
  }

  withdraw(): void {
    if (!this.#channel) return;
    this.#cancel();
    removeEventListener('pagehide', this.#leave);
    if (this.#leads) this.#say({ kind: 'gone' });
    this.#leads = false;
    this.#channel.close();
    this.#channel = null;
  }

  /** Says that the lead is free. A page that is shown again out of the browser's memory asks who leads by now. */
  readonly #leave = (): void => {
    if (!this.#leads) return;
    this.#say({ kind: 'gone' });
    this.#resign();
  };

  /** Asks who leads, and leads if nobody answers. */
  #seek(): void {
    this.#cancel();
    this.#say({ kind: 'ask' });
    this.#cancel = browserLater(answersWithin * (1 + Math.random()), () => this.#lead());
  }

  #lead(): void {
    this.#leads = true;
    this.#onLead();
    this.#sayLead();
  }

  #sayLead(): void {
    this.#cancel();
    if (!this.#leads) return;
    this.#say({ kind: 'lead', key: this.#key });
    this.#cancel = browserLater(leadsEvery, () => this.#sayLead());
  }

  #resign(): void {
    this.#leads = false;
    this.#follow();
    this.#onResign();
  }

  /** Believes that another page leads, until that has been silent for long. */
  #follow(): void {
    this.#cancel();
    this.#cancel = browserLater(silence, () => this.#seek());
  }

  #hear(message: LeaseMessage): void {
    if (message.kind === 'ask') {
      if (this.#leads) this.#sayLead();
    } else if (message.kind === 'gone') {
      if (!this.#leads) this.#seek();
    } else if (!this.#leads) this.#follow();
    else if (message.key < this.#key) this.#resign();
    else this.#sayLead();
  }

  #say(message: LeaseMessage): void {
    this.#channel?.postMessage(message);
  }
}

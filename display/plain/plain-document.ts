import type { ScreenSettings } from '$lib/sync';

/** The kinds of a plain board's document; see LiteBoard.svelte. */
export type PlainKind = 'board' | 'unpaired' | 'ended' | 'unknown' | 'rehearsal';

/** Reads what a plain board's document says about itself, in the attributes of its element `#lite`. */
export class PlainDocument {
  readonly element: HTMLElement;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  get kind(): PlainKind {
    return this.#said('kind') as PlainKind;
  }

  /** Whether it is this screen's own board, paired or not yet; the demo's hangs nowhere. */
  get isOwn(): boolean {
    return this.#said('own') === 'yes';
  }

  /** version of the server's program that drew it */
  get version(): string {
    return this.#said('version');
  }

  get revision(): number {
    return Number(this.#said('revision'));
  }

  /** address of its live events */
  get live(): string {
    return this.#said('live');
  }

  /** when it was drawn, milliseconds since 1970 by the server */
  get now(): number {
    return Number(this.#said('now'));
  }

  /** seconds since midnight by the unit's clock, when it was drawn */
  get seconds(): number {
    return Number(this.#said('seconds'));
  }

  /** the unit's day, YYYY-MM-DD, when it was drawn */
  get date(): string {
    return this.#said('date');
  }

  /** The hall's hours, written as "480-1080 1140-1260"; undefined when it is always open. */
  get open(): ScreenSettings['open'] {
    const hours = this.#said('open');
    if (!hours) return undefined;
    return hours.split(' ').map((each) => {
      const [from = 0, until = 0] = each.split('-').map(Number);
      return { from, until };
    });
  }

  #said(name: string): string {
    return this.element.getAttribute(`data-${name}`) ?? '';
  }
}

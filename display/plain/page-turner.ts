import type { CarriedClock } from './carried-clock';

/** Shows one page of a plain board's document after the other. */
export class PageTurner {
  #lite: Element;
  readonly #clock: CarriedClock;
  /** since when the page in front stands there, milliseconds, monotonic */
  #since: number;
  #key: string | null;

  /** @param lite the element of the document's board */
  constructor(lite: Element, clock: CarriedClock) {
    this.#lite = lite;
    this.#clock = clock;
    this.#since = clock.monotonic();
    this.#key = lite.querySelector('.page.seen[data-key]')?.getAttribute('data-key') ?? null;
  }

  /** Goes on in a newer document, at the page that was in front. */
  take(lite: Element): void {
    this.#lite = lite;
    this.refresh();
  }

  /** The page in front, while it has its turn. */
  get seen(): Element | null {
    return this.#turns().filter((page) => keyOf(page) === this.#key)[0] ?? null;
  }

  /** Shows the page in front anew, or the first when that has no turn any more. */
  refresh(): void {
    const turns = this.#turns();
    const seen = this.seen;
    if (seen) this.#show(seen, turns);
    else this.#begin(turns);
  }

  /** Turns the page when its time is over; to be called twice a second. */
  tick(): void {
    const turns = this.#turns();
    const seen = this.seen;
    if (!seen) this.#begin(turns);
    else if (this.#clock.monotonic() - this.#since >= Number(seen.getAttribute('data-seconds')) * 1000)
      this.step(1);
  }

  /** @param by 1 forwards, -1 back */
  step(by: 1 | -1): void {
    const turns = this.#turns();
    const seen = this.seen;
    const at = seen ? turns.indexOf(seen) : 0;
    const next = turns[(at + by + turns.length) % turns.length];
    if (!next) return;
    this.#show(next, turns);
    this.#since = this.#clock.monotonic();
  }

  #begin(turns: readonly Element[]): void {
    const [first] = turns;
    if (!first) return;
    this.#show(first, turns);
    this.#since = this.#clock.monotonic();
  }

  /** The pages that have their turn: emergencies alone, as long as they last. */
  #turns(): Element[] {
    const pages = Array.from(this.#lite.querySelectorAll('.page[data-key]'));
    const { passed } = this.#clock;
    const urgent = pages.filter((page) => Number(page.getAttribute('data-left') ?? 0) > passed);
    return urgent.length > 0 ? urgent : pages.filter((page) => !page.hasAttribute('data-left'));
  }

  #show(page: Element, turns: readonly Element[]): void {
    for (const each of Array.from(this.#lite.querySelectorAll('.page')))
      each.classList.toggle('seen', each === page);
    this.#lite.classList.toggle('asleep', page.getAttribute('data-scene') === 'night');
    this.#key = keyOf(page);
    this.#write('[data-at]', turns.indexOf(page) + 1);
    this.#write('[data-of]', turns.length);
  }

  #write(where: string, count: number): void {
    const place = this.#lite.querySelector(where);
    if (place) place.textContent = String(count);
  }
}

function keyOf(page: Element): string | null {
  return page.getAttribute('data-key');
}

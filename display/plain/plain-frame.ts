import { timeOfDay } from '$lib/calendar';
import { clockWrongFrom } from '../player/clock';
import { orbitAt } from '../player/orbit';
import type { CarriedClock } from './carried-clock';

/** Greatest shift of the picture, for which static/lite.css leaves room: the pages have none for the whole board's. */
const reach = 8;

/**
 * Milliseconds without a newer document after which the foot says that the board is offline; until then, that
 * it waits. The whole board hears a beat every ten seconds, but this one asks once a minute.
 */
const offlineAfter = 120_000;

/** The state of a plain board that its head and foot show. */
export interface PlainFrame {
  clock: CarriedClock;
  /** whether the document was drawn for now: a preview is of another moment, and an unpaired page of none */
  isNow: boolean;
  /** whether the last request for a newer document has failed */
  failing: boolean;
}

/** Draws the head's clock and the foot's words, and moves the picture. */
export function drawFrame(lite: HTMLElement, { clock, isNow, failing }: PlainFrame): void {
  const time = timeOfDay(clock.local.minute);
  for (const each of Array.from(lite.querySelectorAll('[data-clock]'))) each.textContent = time;
  // Past midnight a bare time would be taken for today's.
  const isLate = clock.daysOn > 0;
  const isAway = isLate || clock.passed >= offlineAfter;
  lite.classList.toggle('late', isLate);
  lite.classList.toggle('wrong', isNow && Math.abs(clock.deviceAhead) >= clockWrongFrom);
  lite.classList.toggle('waits', failing && !isAway);
  lite.classList.toggle('away', failing && isAway);
  const { x, y } = orbitAt(clock.now(), reach);
  lite.style.transform = `translate(${x / 100}rem, ${y / 100}rem)`;
}

import { atMostOnceAMinute } from '../log/at-most-once-a-minute';
import { once } from '../process/once';
import { descriptorBudget } from '../process/descriptors';

/** Counts the event streams of the whole process: the real app and its practice years share what the system allows. */
export class StreamRoom {
  readonly #most: number;
  /** says that one was refused, once a minute */
  readonly sayRefused = atMostOnceAMinute();
  #reserved = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get isFull(): boolean {
    return this.#reserved >= this.#most;
  }

  /** The returned function gives the place back. */
  reserve(): () => void {
    this.#reserved += 1;
    return () => {
      this.#reserved -= 1;
    };
  }
}

/** The room of this process. */
export function streamRoom(): StreamRoom {
  return once('stream-room', () => new StreamRoom(descriptorBudget().streams));
}

import type { PeriodKind, Published } from '$lib/notice';

/** One unit's published results. A notice only grows the list: what was wrong is mended by a supplementary one. */
export interface Notices {
  /**
   * The newest, by the end of its period; of those that end together the shortest. With `after`, only when it was
   * published after that change.
   */
  latest(filter?: { after?: number; kinds?: readonly PeriodKind[] }): Promise<Published | null>;
  of(period: string): Promise<Published | null>;
  /** the next free number of that year, from 1 */
  nextNumber(year: number): Promise<number>;
  /** every notice's code, period and number, newest first */
  list(): Promise<NoticeLine[]>;
  /** @throws Problem `already-published` */
  publish(published: Published): Promise<void>;
}

export interface NoticeLine {
  code: string;
  digest: string;
  period: string;
  year: number;
  no: number;
  published: string;
  lastDay: string;
}

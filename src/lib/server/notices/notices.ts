import type {
  Channel,
  PeriodKind,
  Published,
  PublishedSupplement,
  Supplement,
  SupplementRow
} from '$lib/notice';

/** One unit's published results. A notice only grows the list: what was wrong is mended by a supplementary one. */
export interface Notices {
  /**
   * The newest, by the end of its period; of those that end together the shortest. With `after`, only when it was
   * published after that change; with `channel`, of those that are published there.
   */
  latest(filter?: {
    after?: number;
    kinds?: readonly PeriodKind[];
    channel?: Channel;
  }): Promise<Published | null>;
  of(period: string): Promise<Published | null>;
  /** a period's own notice by the code in its address */
  one(code: string): Promise<Published | null>;
  /** the next free number of that year, from 1 */
  nextNumber(year: number): Promise<number>;
  /** every period's own notice, newest first: its code, period and number */
  list(): Promise<NoticeLine[]>;
  /** a notice of either kind by its code */
  line(code: string): Promise<NoticeLine | null>;
  /** what mends notices (补充公示), newest first */
  supplements(): Promise<SupplementLine[]>;
  /** one of them by its code. @throws Problem `notice-damaged` */
  supplementOf(code: string): Promise<PublishedSupplement | null>;
  /** @throws Problem `already-published` */
  publish(published: Published, channels?: readonly Channel[]): Promise<void>;
  /**
   * Publishes what mends another notice.
   * @param subjects 编号 of whose rows it shows, in its order
   */
  supplement(published: PublishedSupplement, subjects: readonly string[]): Promise<void>;
  /** 编号 of whose rows what mends a notice shows, in its order; none of one that was published before that was kept */
  subjectsOf(code: string): Promise<string[]>;
  /**
   * What mends notices in somebody's own row, in the order in which it was published; nothing of before whose rows they are
   * was kept.
   * @throws Problem `notice-damaged`
   */
  mending(subject: string): Promise<{ supplement: Supplement; row: SupplementRow }[]>;
}

export interface NoticeLine {
  code: string;
  digest: string;
  period: string;
  year: number;
  no: number;
  published: string;
  lastDay: string;
  /** where it is published; empty: of before that was kept, wherever there is a way */
  channels: Channel[];
}

/** A notice that mends another one. */
export interface SupplementLine extends NoticeLine {
  /** code of the notice that it mends */
  corrects: string;
  /** orders it among all that the unit has recorded: what was booked before it has a lower one (`BookedEntry.seq`) */
  seq: number;
}

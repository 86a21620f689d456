import type { CorrectedPeriod } from '../periods/corrected-results';
import type { Channel, Published, PublishedSupplement, Supplement, SupplementRow } from '$lib/notice';

/** One unit's published results. Notices are only added: a wrong one is corrected by a supplementary one. */
export interface Notices {
  /**
   * The newest notice by the end of its period; of those that end together the shortest. With `after`, only
   * if it was published after that change; with `channel`, only one that is published there.
   */
  latest(filter?: { after?: number; channel?: Channel }): Promise<Published | null>;
  of(period: string): Promise<Published | null>;
  /** a period's own notice by the code in its address */
  one(code: string): Promise<Published | null>;
  /** the next free number of that year, from 1 */
  nextNumber(year: number): Promise<number>;
  /** every period's own notice, newest first: its code, period and number */
  list(): Promise<NoticeLine[]>;
  /** a notice of either kind by its code */
  line(code: string): Promise<NoticeLine | null>;
  /** supplementary notices (补充公示), newest first */
  supplements(): Promise<SupplementLine[]>;
  /**
   * one of them by its code.
   * @throws Problem `notice-damaged`
   */
  supplementOf(code: string): Promise<PublishedSupplement | null>;
  /** @throws Problem `already-published` */
  publish(published: Published, channels?: readonly Channel[]): Promise<void>;
  /**
   * Publishes a supplementary notice.
   * @param subjects 编号 of the persons whose rows it shows, in its order
   * @param corrected all that holds from now on of each sealed period that it corrects
   */
  supplement(
    published: PublishedSupplement,
    subjects: readonly string[],
    corrected: readonly CorrectedPeriod[]
  ): Promise<void>;
  /** Stores the notice of a period that a supplementary one fixes, as it reads from then on; `code` is the supplementary one's. */
  keepCorrectedNotice(code: string, corrected: Published): Promise<void>;
  /**
   * A notice as it reads now: with the latest correction of its figures, under a digest of its own, or else as it was published.
   * @throws Problem `notice-damaged`
   */
  asCorrected(published: Published): Promise<Published>;
  /** digests of the notices that corrections have changed, by their codes: as boards, paper and public page show them now */
  digestsAsCorrected(): Promise<ReadonlyMap<string, string>>;
  /** accounts that published a notice, and its corrections, from the audit trail */
  publishersOf(code: string): Promise<string[]>;
  /** 编号 of the persons whose rows a supplementary notice shows, in its order */
  subjectsOf(code: string): Promise<string[]>;
  /**
   * Supplementary notices with a row of this person, in the order of publication.
   * @throws Problem `notice-damaged`
   */
  correction(subject: string): Promise<{ supplement: Supplement; row: SupplementRow }[]>;
}

export interface NoticeLine {
  code: string;
  digest: string;
  period: string;
  year: number;
  no: number;
  published: string;
  lastDay: string;
  /**
   * channels on which it is published; empty: a supplementary notice, which is published on all that it can
   * be
   */
  channels: Channel[];
  /**
   * orders it among all that the unit has recorded, whatever the clock said: everything booked before it has a lower one
   * (`BookedEntry.seq`)
   */
  seq: number;
}

/** A notice that corrects another one. */
export interface SupplementLine extends NoticeLine {
  /** code of the notice that it corrects */
  corrects: string;
  /** the quarter whose late assembly led to it; null: an objection did */
  assemblyOf: string | null;
  /** all sealed periods that it fixes: its own, shorter and longer ones, and later ones that carry them on */
  fixes: string[];
}

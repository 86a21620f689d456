import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';

/** Work that comes round by the clock and that nobody waits for. */
export interface Job {
  /** names it in the log, and its lock in the database: it never changes */
  name: string;
  /** in cron's form: minute hour day month weekday */
  when: string;
  /** it runs so often that the log has its runs at debug level only */
  often?: true;
  /**
   * Runs the job. It may run again at any time, and twice at once, because another process takes over from
   * one that was cut off.
   * @param stop aborted when the process stops: then waiting for others ends
   */
  run(db: Kysely<Tables>, now: Date, stop: AbortSignal): Promise<void>;
}

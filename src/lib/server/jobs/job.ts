import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';

/** Work that comes round by the clock and that nobody waits for. */
export interface Job {
  /** names it in the log, and its lock in the database: it never changes */
  name: string;
  /** as cron writes it: minute hour day month weekday */
  when: string;
  /** it comes round so often that the log names its runs to who debugs only */
  often?: true;
  /**
   * May be run again at any time, also beside itself: another process takes over from one that was cut off.
   * @param stop aborted when the process stops: what waits for somebody else ends then
   */
  run(db: Kysely<Tables>, now: Date, stop: AbortSignal): Promise<void>;
}

import type { Change } from '../changes/changes';

/**
 * Carries what was committed to this process's readers, and to those of every other process on the same database.
 * An embedded database has one process, PostgreSQL any number: `postgresWire`.
 */
export interface Wire {
  /** this process has committed changes of a unit */
  committed(unit: string, changes: readonly Change[]): void;
  /** another history has begun (a backup was put back): what was told before doesn't count any more */
  restart(): void;
  close(): Promise<void>;
}

/** What a wire does with what it carries. */
export interface Readers {
  /** changes of one unit, in the order of their numbers, each once */
  tell(unit: string, changes: readonly Change[]): void;
  /** anything may have changed unheard; what was missed is told after this */
  doubt(): void;
}

/** The one process of an embedded database: what it commits is all there is to tell. */
export function ownWire({ tell }: Readers): Wire {
  return { committed: tell, restart: () => undefined, close: async () => undefined };
}

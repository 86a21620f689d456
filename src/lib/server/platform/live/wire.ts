import type { Change } from '../changes/changes';

/**
 * Carries what was committed to this process's readers, and to those of every other process on the same database.
 * An embedded database has one process, PostgreSQL any number: `postgresWire`.
 */
export interface ChangeWire {
  /** this process has committed changes of a unit */
  committed(unit: string, changes: readonly Change[]): void;
  /** another history has begun (a backup was restored): changes passed on before don't count any more */
  restart(): void;
  close(): Promise<void>;
}

/** The receivers of what a wire carries. */
export interface WireReaders {
  /** changes of one unit, in the order of their numbers, each once */
  notify(unit: string, changes: readonly Change[]): void;
  /** anything may have changed unheard; missed changes follow this */
  invalidate(): void;
}

/** The wire of an embedded database, which has one process: its own commits are all there is. */
export function ownWire({ notify }: WireReaders): ChangeWire {
  return { committed: notify, restart: () => undefined, close: async () => undefined };
}

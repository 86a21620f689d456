import type { LogEvent } from 'kysely';

/** A statement that the database has run: by its kind, never by its text. */
export interface DatabaseStatement {
  kind: 'select' | 'insert' | 'update' | 'delete' | 'other';
  ms: number;
}

/** The state of a pool of connections. */
export interface PoolState {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** Listeners to what a database does: the log and the metrics. */
export interface StoreWatch {
  /** a connection to PostgreSQL is lost */
  lost?(error: Error): void;
  statement?(statement: DatabaseStatement): void;
  /** called for each pool */
  pool?(pool: PoolState): void;
}

const kinds: Partial<Record<string, DatabaseStatement['kind']>> = {
  SelectQueryNode: 'select',
  InsertQueryNode: 'insert',
  UpdateQueryNode: 'update',
  DeleteQueryNode: 'delete'
};

/** Kysely's own log, which hears of every statement, as one that only counts. */
export function statementsTo({ statement }: StoreWatch): ((event: LogEvent) => void) | undefined {
  if (!statement) return undefined;
  return ({ query, queryDurationMillis }) =>
    statement({ kind: kinds[query.query.kind] ?? 'other', ms: queryDurationMillis });
}

import { databaseBusy } from '../store/database-away';

/** Runs a unit's write when those that came before it in this process have ended. */
export type UnitTurns = <T>(unit: string, write: () => Promise<T>) => Promise<T>;

/** The longest wait for others of the unit, in ms: as long as the database lets one statement run. */
const longestWait = 30_000;

/**
 * Lets the writes of each unit go one after the other, before any of them takes a connection: those that wait for their
 * unit's lock in the database would hold all connections, and keep other units from writing. Other processes still wait
 * at the lock itself, with one connection for each unit.
 * @param patience the longest wait, in ms; then a write is refused as `database-busy` and never runs
 */
export function unitTurns(patience = longestWait): UnitTurns {
  /** the writes that wait behind the one under way, by unit */
  const lines = new Map<string, (() => void)[]>();

  function join(unit: string): Promise<void> | null {
    const line = lines.get(unit);
    if (!line) {
      lines.set(unit, []);
      return null;
    }
    return new Promise((resolve, reject) => {
      const begin = () => {
        clearTimeout(late);
        resolve();
      };
      const late = setTimeout(() => {
        line.splice(line.indexOf(begin), 1);
        reject(databaseBusy());
      }, patience);
      line.push(begin);
    });
  }

  function release(unit: string): void {
    const next = lines.get(unit)?.shift();
    if (next) next();
    else lines.delete(unit);
  }

  return async (unit, write) => {
    const waiting = join(unit);
    if (waiting) await waiting;
    try {
      return await write();
    } finally {
      release(unit);
    }
  };
}

/** Runs each write at once, for SQLite, which has one writer and one connection anyway. */
export const withoutTurns: UnitTurns = (_, write) => write();

/** Work that takes seconds, and somebody who looks on. */
export interface ObservedWork {
  /**
   * Reports how many rows of how many are done. Others are served in between; within a transaction, an
   * error of this undoes all of it.
   * @throws when an observer has cancelled the work
   */
  progress(done: number, of: number): Promise<void>;
}

/** Nobody looks on: it is waited for. */
export const unwatched: ObservedWork = { progress: () => Promise.resolve() };

/** Counts rows up to `of`, as they are done here and there. */
export function countedRows(work: ObservedWork, of: number): (rows: number) => Promise<void> {
  let done = 0;
  return (rows) => work.progress((done = Math.min(of, done + rows)), of);
}

/** Called with the number of rows that were just done. */
export type RowsDone = (rows: number) => Promise<void>;

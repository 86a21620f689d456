/** Work that takes seconds, and somebody who looks on. */
export interface Work {
  /**
   * So many rows are done, of so many. Others are served between; within a transaction, what this throws undoes all of it.
   * @throws when whoever looked on has called it off
   */
  told(done: number, of: number): Promise<void>;
}

/** Nobody looks on: it is waited for. */
export const unwatched: Work = { told: () => Promise.resolve() };

/** Counts rows up to `of`, as they are done here and there. */
export function countedRows(work: Work, of: number): (rows: number) => Promise<void> {
  let done = 0;
  return (rows) => work.told((done = Math.min(of, done + rows)), of);
}

/** Told how many rows more are done. */
export type RowsDone = (rows: number) => Promise<void>;

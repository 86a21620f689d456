/** Decides which of several processes with the same jobs runs each. */
export interface JobTurn {
  /** whether this process is the one that runs this job: the first that asks, until it ends */
  mine(job: string): Promise<boolean>;
  close(): Promise<void>;
}

/** The one process of an embedded database. */
export const alwaysMine: JobTurn = { mine: async () => true, close: async () => undefined };

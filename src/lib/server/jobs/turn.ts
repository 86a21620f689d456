/** Whose turn it is, when several processes have the same jobs. */
export interface Turn {
  /** whether this process is the one that runs this job: the first that asks, until it ends */
  mine(job: string): Promise<boolean>;
  close(): Promise<void>;
}

/** The one process of an embedded database. */
export const alwaysMine: Turn = { mine: async () => true, close: async () => undefined };

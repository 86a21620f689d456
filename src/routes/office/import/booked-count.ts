/** An answer to a preview's questions: the entries that are the same thing as another line, or all of them. */
export interface SameAnswer {
  all: boolean;
  /** numbers of entries; of several questions about one entry each may name it */
  same: readonly string[];
}

interface AskedEntries {
  entries: { added: readonly unknown[] };
  /** `entries`: how many are asked about; only some of the questions may be shown */
  questions: { entries: number; shown: readonly { entry: string }[] };
}

/** How many entries confirming a preview books: those that are the same thing as another line are left out. */
export function bookedCount({ entries, questions }: AskedEntries, { all, same }: SameAnswer): number {
  if (all) return entries.added.length - questions.entries;
  const left = new Set(questions.shown.filter(({ entry }) => same.includes(entry)).map(({ entry }) => entry));
  return entries.added.length - left.size;
}

import { yearOf } from './kinds/order';
import type { Entry } from './ledger';

/** One subject's entries by the year in which they are booked: what a year counts, no other year's length slows. */
export class SubjectLedger {
  readonly #years: ReadonlyMap<number, readonly Entry[]>;

  constructor(years: ReadonlyMap<number, readonly Entry[]>) {
    this.#years = years;
  }

  static readonly empty = new SubjectLedger(new Map());

  /** Booked in a year, in any order. */
  in(year: number): readonly Entry[] {
    return this.#years.get(year) ?? [];
  }

  /** The entry with this id that was booked before a year: looked for only when a reversal names it. */
  before(year: number, id: string): Entry | undefined {
    for (const [own, entries] of this.#years) {
      const found = own < year ? entries.find((entry) => entry.id === id) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  /** With more entries; this one stays as it is. */
  with(more: SubjectLedger): SubjectLedger {
    const years = new Map(this.#years);
    for (const [year, entries] of more.#years) years.set(year, [...(years.get(year) ?? []), ...entries]);
    return new SubjectLedger(years);
  }
}

/** Entries by subject and year, their order kept. */
export function bySubject(entries: readonly Entry[]): Map<string, SubjectLedger> {
  const groups = new Map<string, Map<number, Entry[]>>();
  for (const entry of entries) {
    let years = groups.get(entry.subject);
    if (!years) groups.set(entry.subject, (years = new Map()));
    const year = yearOf(entry.period);
    const group = years.get(year);
    if (group) group.push(entry);
    else years.set(year, [entry]);
  }
  const ledgers = new Map<string, SubjectLedger>();
  for (const [subject, years] of groups) ledgers.set(subject, new SubjectLedger(years));
  return ledgers;
}

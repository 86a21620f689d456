import type { Day } from '../calendar';

/** One roster row's dated facts (M16). */
export interface Spell {
  pool: string;
  group: string;
  from: Day | null;
  to: Day | null;
}

/**
 * A subject that is scored: a cadre, a party member or a unit. It is in service from `from` to `to`, both
 * included; null is open.
 */
export interface Subject {
  id: string;
  name: string;
  /** subjects of one pool are ranked together; '' when the scheme has one pool */
  pool: string;
  group: string;
  /** the department that they belong to (部门), by which no rule counts; absent where the roster has none */
  department?: string;
  /** the post that they hold (职务), by which no rule counts; absent where the roster has none */
  post?: string;
  /** where they work (单位), by which no rule counts; absent where the roster has none */
  workplace?: string;
  from: Day | null;
  to: Day | null;
  /**
   * spells of service before the last one, oldest first, that don't overlap (M16); the subject's own pool, group, from and to
   * are the last spell; absent: there is one spell
   */
  earlier?: readonly Spell[];
  /** months, `YYYY-MM`, of service that counted in another unit: nobody is in service here in them (M15); absent: none */
  elsewhere?: readonly string[];
}

/**
 * A ledger line (积分事项) apart from the matter that it concerns. A line with `reverses` undoes an earlier one and carries no item
 * or value of its own (M7).
 */
export interface EntryFields {
  id: string;
  subject: string;
  /** item id of the scheme; '' on a reversal */
  item: string;
  /** when it happened (M4) */
  date: Day;
  /** month in which it is booked, `YYYY-MM`, never before `date` (M4) */
  period: string;
  /** whole, at least 1 */
  quantity: number;
  /** canonical, as the item's kind reads it: a level name, a rank, a number; '' when it needs none */
  value: string;
  /** id of the entry that this one undoes */
  reverses: string | null;
}

/** A ledger line as somebody writes it, with the matter in words. The words may be erased later, so the rules never see them. */
export interface WrittenEntry extends EntryFields {
  /** the matter (同一事项) in words; '' when the line concerns none */
  matterText: string;
  /** number of the minutes or document that it rests on; '' where the item needs none */
  basis: string;
  /** see `EntryWithBasis` */
  revokes?: string | undefined;
}

/** A ledger line as the rules take it. */
export interface Entry extends EntryFields {
  /** opaque: entries of one ledger with the same non-empty key concern one matter (M8) */
  matterKey: string;
}

/** A ledger line as an explanation takes it: no rule reads the basis, whoever asks for the reason does. */
export interface EntryWithBasis extends Entry {
  /** the basis in its own words; '' where the item needs none */
  basis: string;
  /**
   * id of an entry, reversed already, that this one takes out of its closed year (M13b); this one is reversed where it is
   * booked, and counts nothing; absent: none
   */
  revokes?: string | undefined;
}

/** Lines whose texts are never erased, such as those of files on somebody's own disk: each text is its own key. */
export function keyedByText(entries: readonly WrittenEntry[]): EntryWithBasis[] {
  return entries.map(({ matterText, ...entry }) => ({ ...entry, matterKey: matterText }));
}

/** M17: so many months long is the period in which it is given once, and there are so many places; items with one word exclude each other. */
export interface OracleOnce {
  months: 3 | 6 | 12;
  places?: number;
  word?: string;
}

/**
 * The possible values of a ledger's cell for an item, and its worth where that is a single figure. Figures
 * are texts, so that they stay exact. `isFact`: it has no worth by itself, but another item depends on it.
 * `byMonth`: it concerns the month of its `date` (M13b).
 */
export type OracleItem = {
  byMonth?: true;
  givenOnce?: OracleOnce;
  isFact?: true;
  needsBasis?: true;
  section: string;
} & (
  | { takes: 'quantity'; points?: string }
  | { takes: 'level'; levels: Readonly<Record<string, string>>; words: Readonly<Record<string, string>> }
  | { takes: 'rank'; ranks: readonly string[] }
  | {
      takes: 'number';
      /** bounds, included; without them any number of either sign */
      from?: string;
      to?: string;
      /** the bound `from` itself isn't allowed */
      above?: true;
      whole?: true;
      /** once a year; items with the same word exclude each other */
      once?: string;
    }
  /** only that it happened, such as a veto */
  | { takes: 'mention' }
  /** it can't be entered, such as a standing award, or an allowance whose clauses are the entries */
  | { takes: 'nothing' }
);

export type Items = Readonly<Record<string, OracleItem>>;

export function count(section: string, points: string): OracleItem {
  return { takes: 'quantity', section, points };
}

/** An item that the document gives once in a period (M17). */
export function givenOnce(item: OracleItem, once: OracleOnce): OracleItem {
  return { ...item, givenOnce: once };
}

export function fact(section: string): OracleItem {
  return { takes: 'quantity', section, isFact: true };
}

/** A clause of an allowance or a shortfall, whose item says what each costs. */
export function clause(section: string): OracleItem {
  return { takes: 'quantity', section };
}

/** A number above 0: an amount, or what is taken off an allowance. */
export function amount(section: string): OracleItem {
  return { takes: 'number', section, from: '0', above: true };
}

export function bounded(section: string, from: string, to: string): OracleItem {
  return { takes: 'number', section, from, to };
}

export function assess(section: string, to: string, once: string): OracleItem {
  return { takes: 'number', section, from: '0', to, once };
}

/** @param words of the document itself, each with its level */
export function levels(
  section: string,
  points: Readonly<Record<string, string>>,
  words: Readonly<Record<string, string>> = {}
): OracleItem {
  return { takes: 'level', section, levels: points, words };
}

export function ranks(section: string, ...points: readonly string[]): OracleItem {
  return { takes: 'rank', section, ranks: points };
}

export function resolution(section: string): OracleItem {
  return { takes: 'number', section, needsBasis: true };
}

/** An item that concerns the month of its `date`. */
export function ofMonth(item: OracleItem): OracleItem {
  return { ...item, byMonth: true };
}

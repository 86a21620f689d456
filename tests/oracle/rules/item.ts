/**
 * What a ledger may say on an item, and what it is worth where that stands in one figure. Figures are texts: exact.
 * `isFact`: nothing by itself, another item looks at it. `byMonth`: it looks at a month by `date` (M13b).
 */
export type Item = { byMonth?: true; isFact?: true; needsBasis?: true; section: string } & (
  | { takes: 'quantity'; points?: string }
  | { takes: 'level'; levels: Readonly<Record<string, string>> }
  | { takes: 'rank'; ranks: readonly string[] }
  | {
      takes: 'number';
      /** Included; without them any number of either sign. */
      from?: string;
      to?: string;
      /** The bound `from` itself isn't allowed. */
      above?: true;
      whole?: true;
      /** Once a year; items that name the same word exclude each other. */
      once?: string;
    }
  /** Only that it happened: a veto. */
  | { takes: 'mention' }
  /** It can't be entered: a standing award, an allowance whose clauses are the entries. */
  | { takes: 'nothing' }
);

export type Items = Readonly<Record<string, Item>>;

export function count(section: string, points: string): Item {
  return { takes: 'quantity', section, points };
}

export function fact(section: string): Item {
  return { takes: 'quantity', section, isFact: true };
}

/** A clause of an allowance or a shortfall: its item says what each costs. */
export function clause(section: string): Item {
  return { takes: 'quantity', section };
}

/** Above 0: an amount, or what is taken off an allowance. */
export function amount(section: string): Item {
  return { takes: 'number', section, from: '0', above: true };
}

export function bounded(section: string, from: string, to: string): Item {
  return { takes: 'number', section, from, to };
}

export function assess(section: string, to: string, once: string): Item {
  return { takes: 'number', section, from: '0', to, once };
}

export function levels(section: string, points: Readonly<Record<string, string>>): Item {
  return { takes: 'level', section, levels: points };
}

export function ranks(section: string, ...points: readonly string[]): Item {
  return { takes: 'rank', section, ranks: points };
}

export function resolution(section: string): Item {
  return { takes: 'number', section, needsBasis: true };
}

/** It looks at a month by `date`. */
export function ofMonth(item: Item): Item {
  return { ...item, byMonth: true };
}

import {
  kindOf,
  parseScheme,
  readValue,
  score,
  type Ballot,
  type Effect,
  type Entry,
  type Scheme,
  type Statement
} from '../../src/lib/points';

const subject = { id: 'u1', name: '', pool: '', group: '', from: null, to: null };

/**
 * A scheme of a few items, each written as in a file without what all items have; `item` gives kind and keys
 * of its own.
 */
export function smallScheme(...items: string[]): Scheme {
  const list = items.map(
    (item, n) =>
      `  - { section: all, name: 项目${n}, english: Item ${n}, measure: 次, clause: { ref: 一, text: 原文 }, ${item} }`
  );
  return parseScheme(
    [
      'id: small',
      'name: 小办法',
      'english: Small',
      'source: 测试',
      'inForce: [{ from: 2024-01-01 }]',
      'base: 60',
      'score: { month: points, quarter: points, year: points }',
      'sections: [{ id: all, name: 全部, english: All }]',
      'items:',
      ...list
    ].join('\n')
  );
}

let made = 0;

/** One entry of the one subject, from `2026-05-02 late 3` or, with a value, `2026-05-02 grade =2`. */
function entryFromLine(text: string): Entry {
  const [date = '', item = '', rest = ''] = text.split(' ');
  const value = rest.startsWith('=') ? rest.slice(1) : '';
  made += 1;
  return {
    id: `e${String(made).padStart(4, '0')}`,
    subject: 'u1',
    item,
    date,
    period: date.slice(0, 7),
    quantity: value === '' && rest !== '' ? Number(rest) : 1,
    value,
    matterKey: '',
    reverses: null
  };
}

/**
 * Scores the lines (see `entryFromLine`) for the one subject.
 * @returns its statement for the period
 */
export function statementOfLines(
  scheme: Scheme,
  period: string,
  lines: readonly string[],
  more: { group?: string; ballots?: Ballot[] } = {}
): Statement {
  const { group = '', ballots = [] } = more;
  const [row] = score({
    scheme,
    subjects: [{ ...subject, group }],
    entries: lines.map(entryFromLine),
    ballots,
    period
  }).rows;
  if (!row) throw new Error('no row');
  return row;
}

/** The hundredths of each entry's effect with its reason, in booking order. */
export function effectsOfLines({ effects }: Statement): [number, Effect['reason']][] {
  return effects.filter(({ entry }) => entry !== null).map(({ points, reason }) => [points, reason]);
}

/** An item's description in both languages. */
export function wordsOf(scheme: Scheme, id: string): [string, string] {
  const item = scheme.items.find((one) => one.id === id);
  if (!item) throw new Error(`no item ${id}`);
  const { zh, en } = kindOf(item).words(item);
  return [zh, en];
}

/** How an item reads texts in its value cell; null for a refused one. */
export function readings(scheme: Scheme, id: string, ...texts: string[]): (string | null)[] {
  const item = scheme.items.find((one) => one.id === id);
  if (!item) throw new Error(`no item ${id}`);
  return texts.map((text) => readValue(item, text));
}

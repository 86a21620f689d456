import { headings, type OracleTable } from './rules/cells';
import { type OracleFault, type OracleTables } from './rules/reading';
import { type OracleRules } from './rules/rules';

/** The place of a fault; numbers choose its kind, the line, and one of the ways to be wrong. */
export interface Planted {
  kind: number;
  line: number;
  way: number;
}

type File = OracleFault['file'];
/**
 * Changes cells of a sound ledger so that it has this one fault.
 * @returns false where the line has no place for it
 */
type Plant = (books: Cells, { line, way }: Planted) => boolean;

const kinds: Readonly<Record<string, Plant>> = {
  'missing-column': (books, { line, way }) => {
    const [file, column] = chosen(
      [
        ['roster', 'subject'],
        ['entries', 'id'],
        ['entries', 'subject'],
        ['entries', 'item'],
        ['entries', 'date'],
        ['ballots', 'subject'],
        ['ballots', 'group'],
        ['ballots', 'score']
      ] as const,
      line + way
    );
    return books.rename(file, column, '别的');
  },
  'duplicate-id': (books, { line, way }) =>
    !books.isUndone(line) && !books.isUndone(way) && books.copy('entries', 'id', way, line),
  'duplicate-subject': (books, { line, way }) => books.copy('roster', 'subject', way, line),
  'unknown-subject': (books, { line, way }) =>
    books.set(chosen(['entries', 'ballots'], way), line, 'subject', '无此人'),
  'unknown-item': (books, { line, way }) => {
    const nothing = Object.entries(books.rules.items).filter(([, item]) => item.takes === 'nothing');
    const wrong = ['没有的事', '', ...nothing.map(([id]) => id)];
    return !books.isReversal(line) && books.set('entries', line, 'item', chosen(wrong, way));
  },
  'bad-date': (books, { line, way }) => {
    const [file, column] = chosen(
      [
        ['entries', 'date'],
        ['entries', 'period'],
        ['roster', 'from'],
        ['roster', 'to']
      ] as const,
      line
    );
    const days = ['2026-02-30', '2026-13-01', '2026/0/5', '2025年2月29日', '昨天', '20260105', '2026-04-31'];
    const months = ['2026-13', '2026-00', '2026', '十月', '2026-Q1'];
    return books.set(file, Math.floor(line / 4), column, chosen(column === 'period' ? months : days, way));
  },
  'bad-quantity': (books, { line, way }) =>
    books.set(
      'entries',
      line,
      'quantity',
      chosen(
        [
          '0',
          '-1',
          '1.5',
          '两',
          '1e309',
          'NaN',
          '2 次',
          ...(books.itemOf(line)?.takes === 'quantity' ? [] : ['2', '3'])
        ],
        way
      )
    ),
  'bad-value': (books, { line, way }) => {
    const item = books.itemOf(line);
    if (!item) return false;
    const numbers = ['', 'abc', '0.005', '1e309', 'NaN', '5..1', 'Infinity', '5分'];
    const below = item.takes === 'number' && item.from !== undefined ? ['-1'] : [];
    const beyond = item.takes === 'number' && item.to !== undefined ? [`${item.to}.01`, '100000'] : [];
    const wrong = {
      level: ['', 'galaxy', '5'],
      rank: ['', '0', '1.5', '-1', '第一'],
      number: [...numbers, ...below, ...beyond]
    };
    if (item.takes !== 'level' && item.takes !== 'rank' && item.takes !== 'number') return false;
    return books.set('entries', line, 'value', chosen(wrong[item.takes], way));
  },
  'missing-basis': (books, { line }) =>
    books.itemOf(line)?.needsBasis === true && books.set('entries', line, 'basis', ''),
  'not-in-force': (books, { line, way }) => {
    const outside = ['2023-12-31', ...(books.rules.until === null ? [] : [`${books.rules.until + 1}-01-01`])];
    const date = chosen(outside, way);
    if (books.get('entries', line, 'reverses') !== '') return false;
    return books.set('entries', line, 'date', date) && books.set('entries', line, 'period', '');
  },
  'before-first': (books, { line }) => {
    const [year = 0, month = 0] = (books.first ?? '').split('-').map(Number);
    if (year < 2024 || (year === 2024 && month === 1) || books.isUndone(line)) return false;
    const before = month === 1 ? `${year - 1}-12-31` : `${year}-${String(month - 1).padStart(2, '0')}-28`;
    return books.set('entries', line, 'date', before);
  },
  'booked-before-event': (books, { line }) =>
    !books.isUndone(line) &&
    // Otherwise it has two faults, and the rules don't say which of them comes first.
    (books.first ?? '') <= '2026-05' &&
    books.set('entries', line, 'date', '2026-05-01') &&
    books.set('entries', line, 'period', '2026-04'),
  'assessed-twice': (books, { line, way }) => {
    const item = books.itemOf(line);
    if (item?.takes !== 'number' || item.once === undefined || books.isUndone(line)) return false;
    return books.double('entries', line, way, 'id', 'again');
  },
  'unknown-reversal': (books, { line, way }) => {
    const own = books.get('entries', line, 'id');
    if (!books.isReversal(line)) {
      for (const column of ['item', 'value', 'quantity']) books.set('entries', line, column, '');
      return !books.isUndone(line) && books.set('entries', line, 'reverses', own);
    }
    const other = books
      .lines('entries')
      .find((n) => books.get('entries', n, 'subject') !== books.get('entries', line, 'subject'));
    const wrong = ['e999', own, ...(other === undefined ? [] : [books.get('entries', other, 'id')])];
    return books.set('entries', line, 'reverses', chosen(wrong, way));
  },
  'reversed-twice': (books, { line, way }) =>
    books.isReversal(line) && books.double('entries', line, way, 'id', 'again'),
  'bad-ballot': (books, { line, way }) => {
    const [column, text] = chosen(
      [
        ['score', '100.01'],
        ['score', '-1'],
        ['score', ''],
        ['score', '优'],
        ['score', '1e309'],
        ['group', ''],
        ['group', '群众']
      ] as const,
      way
    );
    if (text === '群众' && !books.rules.ballotGroups) return false;
    return books.set('ballots', line, column, text);
  }
};

/**
 * Plants one fault of that kind at that line or, if it has no place there, at the first later line that has.
 */
export function plant(
  rules: OracleRules,
  tables: OracleTables,
  names: ReadonlyMap<string, string>,
  planted: Planted
): OracleTables | null {
  const doIt = kinds[chosen(Object.keys(kinds), planted.kind)];
  for (let more = 0; more < 12; more++) {
    const books = new Cells(rules, tables, names);
    if (doIt?.(books, { ...planted, line: planted.line + more })) return books.tables();
  }
  return null;
}

/**
 * An element chosen by number, counted round.
 * @throws Error when the list is empty
 */
function chosen<T>(list: readonly [T, ...T[]] | readonly T[], n: number): T {
  const one = list[n % list.length];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}

/** Tables whose cells are addressed by line (0 is the first below the header, counted round) and column. */
class Cells {
  readonly rules: OracleRules;
  readonly first: string | undefined;
  readonly #names: ReadonlyMap<string, string>;
  readonly #tables: Record<File, string[][] | null>;

  constructor(rules: OracleRules, tables: OracleTables, names: ReadonlyMap<string, string>) {
    this.rules = rules;
    this.#names = names;
    this.first = tables.first;
    const copy = (table: OracleTable) => table.map((line) => [...line]);
    this.#tables = {
      roster: copy(tables.roster),
      entries: copy(tables.entries),
      ballots: tables.ballots && copy(tables.ballots)
    };
  }

  tables(): OracleTables {
    const { roster, entries, ballots } = this.#tables;
    return { roster: roster ?? [], entries: entries ?? [], ballots, first: this.first };
  }

  lines(file: File): number[] {
    return (this.#tables[file] ?? []).slice(1).map((_, n) => n);
  }

  get(file: File, line: number, column: string): string {
    return this.#line(file, line)?.[this.#at(file, column)] ?? '';
  }

  set(file: File, line: number, column: string, text: string): boolean {
    const cells = this.#line(file, line);
    if (!cells) return false;
    cells[this.#at(file, column)] = text;
    return true;
  }

  rename(file: File, column: string, heading: string): boolean {
    const header = this.#tables[file]?.[0];
    if (!header) return false;
    header[this.#at(file, column)] = heading;
    return true;
  }

  /** Writes one line's cell over another's. */
  copy(file: File, column: string, from: number, to: number): boolean {
    const number = this.lines(file).length;
    if (number < 2 || from % number === to % number) return false;
    return this.set(file, to, column, this.get(file, from, column));
  }

  /** Repeats a line at another place, with another text in one column. */
  double(file: File, line: number, place: number, column: string, text: string): boolean {
    const cells = this.#line(file, line);
    const table = this.#tables[file];
    if (!cells || !table) return false;
    const again = [...cells];
    again[this.#at(file, column)] = text;
    table.splice(1 + (place % table.length), 0, again);
    return true;
  }

  isReversal(line: number): boolean {
    return this.get('entries', line, 'reverses') !== '';
  }

  isUndone(line: number): boolean {
    const id = this.get('entries', line, 'id');
    return (
      this.isReversal(line) ||
      this.lines('entries').some((other) => this.get('entries', other, 'reverses') === id)
    );
  }

  itemOf(line: number) {
    const text = this.get('entries', line, 'item');
    return this.isReversal(line) ? undefined : this.rules.items[this.#names.get(text) ?? text];
  }

  #line(file: File, line: number): string[] | undefined {
    const below = this.#tables[file]?.slice(1) ?? [];
    return below[line % Math.max(1, below.length)];
  }

  #at(file: File, column: string): number {
    const names: Record<string, readonly string[]> = headings[file];
    const header = this.#tables[file]?.[0] ?? [];
    return header.findIndex((heading) => heading === column || names[column]?.includes(heading));
  }
}

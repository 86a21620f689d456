import { yearOf } from './calendar';
import { cell, headings, isMonth, isQuantity, readDate, readValue, type Table } from './cells';
import { decimal } from './fraction';
import { type Rules } from './rules';
import { type Ballot, type Books, type Entry, type Subject } from './words';

export interface Tables {
  roster: Table;
  entries: Table;
  ballots: Table | null;
}

/** The first problem; `row` as a spreadsheet counts. */
export interface Fault {
  code: string;
  file: 'roster' | 'entries' | 'ballots';
  row: number;
  column: string;
}

/** Bad input is refused whole: the roster first, then the entries, then the ballots, each line by line. */
export function readBooks(rules: Rules, tables: Tables, names: ReadonlyMap<string, string>): Books | Fault {
  const roster = readRoster(tables.roster);
  if (!Array.isArray(roster)) return roster;
  const entries = readEntries(rules, tables.entries, roster, names);
  if (!Array.isArray(entries)) return entries;
  const ballots = tables.ballots === null ? [] : readBallots(rules, tables.ballots, roster);
  if (!Array.isArray(ballots)) return ballots;
  return { roster, entries, ballots };
}

function missingColumn(file: Fault['file'], table: Table, required: readonly string[]): Fault | null {
  const names: Record<string, readonly string[]> = headings[file];
  for (const column of required) {
    const isThere = (table[0] ?? []).some(
      (heading) => heading === column || names[column]?.includes(heading)
    );
    if (!isThere) return { code: 'missing-column', file, row: 1, column };
  }
  return null;
}

function readRoster(table: Table): Subject[] | Fault {
  const missing = missingColumn('roster', table, ['subject']);
  if (missing) return missing;
  const roster: Subject[] = [];
  for (const [n, line] of table.slice(1).entries()) {
    const fault = (code: string, column: string): Fault => ({ code, file: 'roster', row: n + 2, column });
    const of = (column: keyof typeof headings.roster) => cell(table, line, column, headings.roster[column]);
    if (roster.some((other) => other.subject === of('subject'))) return fault('duplicate-subject', 'subject');
    const dates: Record<'from' | 'to', string> = { from: '', to: '' };
    for (const column of ['from', 'to'] as const) {
      const date = of(column) === '' ? '' : readDate(of(column));
      if (date === null) return fault('bad-date', column);
      dates[column] = date;
    }
    roster.push({ subject: of('subject'), pool: of('pool'), group: of('group'), ...dates });
  }
  return roster;
}

function readEntries(
  rules: Rules,
  table: Table,
  roster: readonly Subject[],
  names: ReadonlyMap<string, string>
): Entry[] | Fault {
  const missing = missingColumn('entries', table, ['id', 'subject', 'item', 'date']);
  if (missing) return missing;
  const lines = table.slice(1);
  const of = (line: readonly string[], column: keyof typeof headings.entries) =>
    cell(table, line, column, headings.entries[column]);
  /** As far as it can be read: for what looks at other lines. */
  const all = lines.map((line): Entry => {
    const item = names.get(of(line, 'item')) ?? of(line, 'item');
    const date = readDate(of(line, 'date')) ?? '';
    const reads = rules.items[item];
    return {
      id: of(line, 'id'),
      subject: of(line, 'subject'),
      item,
      date,
      period: of(line, 'period') || date.slice(0, 7),
      quantity: Number(of(line, 'quantity') || '1'),
      value: (reads && readValue(of(line, 'value'), reads)) ?? '',
      matter: of(line, 'matter'),
      basis: of(line, 'basis'),
      reverses: of(line, 'reverses')
    };
  });
  const cellProblems = lines.map((line, n) => {
    const entry = all[n];
    return entry ? problemOfCells(rules, entry, roster, (column) => of(line, column)) : null;
  });
  for (const [n, entry] of all.entries()) {
    const isDoubled = all.slice(0, n).some((other) => other.id === entry.id);
    // A line that is itself refused is no ground to refuse another.
    const sound = all.filter((_, other) => cellProblems[other] === null);
    const problem = isDoubled
      ? { code: 'duplicate-id', column: 'id' }
      : (cellProblems[n] ?? problemAmongLines(rules, entry, all.slice(0, n), all, sound));
    if (problem) return { ...problem, file: 'entries', row: n + 2 };
  }
  return all;
}

type Problem = Pick<Fault, 'code' | 'column'>;

/** What is wrong with a line by itself, from left to right. */
function problemOfCells(
  rules: Rules,
  entry: Entry,
  roster: readonly Subject[],
  cellOf: (column: keyof typeof headings.entries) => string
): Problem | null {
  const fault = (code: string, column: string) => ({ code, column });
  const item = rules.items[entry.item];
  const isReversal = entry.reverses !== '';

  if (!roster.some((subject) => subject.subject === entry.subject))
    return fault('unknown-subject', 'subject');
  if (!isReversal && (item === undefined || item.takes === 'nothing')) return fault('unknown-item', 'item');
  if (entry.date === '') return fault('bad-date', 'date');
  if (yearOf(entry.date) < rules.since || yearOf(entry.date) > (rules.until ?? Infinity)) {
    return fault('not-in-force', 'date');
  }
  if (cellOf('period') !== '' && !isMonth(cellOf('period'))) return fault('bad-date', 'period');
  if (entry.period < entry.date.slice(0, 7)) return fault('booked-before-event', 'period');
  if (!isQuantity(cellOf('quantity'), item ?? null)) return fault('bad-quantity', 'quantity');
  if (item && !isReversal && readValue(cellOf('value'), item) === null) return fault('bad-value', 'value');
  if (item?.needsBasis && entry.basis === '') return fault('missing-basis', 'basis');
  return null;
}

/** What is wrong with a line beside others: a reversal, a second assessment of the year. */
function problemAmongLines(
  rules: Rules,
  entry: Entry,
  above: readonly Entry[],
  all: readonly Entry[],
  sound: readonly Entry[]
): Problem | null {
  if (entry.reverses !== '') return reversalProblem(entry, above, all, sound);
  const once = onceOf(rules, entry);
  // M13b: a reversal of a later year changes nothing, and of two that stand M6 couldn't say which one counts.
  const undone = all
    .filter((other) => yearOf(other.period) === yearOf(entry.period))
    .map((other) => other.reverses);
  if (once === null || undone.includes(entry.id)) return null;
  const first = above.find(
    (other) =>
      sound.includes(other) &&
      onceOf(rules, other) === once &&
      other.subject === entry.subject &&
      yearOf(other.period) === yearOf(entry.period) &&
      !undone.includes(other.id)
  );
  return first ? { code: 'assessed-twice', column: 'item' } : null;
}

function onceOf(rules: Rules, entry: Entry): string | null {
  const item = rules.items[entry.item];
  return item?.takes === 'number' && entry.reverses === '' ? (item.once ?? null) : null;
}

/** M7: of the same subject, booked not before what it reverses, no reversal itself, and not reversed already. */
function reversalProblem(
  entry: Entry,
  above: readonly Entry[],
  all: readonly Entry[],
  soundLines: readonly Entry[]
): Problem | null {
  const undone = all.find((other) => other.id === entry.reverses);
  if (undone && !soundLines.includes(undone)) return null;
  const isSound =
    undone !== undefined &&
    undone.reverses === '' &&
    undone.subject === entry.subject &&
    entry.period >= undone.period;
  if (!isSound) return { code: 'unknown-reversal', column: 'reverses' };
  if (above.some((other) => other.reverses === entry.reverses))
    return { code: 'reversed-twice', column: 'reverses' };
  return null;
}

function readBallots(rules: Rules, table: Table, roster: readonly Subject[]): Ballot[] | Fault {
  const missing = missingColumn('ballots', table, ['subject', 'group', 'score']);
  if (missing) return missing;
  const ballots: Ballot[] = [];
  for (const [n, line] of table.slice(1).entries()) {
    const fault = (code: string, column: string): Fault => ({ code, file: 'ballots', row: n + 2, column });
    const of = (column: keyof typeof headings.ballots) => cell(table, line, column, headings.ballots[column]);
    if (!roster.some((subject) => subject.subject === of('subject')))
      return fault('unknown-subject', 'subject');
    const isVoter = rules.ballotGroups?.includes(of('group')) ?? of('group') !== '';
    if (!isVoter) return fault('bad-ballot', 'group');
    if (!/^\d+(\.\d{1,2})?$/.test(of('score')) || Number(of('score')) > 100)
      return fault('bad-ballot', 'score');
    ballots.push({ subject: of('subject'), group: of('group'), score: decimal(of('score')) });
  }
  return ballots;
}

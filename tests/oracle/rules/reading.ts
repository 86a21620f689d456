import { yearOf } from './calendar';
import { cell, headings, isMonth, isQuantity, readDate, readValue, type OracleTable } from './cells';
import { decimal } from './fraction';
import { type OracleRules } from './rules';
import {
  type OracleBallot,
  type Books,
  type OracleEntry,
  type OracleService,
  type OracleSubject
} from './words';

export interface OracleTables {
  roster: OracleTable;
  entries: OracleTable;
  ballots: OracleTable | null;
  /** the ledger's first month, YYYY-MM (M15) */
  first?: string | undefined;
}

/** The first problem; `row` as a spreadsheet counts. */
export interface OracleFault {
  code: string;
  file: 'roster' | 'entries' | 'ballots';
  row: number;
  column: string;
}

/**
 * Reads the files. Bad input is refused as a whole: the roster first, then the entries, then the ballots,
 * each line by line.
 */
export function readBooks(
  rules: OracleRules,
  tables: OracleTables,
  names: ReadonlyMap<string, string>
): Books | OracleFault {
  const { first = '' } = tables;
  const roster = readRoster(tables.roster, first);
  if (!Array.isArray(roster)) return roster;
  const entries = readEntries(rules, { table: tables.entries, first }, roster, names);
  if (!Array.isArray(entries)) return entries;
  const ballots = tables.ballots === null ? [] : readBallots(rules, tables.ballots, roster);
  if (!Array.isArray(ballots)) return ballots;
  return { roster, entries, ballots };
}

function missingColumn(
  file: OracleFault['file'],
  table: OracleTable,
  required: readonly string[]
): OracleFault | null {
  const names: Record<string, readonly string[]> = headings[file];
  for (const column of required) {
    const isThere = (table[0] ?? []).some(
      (heading) => heading === column || names[column]?.includes(heading)
    );
    if (!isThere) return { code: 'missing-column', file, row: 1, column };
  }
  return null;
}

function readRoster(table: OracleTable, first: string): OracleSubject[] | OracleFault {
  const missing = missingColumn('roster', table, ['subject']);
  if (missing) return missing;
  const roster: OracleSubject[] = [];
  for (const [n, line] of table.slice(1).entries()) {
    const fault = (code: string, column: string): OracleFault => ({
      code,
      file: 'roster',
      row: n + 2,
      column
    });
    const of = (column: keyof typeof headings.roster) => cell(table, line, column, headings.roster[column]);
    const dates: Record<'from' | 'to', string> = { from: '', to: '' };
    const bad: string[] = [];
    for (const column of ['from', 'to'] as const) {
      const date = of(column) === '' ? '' : readDate(of(column));
      if (date === null) bad.push(column);
      else dates[column] = date;
    }
    const service = { pool: of('pool'), group: of('group'), ...dates };
    const known = roster.find((other) => other.subject === of('subject'));
    // M16: another line of the same person, on days of its own.
    const isAnother = known?.name === of('name') && known.services.every((other) => areApart(other, service));
    if (known && !isAnother) return fault('duplicate-subject', 'subject');
    for (const column of bad) return fault('bad-date', column);
    if (known) roster[roster.indexOf(known)] = { ...known, services: [...known.services, service] };
    else roster.push({ subject: of('subject'), name: of('name'), services: [service], first });
  }
  return roster;
}

/** M16: one of two lines ends before the other begins. */
function areApart(one: OracleService, other: OracleService): boolean {
  const ends = (a: OracleService, b: OracleService) => a.to !== '' && b.from !== '' && a.to < b.from;
  return ends(one, other) || ends(other, one);
}

function readEntries(
  rules: OracleRules,
  { table, first }: { table: OracleTable; first: string },
  roster: readonly OracleSubject[],
  names: ReadonlyMap<string, string>
): OracleEntry[] | OracleFault {
  const missing = missingColumn('entries', table, ['id', 'subject', 'item', 'date']);
  if (missing) return missing;
  const lines = table.slice(1);
  const of = (line: readonly string[], column: keyof typeof headings.entries) =>
    cell(table, line, column, headings.entries[column]);
  /** The lines as far as they can be read, for checks that concern other lines. */
  const all = lines.map((line): OracleEntry => {
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
      matterText: of(line, 'matter'),
      basis: of(line, 'basis'),
      reverses: of(line, 'reverses')
    };
  });
  const cellProblems = lines.map((line, n) => {
    const entry = all[n];
    return entry ? problemOfCells({ rules, first }, entry, roster, (column) => of(line, column)) : null;
  });
  for (const [n, entry] of all.entries()) {
    const isDoubled = all.slice(0, n).some((other) => other.id === entry.id);
    // A line that is itself refused is no reason to refuse another.
    const sound = all.filter((_, other) => cellProblems[other] === null);
    const problem = isDoubled
      ? { code: 'duplicate-id', column: 'id' }
      : (cellProblems[n] ?? problemAmongLines(rules, entry, all.slice(0, n), all, sound));
    if (problem) return { ...problem, file: 'entries', row: n + 2 };
  }
  return all;
}

type OracleProblem = Pick<OracleFault, 'code' | 'column'>;

/** A line's fault by itself, from left to right. */
function problemOfCells(
  { rules, first }: { rules: OracleRules; first: string },
  entry: OracleEntry,
  roster: readonly OracleSubject[],
  cellOf: (column: keyof typeof headings.entries) => string
): OracleProblem | null {
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
  if (entry.date.slice(0, 7) < first) return fault('before-first', 'date');
  if (cellOf('period') !== '' && !isMonth(cellOf('period'))) return fault('bad-date', 'period');
  if (entry.period < entry.date.slice(0, 7)) return fault('booked-before-event', 'period');
  if (!isQuantity(cellOf('quantity'), item ?? null)) return fault('bad-quantity', 'quantity');
  if (item && !isReversal && readValue(cellOf('value'), item) === null) return fault('bad-value', 'value');
  if (item?.needsBasis && entry.basis === '') return fault('missing-basis', 'basis');
  return null;
}

/** A line's fault together with others: a reversal, or a second assessment of the year. */
function problemAmongLines(
  rules: OracleRules,
  entry: OracleEntry,
  above: readonly OracleEntry[],
  all: readonly OracleEntry[],
  sound: readonly OracleEntry[]
): OracleProblem | null {
  if (entry.reverses !== '') return reversalProblem(entry, above, all, sound);
  const once = onceOf(rules, entry);
  // M13b: a reversal of a later year changes nothing, and of two standing entries M6 couldn't say which
  // counts.
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

function onceOf(rules: OracleRules, entry: OracleEntry): string | null {
  const item = rules.items[entry.item];
  return item?.takes === 'number' && entry.reverses === '' ? (item.once ?? null) : null;
}

/**
 * M7: a reversal has the same subject, isn't booked before what it reverses, and reverses neither a reversal
 * nor a reversed entry.
 */
function reversalProblem(
  entry: OracleEntry,
  above: readonly OracleEntry[],
  all: readonly OracleEntry[],
  soundLines: readonly OracleEntry[]
): OracleProblem | null {
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

function readBallots(
  rules: OracleRules,
  table: OracleTable,
  roster: readonly OracleSubject[]
): OracleBallot[] | OracleFault {
  const missing = missingColumn('ballots', table, ['subject', 'group', 'score']);
  if (missing) return missing;
  const ballots: OracleBallot[] = [];
  for (const [n, line] of table.slice(1).entries()) {
    const fault = (code: string, column: string): OracleFault => ({
      code,
      file: 'ballots',
      row: n + 2,
      column
    });
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

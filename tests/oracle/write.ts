import { readPeriod } from './rules/calendar';
import { headings, levelNames, type OracleTable } from './rules/cells';
import { type Items } from './rules/item';
import { type OracleTables } from './rules/reading';
import { type OracleRules } from './rules/rules';
import { type OracleSpan } from './rules/words';
import { type OracleDraft, type OracleLine, type OraclePerson, valueOf } from './ledgers';

type EntryLine = Record<keyof typeof headings.entries, string>;

const poolsOf = (rules: OracleRules) =>
  rules.id === 'county-officials' ? ['leaders', 'leaders', 'reserve'] : ['', '', '二组'];
const groups = ['leaders', 'staff', 'head', 'temporary'];

/** The ledger's first month (M15), none when the requested period ends before it. */
function firstOf(rules: OracleRules, draft: OracleDraft): string | undefined {
  const period = readPeriod(periodOf(rules, draft));
  if (draft.begun === null || period === null) return undefined;
  return monthAfter(`${period.year}-${String(period.last).padStart(2, '0')}`, -draft.begun);
}

/**
 * Turns a draft into a sound ledger: ids are assigned, and what would be refused is left out or corrected.
 */
function soundLedger(rules: OracleRules, draft: OracleDraft): EntryLine[] {
  const all = Object.keys(rules.items).filter((item) => rules.items[item]?.takes !== 'nothing');
  const enterable = draft.palette.map((n) => all[n % all.length] ?? '');
  const made: EntryLine[] = [];
  const first = firstOf(rules, draft) ?? '';
  const isTaken = (item: string, subject: string, year: string) => {
    const once = onceOf(rules.items, item);
    const undone = made.filter((line) => line.period.startsWith(year)).map((line) => line.reverses);
    return (
      once !== null &&
      made.some(
        (line) =>
          onceOf(rules.items, line.item) === once &&
          line.subject === subject &&
          line.period.startsWith(year) &&
          !undone.includes(line.id)
      )
    );
  };
  const enter = (
    subject: string,
    item: string,
    line: Pick<OracleLine, 'date' | 'late' | 'quantity' | 'value' | 'matterNo'>
  ) => {
    const reads = rules.items[item];
    const period = monthAfter(line.date.slice(0, 7), line.late);
    if (line.date < first) return;
    if (reads === undefined || isTaken(item, subject, period.slice(0, 4))) return;
    made.push({
      id: `e${made.length + 1}`,
      subject,
      item,
      date: line.date,
      period,
      quantity: String(reads.takes === 'quantity' ? line.quantity : 1),
      value: valueOf(reads, line.value),
      matter: line.matterNo > 2 ? `m${line.matterNo}` : '',
      basis: reads.needsBasis ? '会议纪要3号' : '',
      reverses: ''
    });
  };
  const subjects = draft.people.map((_, n) => `u${n + 1}`);
  const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];

  for (const drawn of draft.lines) {
    const line = draft.isDense ? gathered(drawn, draft.period.year) : drawn;
    const undone = line.undoes && pick(made, line.undoes.line);
    if (line.undoes && undone && canUndo(made, undone)) {
      const period = monthAfter(undone.period, line.undoes.after);
      if (Number(period.slice(0, 4)) > (rules.until ?? Infinity)) continue;
      const date = `${period}-15`;
      const blank = { item: '', quantity: '', value: '', matter: '', basis: '' };
      made.push({
        ...blank,
        id: `r${made.length + 1}`,
        subject: undone.subject,
        date,
        period,
        reverses: undone.id
      });
    } else if (!line.undoes) {
      enter(pick(subjects, line.who) ?? '', pick(enterable, line.what) ?? '', line);
    }
  }
  for (const { who, what, since, quarters } of draft.streaks) {
    const items = ['disobedience', 'admonition', 'for-the-people', 'key-secondment'];
    for (let quarter = since; quarter < Math.min(12, since + quarters); quarter++) {
      const date = `${2024 + Math.floor(quarter / 4)}-${String((quarter % 4) * 3 + 2).padStart(2, '0')}-10`;
      enter(pick(subjects, who) ?? '', pick(items, what) ?? '', {
        date,
        late: 0,
        quantity: 3,
        value: 0,
        matterNo: 0
      });
    }
  }
  const needed = required[rules.id] ?? [];
  for (const [n, person] of draft.people.entries()) {
    for (const [at, item] of needed.entries()) {
      if (!person.assessed) continue;
      // Mostly full marks are drawn, because deductions and bounds only show then.
      const value = (at + n + draft.period.part) % 4 === 0 ? n + draft.period.part : 0;
      enter(`u${n + 1}`, item, {
        date: `${draft.period.year}-12-31`,
        late: 0,
        quantity: 1,
        value,
        matterNo: 0
      });
    }
  }
  return made;
}

function gathered(line: OracleLine, year: number): OracleLine {
  return { ...line, who: line.who % 2, date: `${year}${line.date.slice(4)}`, late: line.late % 3 };
}

const required: Record<string, readonly string[]> = {
  'community-organisation':
    'integrity publicity united-front mass-organisations science disability next-generation safety-petitions culture-sport statistics family-planning environment social-security archives finance'.split(
      ' '
    ),
  'town-thousand': ['central', 'professional']
};

function canUndo(made: readonly EntryLine[], line: EntryLine): boolean {
  return line.reverses === '' && !made.some((other) => other.reverses === line.id);
}

function onceOf(items: Items, item: string): string | null {
  const reads = items[item];
  return reads?.takes === 'number' ? (reads.once ?? null) : null;
}

function monthAfter(month: string, more: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + more;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** The requested period, which is one that the scheme publishes. */
export function periodOf(rules: OracleRules, { period }: OracleDraft): string {
  const spans = (['year', 'month', 'quarter', 'half-year'] as const).filter((span) => span in rules.score);
  const span: OracleSpan = spans[period.span % spans.length] ?? 'year';
  if (span === 'year') return String(period.year);
  if (span === 'quarter') return `${period.year}-Q${(period.part % 4) + 1}`;
  if (span === 'half-year') return `${period.year}-H${(period.part % 2) + 1}`;
  return `${period.year}-${String(period.part + 1).padStart(2, '0')}`;
}

/** The draft as files: in Chinese or English, with columns and lines in any order. */
export function tablesOf(
  rules: OracleRules,
  draft: OracleDraft,
  chinese: ReadonlyMap<string, string>
): OracleTables {
  const { spelling } = draft;
  const spell = (line: EntryLine): EntryLine => ({
    ...line,
    item: spelling.items ? (chinese.get(line.item) ?? line.item) : line.item,
    value: spelling.items ? levelInChinese(rules, line) : line.value,
    date: spelledDate(line.date, spelling.dates),
    period: line.period === line.date.slice(0, 7) && spelling.dates > 0 ? '' : line.period,
    quantity: line.quantity === '1' && spelling.dates > 1 ? '' : line.quantity
  });
  const roster = draft.people.flatMap((person, n) =>
    servicesOf(person).map(({ pool, group, ...days }) => ({
      subject: `u${n + 1}`,
      name: `某${n + 1}`,
      pool: poolsOf(rules)[pool] ?? '',
      group: rules.id === 'town-thousand' ? (groups[group] ?? '') : '',
      ...days
    }))
  );
  const ballots = draft.ballots
    .slice(0, draft.people.length)
    .flatMap(([leaders, staff], n) => [
      ...leaders.map((score) => ({ subject: `u${n + 1}`, group: 'leaders', score: String(score / 100) })),
      ...staff.map((score) => ({ subject: `u${n + 1}`, group: 'staff', score: String(score / 100) }))
    ]);
  const entries = shuffled(soundLedger(rules, draft).map(spell), spelling.order);
  return {
    roster: table('roster', shuffled(roster, spelling.order), spelling),
    entries: table('entries', entries, spelling),
    ballots: ballots.length > 0 ? table('ballots', ballots, spelling) : null,
    first: firstOf(rules, draft)
  };
}

/** The lines of somebody on the roster: one, or two whose days don't overlap (M16). */
function servicesOf(person: OraclePerson) {
  const { pool, group, moved } = person;
  const days = inService(person);
  if (!moved) return [{ pool, group, ...days }];
  const from = dayAfter(moved.until, 1 + moved.away);
  return [
    { pool: moved.pool, group: moved.group, from: days.from < moved.until ? days.from : '', to: moved.until },
    { pool, group, from, to: days.to > from ? days.to : '' }
  ];
}

function dayAfter(day: string, more: number): string {
  return new Date(Date.parse(day) + more * 86_400_000).toISOString().slice(0, 10);
}

function inService({ from, to }: { from: string; to: string }) {
  return from !== '' && to !== '' && from > to ? { from: to, to: from } : { from, to };
}

function levelInChinese(rules: OracleRules, line: EntryLine): string {
  if (rules.items[line.item]?.takes !== 'level') return line.value;
  return Object.keys(levelNames).find((name) => levelNames[name] === line.value) ?? line.value;
}

function spelledDate(date: string, form: number): string {
  const [year, month, day] = date.split('-').map(Number);
  return [date, `${year}/${month}/${day}`, `${year}年${month}月${day}日`][form] ?? date;
}

function table(
  file: keyof typeof headings,
  lines: readonly Readonly<Record<string, string>>[],
  spelling: OracleDraft['spelling']
): OracleTable {
  const names: Record<string, readonly string[]> = headings[file];
  const columns = shuffled(Object.keys(names), spelling.columns);
  const heading = (column: string) => {
    const inChinese = names[column] ?? [];
    return spelling.headings ? (inChinese[spelling.columns % inChinese.length] ?? column) : column;
  };
  return [columns.map(heading), ...lines.map((line) => columns.map((column) => line[column] ?? ''))];
}

/** Shuffles a list by the seed; 0 leaves it as it is. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  const left = [...list];
  const out: T[] = [];
  for (let state = seed; left.length > 0; state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) {
    out.push(...left.splice(seed === 0 ? 0 : Math.floor(state / 1024) % left.length, 1));
  }
  return out;
}

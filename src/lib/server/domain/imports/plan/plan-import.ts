import { yearOf } from '$lib/calendar';
import type { Ballot, PaperMonths, ScoreResult, Subject } from '$lib/points';
import { publishedWith } from '../../periods/closing';
import { scoreWholeToExtend } from '../../periods/score-period';
import { questionsAbout } from '../../ledger/questions';
import { checkTexts } from './check-texts';
import type { ImportPlan, ImportQuestion, PersonChange, PlacedEntry, PlannedEntry } from './import-plan';
import { planEntries, type LedgerState } from './plan-entries';
import { namesApart } from '../../roster/names-apart';
import { planRoster, type RosterState } from '../roster/plan-roster';
import type { ReadUploads } from '../files/read-uploads';
import { twiceHeaded } from './twice-headed';
import type { ImportFinding } from '../upload';

export interface UnitState extends LedgerState, RosterState {
  /** months taken over from paper */
  paper?: PaperMonths | undefined;
  /** closed ballots by year, of the years that may be booked in; absent: none */
  ballots?: ReadonlyMap<number, readonly Ballot[]>;
}

/**
 * Plans what files would change in a unit. The function is pure: the same files against the same unit give
 * the same plan.
 * @param sheet numbers of the entries that one sheet makes (`questionsAbout`); null: the files are no such sheet
 */
export function planImport(
  read: ReadUploads,
  unit: UnitState,
  sheet: ReadonlySet<string> | null = null
): ImportPlan {
  const rosterTables = read.tables.filter(({ kind }) => kind === 'roster');
  const entryTables = read.tables.filter(({ kind }) => kind === 'entries');
  const { roster, reasons, people, links, ...ofRoster } = planRoster(rosterTables, unit);
  const entries = planEntries(entryTables, people, unit);
  const texts = read.tables.map((table) => checkTexts(table, people));
  const problems = [
    ...read.problems,
    ...read.tables.flatMap(twiceHeaded),
    ...texts.flatMap((text) => text.problems),
    ...ofRoster.problems,
    ...entries.problems
  ];
  const plan: ImportPlan = {
    problems: inPlace(withoutEchoes(problems)),
    notices: [
      ...read.left,
      ...inPlace([...texts.flatMap((text) => text.notices), ...ofRoster.notices, ...entries.notices])
    ],
    questions: problems.length > 0 ? [] : inPlace(questionsOf(entries.added, unit, sheet)),
    links: problems.length > 0 ? [] : inPlace(links),
    roster,
    reasons,
    entries: { added: [], booked: entries.booked },
    people: []
  };
  // With a problem nothing is booked, so there is nothing to count.
  return problems.length > 0 ? plan : counted(plan, entries.added, people, unit);
}

/**
 * Scores the months that the files touch, without and with them: those of the new entries, and the open one
 * when days of service change, since they decide who gets its standing awards. Where no month is published
 * (B), it scores the shortest period around it. Entries of a month around which nothing is published change
 * nothing.
 */
function counted(
  plan: ImportPlan,
  added: readonly PlacedEntry[],
  people: ReadonlyMap<string, Subject>,
  unit: UnitState
): ImportPlan {
  const subjects = [...people.values()];
  const names = namesApart(subjects);
  const booked = unit.entries;
  const own = added.map(({ entry }) => ({ ...entry, matterKey: unit.keyOf(entry.matterText) }));
  const shown = (month: string) => publishedWith(unit.scheme, month)[0] ?? null;
  const entries: PlannedEntry[] = added
    .filter(({ entry }) => shown(entry.period) === null)
    .map((placed) => withPoints(placed, [], names));
  const changes: PersonChange[] = [];
  const warnings: ImportFinding[] = [];
  const { changed } = plan.roster;
  const served = changed.some(({ before, after }) => before.from !== after.from || before.to !== after.to);
  const was = new Map(changed.map(({ before }) => [before.id, before]));
  // New people have nothing to compare with, so their before and after differ by the entries alone.
  const old = subjects.map((subject) => was.get(subject.id) ?? subject);
  const months = [...own.map((entry) => entry.period), ...(served ? [unit.open] : [])].sort();
  for (const period of new Set(months.flatMap((month) => shown(month) ?? []))) {
    const reckoned = (subjects: Subject[]) =>
      scoreWholeToExtend({
        scheme: unit.scheme,
        subjects,
        entries: booked,
        ballots: unit.ballots?.get(yearOf(period)) ?? [],
        paper: unit.paper,
        first: unit.first,
        period
      });
    const current = reckoned(old);
    const before = current.result;
    const after = (changed.length === 0 ? current : reckoned(subjects)).with(own).result;
    const touched = added.filter(({ entry }) => shown(entry.period) === period);
    for (const placed of touched) entries.push(withPoints(placed, after.rows, names));
    changes.push(...changesBetween(before, after, names));
    warnings.push(...warningsOf(after, touched));
  }
  return {
    ...plan,
    notices: [...plan.notices, ...inPlace(warnings)],
    entries: { ...plan.entries, added: entries },
    people: changes
  };
}

/** Asks about the new entries that may be too many: one question at the row of each that is left out where it is the same thing. */
function questionsOf(
  added: readonly PlacedEntry[],
  unit: UnitState,
  sheetNumbers: ReadonlySet<string> | null
): ImportQuestion[] {
  const news = added.map(({ entry }) => ({ ...entry, matterKey: unit.keyOf(entry.matterText) }));
  const places = new Map(added.map((placed) => [placed.entry.id, placed]));
  const questions = questionsAbout(news, unit.entries, { scheme: unit.scheme, sheet: sheetNumbers });
  return questions.flatMap(({ surplus, params }) =>
    surplus.flatMap((id) => {
      const placed = places.get(id);
      if (!placed) return [];
      const { file, sheet, row } = placed;
      return [{ file, sheet, row, column: null, ...params, entry: id }];
    })
  );
}

function withPoints(
  placed: PlacedEntry,
  rows: ScoreResult['rows'],
  names: ReadonlyMap<string, string>
): PlannedEntry {
  const { entry } = placed;
  const effects = rows
    .filter(({ subject }) => subject === entry.subject)
    .flatMap((row) => row.effects.filter((effect) => effect.entry === entry.id));
  return {
    ...placed,
    name: names.get(entry.subject) ?? entry.subject,
    points: effects.reduce((sum, { points }) => sum + points, 0),
    reason: effects[0]?.reason ?? null
  };
}

function changesBetween(
  before: ScoreResult,
  after: ScoreResult,
  names: ReadonlyMap<string, string>
): PersonChange[] {
  const old = new Map(before.rows.map((row) => [row.subject, row.points]));
  return after.rows
    .map(({ subject, points }) => ({
      subject,
      name: names.get(subject) ?? subject,
      period: after.period,
      before: old.get(subject) ?? 0,
      after: points
    }))
    .filter((change) => change.before !== change.after);
}

function warningsOf(after: ScoreResult, touched: readonly PlacedEntry[]): ImportFinding[] {
  return after.warnings.flatMap((warning) => {
    // `questionsOf` asks about items that are given once, with all that the ledger has.
    if (warning.code === 'tie-to-decide' || warning.code === 'once') return [];
    const placed = touched.find(({ entry }) => warning.entries.includes(entry.id));
    if (!placed) return [];
    const { file, sheet, row } = placed;
    return [
      { file, sheet, row, column: null, code: warning.code, params: { entries: warning.entries.join('、') } }
    ];
  });
}

/** Keeps one problem for each cell: a formula in 编号 is also an unknown person, which helps nobody. */
function withoutEchoes(findings: readonly ImportFinding[]): ImportFinding[] {
  const reported = new Set<string>();
  return findings.filter(({ file, sheet, row, column, code }) => {
    const cell = row === null ? `${file}|${sheet}|${code}|${column}` : `${file}|${sheet}|${row}|${column}`;
    if (reported.has(cell)) return false;
    reported.add(cell);
    return true;
  });
}

function inPlace<F extends ImportFinding>(findings: F[]): F[] {
  return findings
    .map((finding, index) => ({ finding, index }))
    .sort(
      (a, b) =>
        a.finding.file.localeCompare(b.finding.file) ||
        a.finding.sheet.localeCompare(b.finding.sheet) ||
        (a.finding.row ?? 0) - (b.finding.row ?? 0) ||
        a.index - b.index
    )
    .map(({ finding }) => finding);
}

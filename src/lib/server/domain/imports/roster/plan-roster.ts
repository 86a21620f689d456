import { yearOf } from '$lib/calendar';
import { groupNamed, groupsIn, groupTitle, readRoster, type Scheme, type Subject } from '$lib/points';
import { sealedPeriodTouched } from '../../roster/sealed-presence';
import { fieldOf } from '../plan/columns';
import type { FoundTable } from '../files/find-table';
import type { ImportPlan } from '../plan/import-plan';
import { findingOf } from '../plan/finding-of';
import type { ImportFinding } from '../upload';

export interface PlannedRoster {
  roster: ImportPlan['roster'];
  /** the whole roster as it would be, by number */
  people: Map<string, Subject>;
  problems: ImportFinding[];
  notices: ImportFinding[];
}

/** Years that nobody has served, and nearly nobody has lived in one household: an earlier day is a mistyped year or a birthday. */
const longestService = 60;

/** The state of a unit that its roster is planned against. */
export interface RosterState {
  scheme: Scheme;
  subjects: readonly Subject[];
  /** the sealed periods that hold a result of each person, as they end */
  sealed: ReadonlyMap<string, readonly string[]>;
  /** the unit's first month (M15) */
  first: string;
  /** the month that is open */
  open: string;
}

/**
 * Plans a roster: who is new, who differs, who is unchanged. People who aren't named stay, because a file
 * may hold only some. A row has a problem when its days of service would change who was present in a month
 * of `sealed`, as the roster itself would refuse, or when its group is one that no rule of the scheme looks
 * at. An unlikely day of joining is a notice. Groups are given by their ids or their Chinese names.
 */
export function planRoster(
  tables: readonly FoundTable[],
  { scheme, subjects: existing, sealed, first, open }: RosterState
): PlannedRoster {
  const groups = groupsIn(scheme);
  const before = new Map(existing.map((subject) => [subject.id, subject]));
  const people = new Map(before);
  const plan: PlannedRoster = {
    roster: { added: [], changed: [], unchanged: 0 },
    people,
    problems: [],
    notices: []
  };
  const earliest = `${yearOf(open) - longestService}-01-01`;
  const named = new Set<string>();
  for (const found of tables) {
    const { subjects, problems } = readRoster(found.table);
    for (const problem of problems) plan.problems.push(findingOf(problem, found));
    if (problems.length > 0) continue;
    const has = new Set(found.table.header.map((title) => fieldOf('roster', title)));
    if (!has.has('name') && subjects.some(({ id }) => !before.has(id))) {
      const place = {
        file: found.table.file,
        sheet: found.sheet,
        row: found.table.headerRow ?? 1,
        column: '姓名'
      };
      plan.problems.push({ ...place, code: 'missing-column', params: { value: 'name / 姓名' } });
      continue;
    }
    subjects.forEach((read, index) => {
      if (named.has(read.id)) {
        const row = found.table.rows[index]?.row ?? null;
        const place = { file: found.table.file, sheet: found.sheet, row, column: '编号' };
        plan.problems.push({ ...place, code: 'duplicate-subject', params: { value: read.id } });
        return;
      }
      named.add(read.id);
      const old = before.get(read.id);
      const group = groups.size === 0 || read.group === '' ? read.group : groupNamed(groups, read.group);
      if (group === null) {
        plan.problems.push(groupProblem(found, index, read.group, groups));
        return;
      }
      const subject = old ? keepUnnamed(old, { ...read, group }, has) : { ...read, group };
      people.set(subject.id, subject);
      const { name, from } = subject;
      if (from !== null && from < earliest && from !== old?.from)
        plan.notices.push(joinedNotice(found, index, { name, day: from }));
      const period = old && sealedPeriodTouched(old, subject, sealed.get(subject.id) ?? [], first);
      if (period) plan.problems.push(presenceProblem(found, index, old, subject, period));
      if (!old) plan.roster.added.push(subject);
      else if (differs(old, subject)) plan.roster.changed.push({ before: old, after: subject });
      else plan.roster.unchanged += 1;
    });
  }
  return plan;
}

function groupProblem(
  { table, sheet }: FoundTable,
  index: number,
  value: string,
  groups: ReadonlySet<string>
): ImportFinding {
  const column = table.header.find((title) => fieldOf('roster', title) === 'group') ?? null;
  const row = table.rows[index]?.row ?? null;
  const params = { value, known: [...groups].map(groupTitle).join('、') };
  return { file: table.file, sheet, row, column, code: 'unknown-group', params };
}

function joinedNotice(
  { table, sheet }: FoundTable,
  index: number,
  { name, day }: { name: string; day: string }
): ImportFinding {
  const column = table.header.find((title) => fieldOf('roster', title) === 'from') ?? null;
  const row = table.rows[index]?.row ?? null;
  return {
    file: table.file,
    sheet,
    row,
    column,
    code: 'joined-long-ago',
    params: { name, day, years: longestService }
  };
}

function presenceProblem(
  { table, sheet }: FoundTable,
  index: number,
  before: Subject,
  after: Subject,
  period: string
): ImportFinding {
  const field = before.from === after.from ? 'to' : 'from';
  const column = table.header.find((title) => fieldOf('roster', title) === field) ?? null;
  const row = table.rows[index]?.row ?? null;
  const params = { value: after.id, period };
  return { file: table.file, sheet, row, column, code: 'sealed-presence', params };
}

/** A column that the file doesn't have says nothing about its field: the roster keeps its value. */
function keepUnnamed(old: Subject, read: Subject, has: ReadonlySet<string | null>): Subject {
  const department = has.has('department') ? read.department : old.department;
  return {
    id: old.id,
    name: has.has('name') ? read.name : old.name,
    pool: has.has('pool') ? read.pool : old.pool,
    group: has.has('group') ? read.group : old.group,
    ...(department !== undefined && { department }),
    from: has.has('from') ? read.from : old.from,
    to: has.has('to') ? read.to : old.to
  };
}

const compared = ['name', 'pool', 'group', 'department', 'from', 'to'] as const;
const differs = (a: Subject, b: Subject) => compared.some((field) => a[field] !== b[field]);

import { yearOf, type Day } from '$lib/calendar';
import { groupNamed, groupsIn, groupTitle, rosterHeading, type Scheme, isSameName } from '$lib/points';
import type { MessageParams } from '../../../platform/problem/problem';
import type { LeaveReason } from '../../roster/leave-reasons';
import { firstOpenDay, sealedTrouble, type SealedCode, type SealedPast } from '../../roster/sealed-presence';
import { datedChanges } from '../../roster/dated-change';
import { currentService, wordedFacts, type RosterPerson } from '../../roster/spells';
import { namesApart } from '../../roster/names-apart';
import type { FoundTable } from '../files/find-table';
import type { ImportPlan } from '../plan/import-plan';
import type { ImportFinding } from '../upload';
import { plannedPerson } from './planned-person';
import { readRosterRows, type RosterRow } from './roster-rows';

export interface PlannedRoster {
  roster: ImportPlan['roster'];
  reasons: ImportPlan['reasons'];
  /** the whole roster as it would be, by number */
  people: Map<string, RosterPerson>;
  problems: ImportFinding[];
  notices: ImportFinding[];
  /** people who get another name than their account has */
  links: ImportFinding[];
}

/** Years that nobody has served, and nearly nobody has lived in one household: an earlier day is a mistyped year or a birthday. */
const longestService = 60;

/** The state of a unit that its roster is planned against. */
export interface RosterState extends SealedPast {
  scheme: Scheme;
  subjects: readonly RosterPerson[];
  /** the day from which newcomers serve and changes hold whose rows name none; null or absent: nobody has said one */
  since?: Day | null;
  /** name of each person's account, by number (编号); absent: nobody has one */
  accountNames?: ReadonlyMap<string, string>;
  /** why people left, by number, as far as somebody has said; absent: of nobody */
  reasons?: ReadonlyMap<string, LeaveReason>;
}

/**
 * Plans a roster: who is new, who differs, who is unchanged. People who aren't named stay, because a file
 * may hold only some. A row has a problem when a sealed period would have its person otherwise, as the roster itself would
 * refuse; when nobody has said from when a change holds that sealed periods depend on; when its group is one that no
 * rule of the scheme looks at, or when it says why somebody left who has no last day. An unlikely day of joining is a
 * notice. Groups are given by their ids or their Chinese names.
 */
export function planRoster(tables: readonly FoundTable[], state: RosterState): PlannedRoster {
  const { scheme, subjects: existing, open, since = null } = state;
  const before = new Map(existing.map((subject) => [subject.id, subject]));
  const people = new Map(before);
  const plan: PlannedRoster = {
    roster: { added: [], changed: [], unchanged: 0 },
    reasons: [],
    people,
    problems: [],
    notices: [],
    links: []
  };
  const earliest = `${yearOf(open) - longestService}-01-01`;
  for (const rows of readPeople(tables, { before, scheme, problems: plan.problems }).values()) {
    const [row] = rows;
    const old = before.get(row.read.id);
    const planned = plannedPerson(rows, old, { past: state, since });
    if (planned.is === 'twice') {
      const { at, read } = planned.row;
      plan.problems.push({ ...at('subject'), code: 'duplicate-subject', params: { value: read.id } });
      continue;
    }
    if (planned.is === 'undated') {
      const params = { value: row.read.id, name: old?.name ?? row.read.name, day: firstOpenDay(state) };
      plan.problems.push({ ...row.at(planned.field), code: 'change-undated', params });
      continue;
    }
    const { person } = planned;
    people.set(person.id, person);
    for (const { read, reason, at } of rows) {
      if (reason === null) continue;
      if (person.to === null || (rows.length > 1 && read.to !== person.to))
        plan.problems.push({ ...at('reason'), code: 'not-left', params: { value: person.name } });
      else if (state.reasons?.get(person.id) !== reason)
        plan.reasons.push({ id: person.id, name: person.name, reason });
    }
    const column = row.at('from').column ?? rosterHeading('from', scheme);
    const { name, earlier } = person;
    const from = (earlier?.[0] ?? person).from;
    if (from !== null && from < earliest && from !== (old?.earlier?.[0] ?? old)?.from)
      plan.notices.push({
        ...row.at('from'),
        code: 'joined-long-ago',
        params: { name, day: from, years: longestService, column }
      });
    const trouble = sealedTrouble(old, person, { ...state, column });
    if (trouble) plan.problems.push(sealedProblem(rows, old, person, trouble));
    const account = state.accountNames?.get(person.id);
    if (account !== undefined && old && !isSameName(old.name, name) && !isSameName(account, name))
      plan.links.push({
        ...row.at('name'),
        code: 'account-name-differs',
        params: { account, subject: person.id, name }
      });
    if (!old) plan.roster.added.push(person);
    else if (differs(old, person)) plan.roster.changed.push({ before: old, after: person });
    else plan.roster.unchanged += 1;
  }
  const names = namesApart([...people.values()]);
  return {
    ...plan,
    reasons: plan.reasons.map((one) => ({ ...one, name: names.get(one.id) ?? one.name }))
  };
}

/** The rows of each person, in the order of the files. */
function readPeople(
  tables: readonly FoundTable[],
  {
    before,
    scheme,
    problems
  }: { before: ReadonlyMap<string, RosterPerson>; scheme: Scheme; problems: ImportFinding[] }
): Map<string, [RosterRow, ...RosterRow[]]> {
  const groups = groupsIn(scheme);
  const people = new Map<string, [RosterRow, ...RosterRow[]]>();
  for (const found of tables) {
    const { rows, problems: own } = readRosterRows(found, scheme);
    problems.push(...own);
    if (own.length > 0) continue;
    const [first] = rows;
    if (first && !first.has('name') && rows.some(({ read }) => !before.has(read.id))) {
      const place = { ...first.at('name'), row: found.table.headerRow ?? 1, column: '姓名' };
      problems.push({ ...place, code: 'missing-column', params: { value: 'name / 姓名' } });
      continue;
    }
    for (const row of rows) {
      const { group: typed, id } = row.read;
      const group = groups.size === 0 || typed === '' ? typed : groupNamed(groups, typed);
      if (group === null) {
        const known = [...groups].map(groupTitle).join('、');
        problems.push({ ...row.at('group'), code: 'unknown-group', params: { value: typed, known } });
        continue;
      }
      const named = { ...row, read: { ...row.read, group } };
      const others = people.get(id);
      if (others) others.push(named);
      else people.set(id, [named]);
    }
  }
  return people;
}

/** The cell that the sealed past refuses. */
function sealedProblem(
  rows: readonly [RosterRow, ...RosterRow[]],
  before: RosterPerson | undefined,
  after: RosterPerson,
  trouble: MessageParams & { code: SealedCode }
): ImportFinding {
  const [row] = rows;
  if (trouble.code === 'sealed-facts')
    return { ...row.at(row.since === null ? 'pool' : 'since'), ...trouble };
  if (before && trouble.code === 'sealed-presence') {
    const left = datedChanges(before, after).find(({ is, day }) => is === 'left' && day < trouble.params.day);
    const leaving = left && rows.find(({ read }) => read.to === left.day);
    if (leaving) return { ...leaving.at('to'), ...trouble };
  }
  const isEnd = before && currentService(before).from === currentService(after).from;
  return { ...row.at(trouble.code === 'sealed-presence' && isEnd ? 'to' : 'from'), ...trouble };
}

const compared = ['name', 'pool', 'group', ...wordedFacts, 'from', 'to'] as const;
const differs = (a: RosterPerson, b: RosterPerson) =>
  compared.some((field) => (a[field] ?? '') !== (b[field] ?? '')) ||
  JSON.stringify(a.earlier ?? []) !== JSON.stringify(b.earlier ?? []);

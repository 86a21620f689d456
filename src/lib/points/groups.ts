import { groupName } from './group-name';
import { own } from './own';
import type { Scheme } from './scheme';

/** What people write besides for the groups (类别) that schemes know by an id. */
const others: Readonly<Record<string, readonly string[]>> = {
  leaders: ['班子', '领导班子'],
  staff: ['干部职工'],
  head: ['负责人'],
  temporary: ['临聘人员', '聘用人员']
};

/** An id with its Chinese name, where it has one: 班子成员（leaders）. */
export function groupTitle(id: string): string {
  const { zh } = groupName(id);
  return zh === id ? id : `${zh}（${id}）`;
}

const groupWords = (id: string): readonly string[] => [groupName(id).zh, ...(own(others, id) ?? [])];

/** Groups whose ballots some item of the scheme counts, in any of its versions; none where it has no such item. */
export function ballotGroups(scheme: Scheme): ReadonlySet<string> {
  return new Set(rulesOf(scheme).flatMap(({ items }) => items.flatMap(groupsVoting)));
}

/** Every group that some rule of the scheme looks at; none where it knows none, and a roster may say what it likes. */
export function groupsIn(scheme: Scheme): ReadonlySet<string> {
  const looked = rulesOf(scheme).flatMap(({ items, outcomes }) => [
    ...items.flatMap((item) => (item.kind === 'clause' ? Object.keys(item.byGroup) : groupsVoting(item))),
    ...outcomes.flatMap((rule) => ('group' in rule && rule.group !== undefined ? [rule.group] : []))
  ]);
  return new Set(looked);
}

/** The group that a cell means, by its id or its Chinese name; null: none of these. */
export function groupNamed(groups: ReadonlySet<string>, text: string): string | null {
  if (groups.has(text)) return text;
  return [...groups].find((id) => groupWords(id).includes(text)) ?? null;
}

const rulesOf = (scheme: Scheme) => scheme.inForce.map(({ rules = scheme }) => rules);

const groupsVoting = (item: Scheme['items'][number]) => (item.kind === 'ballot' ? item.groups : []);

import { groupName } from './group-name';
import { own } from '../own';

/** Further words that people write for the groups (类别) that schemes know by an id. */
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

/** The group that a cell means, by its id or its Chinese name; null: none of these. */
export function groupNamed(groups: ReadonlySet<string>, text: string): string | null {
  if (groups.has(text)) return text;
  return [...groups].find((id) => groupWords(id).includes(text)) ?? null;
}

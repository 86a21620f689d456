import { own } from '../own';

/** The names of the groups (类别) that schemes know by an id. */
const names: Readonly<Record<string, { zh: string; en: string }>> = {
  leaders: { zh: '班子成员', en: 'leaders' },
  staff: { zh: '一般干部', en: 'staff' },
  head: { zh: '部门负责人', en: 'head of department' },
  temporary: { zh: '临时人员', en: 'temporary staff' }
};

/** The name of a group; a group that an adopter has named keeps its own word. */
export function groupName(id: string): { zh: string; en: string } {
  return own(names, id) ?? { zh: id, en: id };
}

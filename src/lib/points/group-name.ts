import { own } from './own';

/** What the groups (类别) that schemes know by an id are called. */
const names: Readonly<Record<string, { zh: string; en: string }>> = {
  leaders: { zh: '班子成员', en: 'leaders' },
  staff: { zh: '一般干部', en: 'staff' },
  head: { zh: '部门负责人', en: 'head of department' },
  temporary: { zh: '临时人员', en: 'temporary staff' }
};

/** What a group is called; its own word where an adopter has named another. */
export function groupName(id: string): { zh: string; en: string } {
  return own(names, id) ?? { zh: id, en: id };
}

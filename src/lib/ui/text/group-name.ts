import { groupName as named } from '$lib/points';
import { getLocale } from '$lib/text';

/** The name of a group (类别); a group that an adopter has named keeps its own word. */
export function groupName(group: string): string {
  const { zh, en } = named(group);
  if (getLocale() === 'zh-CN' || zh === en) return zh;
  return `${en.slice(0, 1).toUpperCase()}${en.slice(1)}`;
}

import { groupName as named } from '$lib/points';
import { getLocale } from '$lib/text';

/** What a group (类别) is called; its own word where an adopter has named another. */
export function groupName(group: string): string {
  const { zh, en } = named(group);
  if (getLocale() === 'zh-CN' || zh === en) return zh;
  return `${en.slice(0, 1).toUpperCase()}${en.slice(1)}`;
}

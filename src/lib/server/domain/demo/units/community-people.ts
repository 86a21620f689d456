import { previousMonth } from '$lib/calendar';
import { type Subject } from '$lib/points';

/** Invented: no such people, no such community. Two-character, compound and long names are there on purpose. */
const names = [
  '方敏',
  '李明',
  '沈秋月',
  '欧阳文静',
  '周海棠',
  '陶立群',
  '阿依努尔·热合曼',
  '韩冰',
  '顾长河',
  '林小满',
  '郑川',
  '万国梁',
  '赵雨桐',
  '孙岚',
  '何向阳',
  '马春燕',
  '古丽娜尔·买买提',
  '徐振华',
  '朱静怡',
  '胡建平',
  '郭思远',
  '罗晓峰',
  '梁桂英',
  '宋嘉禾'
];

/** The demo's cadres. The last came late in the newest closed month, so that somebody is listed in it without a rank (M10). */
export function demoPeople(open: string): Subject[] {
  return names.map((name, index) => ({
    id: `YG${String(index + 1).padStart(3, '0')}`,
    name,
    pool: '',
    group: '',
    from: index === names.length - 1 ? `${previousMonth(open)}-20` : null,
    to: null
  }));
}

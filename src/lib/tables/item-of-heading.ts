import { headingKey, type Item } from '../points';

/** Words that recorders use for the same thing. The scheme's own names come first: this only helps to find them. */
const sameThings: readonly (readonly string[])[] = [
  ['迟到', '晚到', '上班迟到'],
  ['早退', '提前离岗'],
  ['旷工', '旷岗', '缺勤', '缺岗', '无故缺岗', '无故缺勤', '旷班', '脱岗'],
  ['事假', '请事假'],
  ['病假', '请病假'],
  ['考勤全勤', '全勤', '满勤', '全勤奖', '出全勤'],
  ['按时上下班', '按时上班', '上下班', '守时', '按时到岗'],
  ['参加活动', '社区活动', '活动', '参与活动', '集体活动', '参加社区活动'],
  [
    '调解纠纷',
    '矛盾调解',
    '纠纷调解',
    '化解矛盾',
    '矛盾纠纷',
    '矛盾化解',
    '矛盾纠纷化解',
    '调解',
    '化解矛盾纠纷'
  ],
  ['被居民投诉', '投诉', '居民投诉', '被投诉', '有投诉'],
  ['无居民投诉', '无投诉', '零投诉', '无群众投诉'],
  ['未被点名批评', '无点名批评', '无批评'],
  ['被点名批评', '点名批评', '会议点名批评'],
  ['登记信息', '信息登记', '信息采集', '采集信息', '出租屋登记', '流动人口登记', '信息录入'],
  ['参加比赛', '比赛', '参赛'],
  ['好人好事', '做好事', '为民办实事', '办实事', '为民办事'],
  ['受表彰', '表彰', '获奖', '荣誉', '受奖', '表彰奖励', '个人受表彰'],
  ['提前完成任务', '提前完成', '提前完成工作'],
  ['按时完成任务', '按时完成', '按时完成工作', '任务完成'],
  ['任务逾期', '逾期', '未按时完成', '超时完成', '未完成任务', '未按时完成任务'],
  ['志愿服务', '志愿者服务', '志愿活动', '志愿'],
  ['走访', '入户走访', '民情走访', '入户', '走访入户'],
  ['值班缺岗', '值班脱岗', '缺值班'],
  ['通报批评', '被通报', '通报', '个人被通报批评'],
  ['其他任务分', '其他任务', '任务其他'],
  ['其他奖励分', '其他奖励', '奖励其他'],
  ['其他基础分', '其他基础', '基础其他', '其他根底分']
];
const groupOf = new Map(sameThings.flatMap((words, n) => words.map((word) => [word, n] as const)));

/** Units and the like at a header's end, which say how its cells count and not what. */
const unit =
  /(?:次数|天数|件数|起数|项数|人数|个数|得分|加分|扣分|积分|分值|分数|数量|情况|[次天件起分]|\(.*?\))$/;

/** A header's part as it is compared with names of items: 参加活动（次） is 参加活动. */
export function bareName(part: string): string {
  let bare = headingKey(part)
    .replace(/^\d{1,2}[.、]/, '')
    .replace(/^[一二三四五六七八九十]{1,2}、/, '');
  for (;;) {
    const shorter = bare.replace(unit, '');
    if (shorter === bare || shorter.length < 2) return bare;
    bare = shorter;
  }
}

/** The item that a header's part names, and how surely; null when none, or two of them alike. */
export function itemOfHeading(
  part: string,
  items: readonly Item[]
): { item: Item; why: 'same' | 'alias' | 'similar' } | null {
  const asked = headingKey(part);
  const bare = bareName(part);
  if (bare === '') return null;
  const own = (item: Item) => [item.name, item.id, item.english].map(headingKey);
  const same =
    items.find((item) => own(item).includes(asked)) ??
    items.find((item) => own(item).includes(bare) || bareName(item.name) === bare);
  if (same) return { item: same, why: 'same' };

  const group = groupOf.get(asked) ?? groupOf.get(bare);
  const alias =
    group === undefined ? [] : items.filter((item) => groupOf.get(headingKey(item.name)) === group);
  if (alias[0] && alias.length === 1) return { item: alias[0], why: 'alias' };

  const likely = items
    .map((item) => ({ item, likeness: likeness(bare, bareName(item.name)) }))
    .filter(({ likeness }) => likeness >= 0.6)
    .sort((a, b) => b.likeness - a.likeness);
  const [best, next] = likely;
  // If two items are equally similar, neither is proposed: 任务 is in three names.
  return best && best.likeness > (next?.likeness ?? 0) ? { item: best.item, why: 'similar' } : null;
}

/**
 * 0 to 1: pairs of neighbouring characters in common (Dice); one that holds the other whole is 0.7 at
 * least.
 */
function likeness(a: string, b: string): number {
  const [one, other] = [pairs(a), pairs(b)];
  if (one.length === 0 || other.length === 0) return a === b ? 1 : 0;
  const rest = [...other];
  let common = 0;
  for (const pair of one) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    common += 1;
  }
  const dice = (2 * common) / (one.length + other.length);
  const holds = a.includes(b) || b.includes(a);
  return holds ? Math.max(0.7, dice) : dice;
}

function pairs(text: string): string[] {
  const characters = Array.from(text);
  return characters.slice(1).map((character, n) => `${characters[n] ?? ''}${character}`);
}

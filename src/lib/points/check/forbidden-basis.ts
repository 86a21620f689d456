import type { Finder, SchemeRemark } from './finding';

/** 国办函〔2026〕12号: study-app time or points, check-ins, likes and reposts are no basis for assessing the grass roots. */
export const forbiddenBasis =
  /学习强国|学习(?:平台)?(?:时长|积分)|打卡|签到|点赞|转评|评论转发|转发(?:量|数|次数|率|朋友圈|链接|推文|信息)|study app|check-?ins?\b|\blikes?\b|reposts?\b/i;

/** Items that rest on what the 2026 rules on burden reduction forbid as a basis (A: study-top5). */
export const burden: Finder = {
  code: 'burden',
  find: ({ items }) =>
    items.flatMap((item, n): SchemeRemark[] => {
      const found = forbiddenBasis.exec(`${item.name} ${item.clause.text} ${item.english}`);
      if (!found) return [];
      return [
        {
          at: ['items', n, 'id'],
          zh: `“${item.name}”以“${found[0]}”为计分依据：国办函〔2026〕12号 不允许，建议停用`,
          en: `“${item.english}” rests on “${found[0]}”, which the 2026 rules on burden reduction (国办函〔2026〕12号) forbid as a basis: consider dropping it`
        }
      ];
    })
};

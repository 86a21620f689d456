import type { SchemeRules } from '../scheme/scheme';
import type { Path } from '../scheme/scheme-lines';
import type { Finder, SchemeRemark } from './finding';

/** A basis that may not be assessed by, with the words that give it away. */
interface Burden {
  pattern: RegExp;
  /** words by which the same is meant in earnest, so that nothing is found */
  unless?: RegExp;
  /** says what it is and who forbids it */
  zh: string;
  en: string;
}

const notice = '国办函〔2026〕12号';
const provisions = '《整治形式主义为基层减负若干规定》';

const accounts = '(?:公众号|视频号|抖音号?|快手号?|微博|直播间|政务账号|公众账号|政务新媒体)';
const apps = '(?:APP|应用程序|客户端|小程序|反诈中心)';
const upToHere = '[^，。；、,.;]{0,12}';
const records = '(?:台账|工作笔记|会议记录|记录本|笔记本|档案盒|软件资料|资料|图片|照片)';

/**
 * Posts in WeChat’s Moments, and forwarding that somebody does. Where work is forwarded by a superior (经验被国家级
 * 转发) the word follows who did so, so nothing is found.
 */
const moments =
  '(?:发布?|晒|刷|分享)(?:到|至|在|个人|微信|工作|相关){0,3}朋友圈|朋友圈(?:内|里|中)?(?:发布|转发|分享|宣传|推送|每)';
const forwarded =
  '转发(?:量|数|次数|率|(?:到|至)?(?:个人|微信|QQ|工作|居民|村民|业主)*(?:朋友圈|群)|[^，。；、,.;转]{0,8}(?:链接|推文|信息|文章|视频|动态|消息|海报|公众号|视频号))';
const forwards = '(?:^|[\\s，。；、：:]|每[日天周月]|每人|积极|主动|及时|按时|参与|带头|动员|组织)转发';

/** The bases that notice and provisions forbid for assessing the grass roots; the first one found is told. */
const burdens: readonly Burden[] = [
  {
    pattern: new RegExp(
      `学习强国|步数|学习(?:平台)?(?:时长|积分)|在线时长|打卡|签到|点赞|集赞|求赞|网络投票|转评|转赞|评论转发|${moments}|${forwarded}|${forwards}|study app|check-?ins?\\b|\\blikes?\\b|reposts?\\b|\\bwechat moments\\b`,
      'i'
    ),
    zh: `为计分依据：${notice} 不允许，建议停用`,
    en: `, which the 2026 rules on burden reduction (${notice}) forbid as a basis: consider dropping it`
  },
  {
    pattern: new RegExp(
      `(?:安装|下载|注册|装机|激活|登录)${upToHere}${apps}|${apps}${upToHere}(?:安装|下载|注册|装机|激活|登录|推广)|\\binstall(?:s|ed|ing|ations?)?\\b[^,.;]{0,20}\\bapps?\\b|\\bapps?\\b[^,.;]{0,20}\\binstall(?:s|ed|ations?)?\\b`,
      'i'
    ),
    zh: `为计分依据：${notice} 不允许强制下载使用、考核安装使用率，建议停用`,
    en: `: the 2026 rules on burden reduction (${notice}) forbid assessing by apps installed or used: consider dropping it`
  },
  {
    pattern: new RegExp(
      `关注${upToHere}${accounts}|${accounts}${upToHere}(?:关注|粉丝|阅读量|浏览量)|粉丝(?:量|数)|阅读量|浏览量|follow(?:s|ed|ing|ers)?\\b[^,.;]{0,24}\\baccounts?\\b`,
      'i'
    ),
    zh: `为计分依据：关注账号、阅读量不得作为考评依据（${notice}），建议停用`,
    en: `: accounts followed, or readers of them, are no basis for assessing (${notice}): consider dropping it`
  },
  {
    pattern: /一票否决|\bveto(?:es|ed)?\b/i,
    // Breaches of discipline and law are no task that an office makes a veto of (D 二（三）).
    unless: /纪律|违纪|违法|法律|处分|犯罪|discipline|\blaws?\b/i,
    zh: `：除党中央、国务院明文规定的以外，工作任务不得设“一票否决”（${provisions}），建议改为扣分`,
    en: `: a veto over a task of work isn’t the unit’s to make (${provisions}): consider a deduction instead`
  },
  {
    pattern: /责任状|军令状|目标责任书|letters? of responsibility|responsibility pledges?/i,
    zh: `为计分依据：除党中央、国务院明文规定的以外，不得要求签订责任状（${provisions}），建议停用`,
    en: `: letters of responsibility may not be asked for (${provisions}): consider dropping it`
  },
  {
    pattern: new RegExp(
      `留痕|工作痕迹|痕迹(?:管理|资料|材料)|截图|截屏|拍照上传|上传(?:工作)?(?:照片|图片|视频|轨迹)|${records}${upToHere}(?:齐全|不全|缺失|完整|规范|整齐|每[份本张篇页]|份数|本数|数量|上传)|\\bscreenshots?\\b|\\bpaper trail\\b|photos? uploaded`,
      'i'
    ),
    zh: `为计分依据：不得以台账、照片、截图等留痕代替工作成效（${notice}），建议改按办成的事计分`,
    en: `: traces such as ledgers, photographs and screenshots are no measure of work (${notice}): consider counting what was done`
  }
];

/**
 * The words of a text by which it asks for what burden reduction forbids; null when there are none.
 * @param text of one rule: its name, and its clause
 */
export function burdenIn(text: string): { words: string; zh: string; en: string } | null {
  for (const { pattern, unless, zh, en } of burdens) {
    const found = pattern.exec(text);
    if (found && !unless?.test(text)) return { words: found[0], zh, en };
  }
  return null;
}

/**
 * Rules that rest on what burden reduction forbids as a basis (A: study-top5): items and outcomes by name and
 * clause, and the headings over the items.
 */
export const burden: Finder = {
  code: 'burden',
  find: (rules) => readable(rules).flatMap(remarkOn)
};

interface ReadableRule {
  at: Path;
  name: string;
  english: string;
  /** '' where it has none */
  clause: string;
  isHeading: boolean;
}

function readable({ sections, items, outcomes }: SchemeRules): ReadableRule[] {
  const withClause =
    (list: string) =>
    ({ name, english, clause }: (typeof items)[number] | (typeof outcomes)[number], n: number) => ({
      at: [list, n, 'id'],
      name,
      english,
      clause: clause.text,
      isHeading: false
    });
  return [
    ...sections.map(({ name, english }, n) => ({
      at: ['sections', n, 'name'],
      name,
      english,
      clause: '',
      isHeading: true
    })),
    ...items.map(withClause('items')),
    ...outcomes.map(withClause('outcomes'))
  ];
}

function remarkOn({ at, name, english, clause, isHeading }: ReadableRule): SchemeRemark[] {
  const found = burdenIn(`${name} ${clause} ${english}`);
  if (!found) return [];
  const [zh, en] = isHeading ? ['标题', 'the heading '] : ['', ''];
  return [
    {
      at,
      zh: `${zh}“${name}”以“${found.words}”${found.zh}`,
      en: `${en}“${english}” rests on “${found.words}”${found.en}`
    }
  ];
}

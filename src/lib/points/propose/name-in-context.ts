import { figure } from './figures';
import { shortNameOf } from './short-name-of';

const quantity = String.raw`(?:价值|金额|数额|面积|时长)?(?:满|达到?|超过?|不[足满]|低于|高于|近)?(?:半|(?:\d+(?:\.\d+)?(?:万?元|[%天日次年月人户件分]|小时|分钟)?[-—~～至])?${figure})(?:个(?:百分点|月|小时)|[%天日次年月人户件元分]|小时|分钟|万元|万)(?:含)?(?:[及或]?以[上下内])?`;
/** Words that say when, and nothing of what happened: `经提醒仍不整改`, `情节严重`, `满半年`, `每低1个百分点`. */
const when = new RegExp(
  '^(?:经(?![营济费手常])[^,]{0,10}(?:仍|不|未|拒)[^,]{0,8}|仍[^,]{2,10}|屡[^,]{1,2}不[^,]{1,2}|拒不(?:整改|改正|配合|服从|执行)' +
    '|逾期(?:不|仍?未|仍不)(?:整改|改正|拆除|清理|整治)?|\\d{1,2}月[^,]{0,4}前|(?:情节|性质|后果|影响)(?:特别|非常|比较|较|极)*(?:严重|恶劣|重|轻微|轻|大|坏|突出)的?' +
    '|[当该](?:[月年]度?|季度?|学期|[周天日])|年底|[^,]{0,10}的(?:学期|学年|年度|季度|月份|当[年月日])' +
    `|每?(?:降低|提高|[增减]加?少?|[低高少多降升]|逾期|(?:造成)?损失|(?:参加|参与)?人数)?${quantity})$`
);
/** Words that say for whom, how well, at what level or with what effect, and little of what happened. */
const who =
  /^(?:造成(?:严重|恶劣|不良|重大|较大)(?:后果|影响|损失)|(?:其他|普通|一般|在职|退休|按|主要|分管|直接|具体)*(?:党员|群众|居民|村民|干部|户主|家庭成员|学生|教师|领导|负责人|责任人|组织者?|参与者?|参加者)|优秀?|良好?|中|差|合格|一般|较[好差]|不合格|[A-Z甲乙丙丁]类|未(?:成功|完成|获奖|被?采[纳用])|(?:考核|考试|结业)合格|超额(?:完成)?|(?:其|本人|参与者|当事人|责任人|行为人)?所在(?:户|家庭|单位|支部|部门)|(?:第[一二三四五六七八九十\d]+|其[余他])(?:作者|发明人|完成人|主持人|参与人)|不?属实|第[一二三四五六七八九十\d]+名|[国省市县区镇乡村校]级?|国家级|街道级?|社区级?)$/;

/** Words that count what is missing of a duty, or beyond it: `每少1次`, `缺一篇`, `每多1次`, `每提前一天`. */
const lack = new RegExp(
  `^每?((?:缺?少|[缺漏差欠多]|提前|推迟|拖欠|拖延|延误)${figure}[\\u4e00-\\u9fff]{1,3})$`
);

/** Words for people, who do nothing that other people's points are about. */
const people = /(?:党员|群众|居民|村民|干部|代表|分子|人员|领导|负责人|责任人|[组户]长)$/;

/** Whether words are no name by themselves, because they only say when something else counts. */
function saysOnlyWhen(name: string): boolean {
  return when.test(name);
}

/**
 * The name of an item whose own words may say only when, or for whom, something else counts.
 * @param own its own short name
 * @param words all words before its figure
 * @param before the name of what the sentence is about, from the words before these; '' for none
 * @param goesOn it stands in the same sentence as these
 * @param above what the headings that it stands under are about; '' for none
 * @returns null where nothing says what happened
 */
export function nameInContext(
  own: string,
  { words, before, goesOn, above }: { words: string; before: string; goesOn: boolean; above: string }
): string | null {
  const parts = words.split(/[,:]/);
  const end = parts.pop() ?? '';
  const last = shortNameOf(end);
  const earlier = shortNameOf(parts.join(','));
  const [, missing] = lack.exec(end.trim()) ?? [];
  if (missing !== undefined) {
    // Without it the name would be the duty that wasn't done.
    const duty = earlier === '' || saysOnlyWhen(earlier) ? (goesOn && matterIn(before)) || above : earlier;
    return duty === '' ? own : joined(duty, missing);
  }
  if (earlier !== '' && !saysOnlyWhen(earlier) && /^逾期/.test(last)) return joined(earlier, last);
  const isPart = when.test(last) || who.test(last) || (last.length >= 2 && /每次[^,:]*$/.test(words));
  if (earlier !== '' && !saysOnlyWhen(earlier) && isPart && own !== earlier) return joined(earlier, last);
  if (!when.test(own) && !(goesOn && who.test(own))) return own;
  const matter = matterIn(before);
  const isOther = people.test(own) && people.test(matter);
  if (matter !== '' && !who.test(matter) && !isOther) return joined(matter, own);
  return when.test(own) ? null : own;
}

/** `旷工半天` and `乱堆乱放（情节严重）` are about 旷工 and 乱堆乱放. */
function matterIn(name: string): string {
  const matter = name
    .replace(/（.*$/, '')
    .replace(
      new RegExp(
        `(?<=.{2})(?:每?${quantity}|第[一二三\\d]名|[为得较](?:好|优)|优秀?|合格|属实|成功|被采[纳用])$`
      ),
      ''
    );
  return saysOnlyWhen(matter) ? '' : matter;
}

/** The name of an item by level or rank, without the first of these: `承担公开课（校级）` → 承担公开课. */
export function nameOfSeries(name: string): string {
  return name.replace(/（[^）]*[级名位]）$|(?<=.{2})第[一1]名$/, '');
}

/** At most 20 characters, because a board shows it. */
function joined(matter: string, condition: string): string {
  const short = condition.slice(0, 12);
  return `${matter.slice(0, 18 - short.length)}（${short}）`;
}

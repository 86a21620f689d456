/** Why a sentence of a document gives no points: what it is instead. */
export type NoRuleReason = 'heading' | 'number' | 'purpose' | 'procedure' | 'date' | 'demand' | 'table-head';

/** A number of something. */
const count =
  /\d|[一二两三四五六七八九十]+(?:次|天|日|个月|名|分|项|年|起|户|小时|星)|[再二]次|第一名|[末倒][位数]/;
/** A bound of points. */
const bound = /上限|封顶|最多|不超过|减半|加倍|翻倍|双倍|累[加计]|重复|折算|捆绑|视[为同]/;
/** The end of a rule, or of all of them. */
const end =
  /有效期|试行期|届满|期满|不再作为|之日起(?:计算|算起|起算)|(?:施行|实施|执行|试行)(?:[至到]|[一二两三四五\d]+[个年])|日起?[至到]\d|日止/;
/** An exemption, or somebody who is left out. */
const exempt =
  /除外|不含|不包括|不参[加与评]|不实行|不纳入|不享受|不适用|不计|只[计记算加扣]|不[加扣减](?=$|[分,，。;；])|不评|免于|转让|转[入出结]/;
/** A consequence of points, good or bad. */
const outcome =
  /取消|撤销|追回|收回|扣回|退还|没收|暂停|停[职发]|联奖联罚|连带|资格|否决|不得|不予|不[能可](?:再|以)?(?:申请|申报|参[加评选]|享受|兑换|推荐|评[优先为选])|清零|归零|为零|无效|作废|淘汰|免职|辞退|清退|劝退|开除|除名|降[级职等]|挂钩|优先|扣[除发完]|约谈|处分|追究|批评|检查$|做检查|恶劣|评定[^。;]{0,4}优|优秀等次|得分(?:由|根据|按)/;
/** A deed with what becomes of whoever has done it: `造成损失的,直接评定为不合格`. Objections are procedure. */
const consequence =
  /^(?!.*(?:异议|争议|疑[问义])).*[的者](?:[,，]|(?=直接|一律|应当?|予以|给予))[^。;；]{0,16}(?:处理|处置|调[离整]|[评认]?定为|列[为入]|问责|移[送交]|不合格|不称职|诫勉)/;
/** The people whom a document scores. */
const scored =
  /(?:参[加与]|纳入|自愿)积分(?![\u4e00-\u9fff])|参照[^,，。;；]{0,16}(?:执行|适用|管理|办理)|自愿(?:申请|报名)?参[加与]/;
/** Words that say who is ranked or graded together, and into what: `村民和重点人群分别排名`, `分为A、B、C三个等级`. */
const pools =
  /(?:分别|分类|分组|分级|单独)[^。;；]{0,16}(?:排[名序队]|评[比选])|(?:分为|划分|设)[^。;；]{0,30}(?:[等档]次|[等星]级|信用级别)/;
/** The level that a deed counts at: `按同级党委政府层次计算`. */
const ranked = /按[^,，。;；]{0,20}(?:层次|级别)(?:计[算分]|执行|认定|对待|加分)/;
/** The deeds that points are given for at all: `备案的活动都能获得相应的积分`. */
const earns = /(?:都|均|方|才|可)(?:以|能|可)*(?:获得?|得到|取得)[^,，。;；]{0,8}积?分(?![\u4e00-\u9fff])/;
/** Words about points that are a rule as often as not; a sentence about the procedure has them too. */
const hints = /兑换|[加减扣]分(?!标准|方法|条件|原因|理由)/;
/** Words that give or take without a plain figure: `得满分`, `扣半分`, `按平均分计`. */
const figureless =
  /[加减扣奖罚记计得赋][^,，。;；]{0,4}(?:满|半|零|〇|[①-⑳])分|按[^,，。;；]{0,6}平均分?[计记算]|[计记](?:为)?平均分|[加减扣][(（/、][加减扣][)）]?分/;
/** `由党小组核实后加分` ends with what is given. */
const gives = /(?:[后的予可应再]|[酌视]情|适当)[,，]?[加减扣奖]分(?=$|[,，。;；])/;
const hinted = /核实|初评|台账|档案|申报|公示|构成|组成|登记|汇总|负责|监督/;
/** How often, or for whom, the rule in the cell before counts: `家庭成员每季度`. */
const rhythm = /^[^,，。;；:：]{0,10}每(?:半?年|季度?|月|周|天|日|户|人|名|项|起)$/;
const written = '[\\d一二三四五六七八九十两半]{1,4}';
/** A day by which somebody does something. No reading writes a scheme's `deadlines`, so the sentence stays open. */
const deadline = new RegExp(
  `${written}个?(?:工作日|自然日)|${written}个?(?:[日天周月]|星期|小时|年)(?:之内|以?内(?!容))|不[少低]于${written}个?[日天]` +
    `|(?:[初底末终旬]|${written}[日号]?)(?:之前|以前|前)|[当次][日天](?:内|起|[即予]|公|登|上|审|答|反|处|录|核|办)`
);
/** Numbers that count nothing: dates, houses, document numbers, articles, congresses. */
const names =
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d+(?:号[楼院门]|[栋幢])|\d{4}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?|[〔[(]\d{4}[〕\])]\d+号|第[一二三四五六七八九十百\d]+[条章款]|[(（][一二三四五六七八九十\d]{1,3}[)）]|十[九八]大|二十大/g;

const purpose =
  /^(?:为了?|根据|依据|按照|坚持|本(?:办法|细则|方案|制度)(?:适用|所称)|适用)|以.{2,60}为(?:指导|目标|核心|引领|基本依据|中心)/;
/** `社区全体工作人员`: those for whom the document is. */
const people =
  /^(?:[^,，。]{0,6}全体|全[县市区镇乡街校村])[^,，。]{0,16}(?:人员|干部|党员|居民|村民|师生)[。]?$/;
/** `a)`, `ii.` */
const letterNumber = /^[(（]?(?:[a-zA-Z]|[ivxIVX]{1,4})[)）.、]?$/;
/** Two or three characters between rows are what is left of a heading or a label. */
const scrap = /^[^\u4e00-\u9fff。]*[\u4e00-\u9fff]{1,3}[^\u4e00-\u9fff。]*$/;
const procedure =
  /申报|公示|核实|初评|评定|备案|登记|台账|档案|汇总|研究|负责|监督|领导小组|会议|解释|印发|申请|审核|组织|公开|查询|上报|填写|构成|组成|步骤|注册/;
/** A demand: what somebody is to do or to be, without a word of points. */
const demand =
  /应当?|要|讲|注意|须|做到|做好|加强|落实|认真|积极|完善|健全|制定|推行|推动|开展|建立|严格|确保|自觉|带头|遵守|维护|执行|拥护|学习|团结|服务|热爱|主动|按时|及时|有(?:思路|计划|措施|专人|记录|制度)/;
const title = /^.{2,40}(?:办法|细则|方案|制度|规定|通知|规则|标准|表)(?:[(（].{1,8}[)）])?[:：]?$/;
const date =
  /^[^\u4e00-\u9fff]*(?:\d{4}年)?\d{1,2}月\d{1,2}日?$|^(?:来源|发布时间|发布日期|作者)|之日起(?!\d)/;

/** The head of a table whose cells have run together. */
const tableHead = /(?:考核|评价|评分)(?:类别|指标|项目|内容|标准).*(?:分值|基本分|标准分|责任(?:科室|部门))/;

/** Whether words may be a rule: a number of something, or a word that gives, takes, bars or excludes. */
export function mayBeRule(words: string): boolean {
  const plain = words.replace(names, '');
  return (
    [count, bound, exempt, outcome, consequence, scored, pools, ranked, earns, figureless, gives].some(
      (one) => one.test(plain)
    ) ||
    deadline.test(plain) ||
    rhythm.test(plain) ||
    expires(words) ||
    (hints.test(plain) && !hinted.test(plain))
  );
}

/** Whether words say until when something holds. */
export function expires(words: string): boolean {
  return end.test(words);
}

/** The nature of a sentence that gives no points. Null where nothing says that it is none: a person says it. */
export function noRuleReason(text: string): NoRuleReason | null {
  const plain = text.replace(/\s+/g, '');
  if (!/[\u4e00-\u9fffA-Za-z]/.test(plain) || letterNumber.test(plain)) return 'number';
  if (date.test(plain) && !expires(plain) && !deadline.test(plain.replace(names, ''))) return 'date';
  if (mayBeRule(plain)) return null;
  if (title.test(plain) || scrap.test(plain)) return 'heading';
  // A short line without a sign is the title of what follows.
  if (/^\s*[^。；;，,：:\n]{1,16}\n\s*$/.test(text)) return 'heading';
  if (tableHead.test(plain)) return 'table-head';
  if (purpose.test(plain) || people.test(plain)) return 'purpose';
  if (procedure.test(plain)) return 'procedure';
  return demand.test(plain) ? 'demand' : null;
}

/** Whether words go on in numbered cases, which belong to their rule: `有下列情形的,当年积分清零:`. */
export function opensList(words: string): boolean {
  return /[:：]\s*$/.test(words);
}

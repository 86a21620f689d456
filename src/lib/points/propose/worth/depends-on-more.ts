import { figure } from '../figures';
import { holdsFigure } from '../phrases';
import type { ProposalDraft } from '../proposal';
import type { PhraseUnit } from './units';

/** Another consequence, or another reckoning, in the words before a figure. */
const beside = new RegExp(
  '扣除|取消|追回|收回|扣回|退还|没收|暂停|停职|停发|不[加扣计]分|[清归]零|不得(?!分)' +
    '|(?:罚款|现金|奖金|补助|慰问金)[^,]{0,4}\\d+元|翻[倍番]|加倍|双倍|减半|折半|只[计记算加扣奖按]|就高'
);
/** Words that reckon a figure with others. */
const reckoned = /折[算合成]|百分制|加权|×|\S\*\s*[\d(]/;
/**
 * Words right before a verb after which it gives or takes nothing by itself: `免扣5分`, `改为加3分`, `修复为扣50分`,
 * `比上年多加5分`.
 */
const unsaid =
  /(?:不|不再|不予|不另|免|免予|免于|原(?:来|本|先)?应?该?的?|本(?:来|应|该)应?该?的?|改为|改成|调整为|变更为|修复为|恢复为|减轻为|[扣追退]回所|停止|或|[多少只仅]|(?<![参增])加[、/]?|[扣减罚][、/]?)$/;
/** `每参加3次活动`: once for so many times, which no item counts. */
const perSeveral = new RegExp(
  `每(?![年季月周日天])[^\\d,。;每]{0,8}?(?!1(?!\\d)|一(?![二三四五六七八九十百]))${figure}(?:次|个(?!百分点))`
);
/** A share of all (`前10%`, `后百分之五`), or a place from the end: no rank says it. */
const share = new RegExp(
  `(?<![提落])[前后末]位?的?(?:${figure}%|百分之)|(?<!落)(?:后|末|倒数)第?${figure}[名位]`
);
const system =
  '(?:(?:绩效|年度|年终|公务员|干部|事业单位)考[核评]|(?:职称|岗位|职级|职务)?(?:评聘|竞聘|评审|评定|晋升|晋级|聘任|选拔)|竞争上岗|评[先优]评[优先]|招[聘考录]|录[取用]|述职|提拔)';
/** Words that say where else a figure counts: `在职称评聘中加2分`, `子女入学积分加10分` are no points of this document. */
const elsewhere = new RegExp(
  `${system}(?:考核|评分|打分)?[中时里]$|的${system}$|(?:入学|升学|落户|入户|招生|绩效)(?:积分|总分|成绩|得分)$`
);
/** `增加区级个人信用分15分`: the figure counts at another level's account, and is no points of this document. */
const anotherAccount =
  /^增?[加扣减奖计记得][除励分]?(?:其|本人|个人|所在)?(?:国家|[省市区县镇乡]|街道)级[^\d,。;]{0,8}(?:积分|信用分|考核分|[得总]分)/;
/** `当年成绩按不及格处理,记为26分`: what a whole result becomes, and nothing that is added to it. */
const result = /成绩|[总得]分|分数|测评分|考核分|处分|处理/;
/** Words that hold for the times beyond those of a rule before them, or for whoever no rule names. */
const rest = /^(?:此后|以后|之后|往后|其余|否则|剩余|超[出过]部分|不足部分)/;
/** `三次以上扣2分`, `缺2次扣3分`: a number of times behind a rule for each time. */
const timesAlone = new RegExp(
  `^(?:(?:累计|连续|达到?|满|超过)*|[\\u4e00-\\u9fff]{1,2}(?![1一]次))${figure}次(?:[(]含[)])?(?:[及或]?以[上下内])?[的者,]*$`
);
/** `保洁员同步扣1分`: from somebody besides those whom the document scores. */
const others = /(?:同步|连带|连坐)$/;
/** `符合要求可获基础分4分`: what one requirement gives is no base that everybody begins with. */
const earned = /(?:符合|达到|达标|完成|[达满]\s*\d|[的者],?)[^,。;]*(?:可|获得?|得)$/;
const upTo = new RegExp(`前${figure}名`);

/**
 * Whether a figure holds only together with words that no rule is made of: another figure or consequence
 * (`参加一次2分,缺席扣2分`, `扣除该次积分并另扣10分`, `因公不扣分,事假扣1分`), the second time alone (`首次提醒,再次扣2分`); several times together
 * (`每参加3次加2分`), a share of all (`前10%加10分`), part of full marks (`院内整洁得10分` in an item of 20); less than full marks
 * that are none of this item's, or counts in another reckoning (`在职称评聘中加2分`, `增加区级信用分5分`).
 */
export function dependsOnMore(
  { phrase, words, clause, opens }: PhraseUnit,
  parent: ProposalDraft | undefined
): boolean {
  if (holdsFigure(words) || beside.test(words)) return true;
  if (phrase.says === 'base') return earned.test(words.trim());
  if (!['points', 'range', 'list'].includes(phrase.says)) return false;
  const said = words.trim();
  const figureWords = clause.slice(words.length).trim();
  if (reckoned.test(said) || (result.test(said) && /^[记计]作?为/.test(figureWords))) return true;
  if (
    unsaid.test(said) ||
    rest.test(said) ||
    elsewhere.test(said) ||
    others.test(said) ||
    anotherAccount.test(figureWords) ||
    perSeveral.test(clause) ||
    share.test(said)
  )
    return true;
  if (!opens && timesAlone.test(said)) return true;
  // One clause of full marks takes one figure.
  if (phrase.says !== 'points') return parent !== undefined && phrase.sign < 0;
  if (phrase.sign < 0 && upTo.test(said)) return true;
  if (/首次|初次|第[一二三四五六1-6]次|再次|再犯|屡犯/.test(words)) return true;
  if (!parent) return /满分/.test(words);
  return phrase.sign > 0 && /[得计记][^得计记]*$/.test(clause);
}

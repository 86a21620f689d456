/** Numbers of the document's outline, bullets and labels (`【加分】`) before a sentence. */
const numbers =
  /^(?:第[一二三四五六七八九十百\d]{1,5}[条款章节]|[(（](?:[一二三四五六七八九十]{1,3}|\d{1,3})[)）]|\d{1,3}[、.](?!\d)|[①-⑳]|[a-zA-Z]{1,4}[)）.、]|[Ⅰ-Ⅻⅰ-ⅻ][)）.、]?|[-–—*•·●○◆◇■□▪►★☆](?!\d)|[【[][^】\]]{1,8}[】\]]|[加减扣奖]分(?:项目?)?[:：])\s*/;
/**
 * Words that only lead up to what happened. The lookaheads exempt words that merely begin with them (在职,
 * 对接, 如实, 每项).
 */
const openings =
  /^(?:相反|每[月季年]度?|每学[期年]|每次(?!数)|但是|如果|如因|如(?![实期数])|若|对(?![接照口象外内标比])|凡是?|因|并且|并(?!列)|且|在(?![职岗校编册任线建])|月内|以及|分别|每有一次|每有|每起或|每(?![项个户天周人名日])|其他符合(?=《))[,\s]*/;
const endings =
  /(?:(?<![\d过于到])(?:(?<=[的者])(?:[当该](?:[月年]度?|季度?|学期|[周天日])|年底)|月度总分|半年汇总时|一次性|每人|每学[期年]|(?<=[的者])每[年月周天]|(?<=[的者])每季度|[酌视]情|可?适当|各自?|另外?|再|[一1][次项件起个篇户例人]性?|或每人|视检查结果|视情节|视情况|年终|的|(?<=的)每(?:增加|多|超过?)|(?<![作记患学编]|志愿)者|那么|可(?:获|积|得|以|额外|再|另)*|(?<![缴查收捕抓])获|额外|,|、|:|相对应|分别|违)|(?:每[一\d]?(?:[人户场班件例]次|[次项件起个篇户例人])))$/;

/** `当月` before a figure says when, and nothing of what happened. */
const periodAlone = /^(?:[当该](?:[月年]度?|季度?|学期|[周天日])|年底)$/;

/** A sentence without the number that it has in the document's outline. */
export function withoutNumber(sentence: string): string {
  return sentence.replace(numbers, '');
}

/**
 * A short name for an item: the part of its sentence that says what happened. It has at most 20 characters,
 * because a board shows it.
 */
export function shortNameOf(unit: string): string {
  const said = withoutNumber(unit.trimStart())
    .split(/[,;。\n]|(?<!\d):|:(?!\d)/)
    .filter((part) => part.trim() !== '');
  // `被举报不符合规范,并提供证据`, `体罚学生,并造成不良影响`: what is added says less of what happened.
  while (said.length > 1 && isAdded(said[said.length - 1] ?? '', said[said.length - 2] ?? '')) said.pop();
  const parts = said
    .map((part) => trimmed(withoutNumber(part.replace(/\s+/g, ''))))
    .filter((part, _, all) => part.length >= 2 && !(all.length > 1 && periodAlone.test(part)));
  const last = parts[parts.length - 1] ?? '';
  const before = parts[parts.length - 2] ?? '';
  // An amount alone (每100元) says nothing of what happened.
  if (before !== '' && /^[\d.]+[\u4e00-\u9fff]{1,2}$/.test(last)) return before.slice(0, 20);
  // `赡养老人不力,经调解仍不改正`: the first words say what happened.
  if (before.length >= 4 && /^(?:一?经|仍|屡|拒不|逾期|按[^,]*[级次别]$)/.test(last))
    return before.slice(0, 20);
  const name = last.length < 4 && before !== '' ? `${before}${last}` : last;
  return name.slice(0, 20);
}

function isAdded(part: string, before: string): boolean {
  return (
    /^\s*(?:并且?(?!列)|而?且|同时)[^,]*(?:证据|材料|证明|照片|备案|验收|认定|公示|登记|采[纳用]|造成[^,]*(?:影响|后果|损失))/.test(
      part
    ) && before.trim().length >= 4
  );
}

function trimmed(part: string): string {
  let text = part.replace(/[(]含[)]|[“”"《》()]/g, '');
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(openings, '').replace(endings, '');
  }
  return text;
}

import { figure, marksOf } from './figures';
import { isPartOfSum } from './phrases';

const ends =
  '方面|积分|加分|扣分|得分|建设|制度|评议|管理|办法|方法|程序|流程|运用|要求|构成|内容|范围|思想|原则|机制|措施|规则|附则|其他|分值';
/** `积分兑换`, `扣分项`: headings of a table or a list, though they name points. */
const headingWord = new RegExp(`^[^,后的]{0,6}(?:${ends}|兑换|奖励|否决|清零|项目?|清单)$`);
const lineTitle = new RegExp(
  String.raw`^[ \t]*([^\n。,;:]{2,24}?)[ \t]*(?:[(](${figure})分[)])?[。:]?[ \t]*(?:\n|$)`
);
/** `被判刑的当年积分`, `年度积分排名后3名`, `虚报积分的`, `日常得分占60%` are sentences. */
const runOnTitle = new RegExp(
  String.raw`^\s*((?:(?!的)[\u4e00-\u9fff、]){1,12}?(?:${ends}))(?!清零|归零|排名|[列纳计]入|作为|[满达低高累的占×*=])`
);
/** The rest of a sentence whose first words were taken for a heading: `进行整改的,扣5分`, `扣5分`, `每次加2分`. */
const runsOn = new RegExp(
  String.raw`^(?:[未不没][^。;\n]{1,60}?|[^。;\n]{0,120}?[的者](?:[,\s]|(?=[加扣减奖罚记计得每一]))[^。;\n]{0,60}?|,?(?:每[^\d,。;\n]{1,3}|一次)?[加扣减奖罚记计得])${figure}分`
);
/** `违法建设拒不拆除的;`, `违法建设等可以修复的信息`: a case of a list, or a part of a sentence, and no heading before one. */
const isCaseOf = /^(?:[^,。;:\n\s]{1,60}的(?:[;。\n]|$)|等[^级次])/;
/** Words of a deed, and of no heading: `村民未按要求…`, `在规定范围…`. */
const deed =
  /^(?!.*(?:方面|行为|情形|现象|事项|[类项])$)(?:\s*(?:由|按|在(?!职)|超|被|经(?!济|营)|因|凡|[如若])|.*(?:未(?!成年)|不(?!良)|没|无[故正]|拒|违反|擅自))/;
const spacedTitle = /^\s*([\u4e00-\u9fff]{2,14})\s/;
const parted = new RegExp(
  String.raw`^\s*([^\n。;:\d(]{2,24})[(](?:满分|共)?(${figure})分[)](?=\s*(?:[(]1[)]|1[、.]))`
);
const withMarks = new RegExp(String.raw`^\s*([^\n。,;:\d(]{2,24})[(](?:满分|共)?(${figure})分[)]`);

/** Whether words are those of a heading, which a table or a list may follow. */
export function isHeadingWord(words: string): boolean {
  return headingWord.test(words);
}

/** Whether words are the beginning of what somebody does or fails to do, and no heading. */
export function beginsDeed(words: string): boolean {
  return deed.test(words);
}

/** The heading that starts at a place, and the full marks in brackets behind it. '' when a sentence starts there. */
export function titleAt(text: string, at: number): { title: string; max: number | null } {
  const rest = text.slice(at, at + 60);
  const marked = withMarks.exec(rest) ?? parted.exec(rest);
  if (marked && !isPartOfSum(text, at + marked[0].length))
    return { title: (marked[1] ?? '').trim(), max: marksOf(marked[2] ?? '') };
  const match = headingIn(text.slice(at, at + 200));
  const title = (match?.[1] ?? '').trim();
  return { title: /\d分$/.test(title) ? '' : title, max: null };
}

/**
 * A heading at the beginning of a text that ends with its line, at a space, or without any sign. `未按要求进行整改的,扣5分`
 * begins with none: where a sentence says what somebody does and what that is worth, its first words are a part of it.
 */
function headingIn(text: string): RegExpExecArray | null {
  const line = lineTitle.exec(text.slice(0, 60));
  if (line) return line;
  const spaced = spacedTitle.exec(text);
  const match = spaced ?? runOnTitle.exec(text);
  if (!match) return null;
  const isDeed = deed.test(match[1] ?? '');
  const rest = text.slice(match[0].length);
  const goesOn = runsOn.test(rest) || (!spaced && isCaseOf.test(rest));
  return (spaced ? isDeed && goesOn : isDeed || goesOn) ? null : match;
}

/** The heading of a table, for rows before the first chapter. A document's own title is no part's name. */
export function tableTitle(text: string): string {
  const [, title = '', kind = ''] = /^\s*([^\n。,;]{2,24}?(表|办法|方法|细则|制度|方案))/.exec(text) ?? [];
  return kind === '表' ? title : '';
}

/** `第五条 基础积分:` has a heading; an article that begins with its sentence has none. */
export function articleTitle(text: string, at: number): string {
  return /^[ \t]*([^\n。,;:\d]{2,12})(?::|[ \t]*\n)/.exec(text.slice(at, at + 40))?.[1]?.trim() ?? '';
}

/** `第五条 【环境卫生】`, `第五条 (环境卫生)`: a heading that stands in brackets before the sentence. */
export function bracketedTitle(text: string, at: number): string {
  const [, title = ''] = /^\s*[[【(]([\u4e00-\u9fff、]{2,12})[\]】)]/.exec(text.slice(at, at + 20)) ?? [];
  return /^[一二三四五六七八九十]{1,3}$/.test(title) ? '' : title;
}

import { dayOf, type Day } from '../../../calendar';
import { expires, mayBeRule } from '../no-rule-reason';
import { namesOffence } from '../phrases';

/** A sentence of a document that isn't about an item and is understood all the same. */
export type DocumentFact =
  /** null: from the day of its publication, which it doesn't name */
  | { about: 'in-force'; from: Day | null }
  /** the body to which objections go */
  | { about: 'objections'; to: string }
  /** each year begins anew, as every year of a scheme does */
  | { about: 'clearing' };

const begins = '(?:开始|正式)?(?:施行|实施|执行|生效|试行)';
const inForce = new RegExp(String.raw`(?:自|从)?(\d{4})年(\d{1,2})月(\d{1,2})日起?${begins}`);
const undated = new RegExp(`之日起${begins}`);
/** `原办法同时废止`: another document's days. */
const another = /废止|失效|[原旧](?:办法|细则|方案|制度|规定)/;
const objections =
  /(?<!无|没有|无任何)异议[^。;；\n向]{0,20}?(?:向|找)((?:(?!向)[\u4e00-\u9fff]){2,24}?)(?:书面|实名|当面|口头)?(?:提出|反映|反馈|申诉|投诉|申请|举报)/;
const clearing =
  /(?:12月31日|年[底末终]|每年|逐年|次年|下一?年)[^。;；\n]{0,100}(?:清零|归零)|(?:清零|归零)[^。;；\n]{0,100}(?:次年|下一?年|重新)/;
const notClearing = /不清零|不再?归零|兑换后/;

/** The fact that a sentence states, or null. `text` may have full-width signs. */
export function factIn(text: string): DocumentFact | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const own = plain.split(/[,;。]/).filter((part) => !another.test(part));
  const isFromPublication = own.some((part) => undated.test(part));
  const from = own.map(dayInForce).reduce((before, day) => day ?? before, null);
  // A scheme that ends by itself is more than its first day: a person says it.
  const isInForcePart = (part: string) => undated.test(part) || dayInForce(part) !== null;
  if (from !== null || isFromPublication)
    return expires(plain) || saysMore(own, isInForcePart) ? null : { about: 'in-force', from };
  const to = objections.exec(plain)?.[1];
  if (to !== undefined) return { about: 'objections', to };
  const isYearly = clearing.test(plain) && !notClearing.test(plain) && !namesOffence(plain);
  return isYearly && !saysMore(own, (part) => /[清归]零|不累[计积]/.test(part))
    ? { about: 'clearing' }
    : null;
}

/**
 * The place at which a sentence goes on after naming to whom objections go, where what follows may be a rule
 * (`…向村委会提出,3个工作日内答复`): a scheme has no place for it, so that it stays open. 0: it doesn't.
 */
export function afterObjections(text: string): number {
  const named = objections.exec(text);
  if (!named) return 0;
  const rest = text.slice(named.index + named[0].length);
  const sign = /[,，。;；]/.exec(rest);
  if (!sign || !mayBeRule(rest.slice(sign.index))) return 0;
  return text.length - rest.length + sign.index + 1;
}

/** Whether a sentence has a rule beside its fact (`…积分清零,剩余50分以上的结转一半`): then a person reads it. */
function saysMore(parts: readonly string[], isFact: (part: string) => boolean): boolean {
  return parts.some((part) => !isFact(part) && mayBeRule(part));
}

function dayInForce(part: string): Day | null {
  const [, year, month, date] = inForce.exec(part) ?? [];
  return year === undefined ? null : dayOf(Number(year), Number(month), Number(date));
}

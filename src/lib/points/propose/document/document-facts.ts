import { dayOf, type Day } from '../../../calendar';
import { namesOffence } from '../phrases';

/** A sentence of a document that isn't about an item and is understood all the same. */
export type DocumentFact =
  /** null: from the day of its publication, which it doesn't name */
  | { about: 'in-force'; from: Day | null }
  /** the body to which objections go */
  | { about: 'objections'; to: string }
  /** each year begins anew, as every year of a scheme does */
  | { about: 'clearing' };

const inForce = /(?:自|从)?(\d{4})年(\d{1,2})月(\d{1,2})日起?(?:开始|正式)?(?:施行|实施|执行|生效|试行)/;
const undated = /之日起(?:开始|正式)?(?:施行|实施|执行|生效|试行)/;
const objections =
  /异议[^。;；\n]{0,20}?(?:向|找)([\u4e00-\u9fff]{2,24}?)(?:提出|反映|反馈|申诉|投诉|申请|举报|或)/;
const clearing =
  /(?:12月31日|年[底末终]|每年|逐年|次年|下一?年)[^。;；\n]*(?:清零|归零)|(?:清零|归零)[^。;；\n]*(?:次年|下一?年|重新)/;
const notClearing = /不清零|不再?归零|兑换后/;

/** The fact that a sentence states, or null. `text` may have full-width signs. */
export function factIn(text: string): DocumentFact | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const [, year, month, date] = inForce.exec(plain) ?? [];
  const from = year === undefined ? null : dayOf(Number(year), Number(month), Number(date));
  if (from !== null || undated.test(plain)) return { about: 'in-force', from };
  const to = objections.exec(plain)?.[1];
  if (to !== undefined) return { about: 'objections', to };
  const isYearly = clearing.test(plain) && !notClearing.test(plain) && !namesOffence(plain);
  return isYearly ? { about: 'clearing' } : null;
}

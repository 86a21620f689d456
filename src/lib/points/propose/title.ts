import { figure, figureOf } from './figures';

const ends =
  '方面|积分|加分|扣分|得分|建设|制度|评议|管理|办法|方法|程序|流程|运用|要求|构成|内容|范围|思想|原则|机制|措施|规则|附则|其他|分值';
const lineTitle = new RegExp(
  String.raw`^[ \t]*([^\n。,;:]{2,24}?)[ \t]*(?:[(](${figure})分[)])?[。:]?[ \t]*(?:\n|$)`
);
const runOnTitle = new RegExp(String.raw`^\s*([\u4e00-\u9fff、]{1,12}?(?:${ends}))`);
const spacedTitle = /^\s*([\u4e00-\u9fff]{2,14})\s/;
const withMarks = new RegExp(String.raw`^\s*([^\n。,;:\d(]{2,24})[(](${figure})分[)]`);

/** The heading that starts at a place, and the full marks in brackets behind it. '' when a sentence starts there. */
export function titleAt(text: string, at: number): { title: string; max: number | null } {
  const rest = text.slice(at, at + 60);
  const marked = withMarks.exec(rest);
  if (marked) return { title: (marked[1] ?? '').trim(), max: figureOf(marked[2] ?? '') };
  const match = lineTitle.exec(rest) ?? spacedTitle.exec(rest) ?? runOnTitle.exec(rest);
  const title = (match?.[1] ?? '').trim();
  return { title: /\d分$/.test(title) ? '' : title, max: null };
}

import { monthNumber } from '$lib/calendar';
import { checkCode, type Snapshot } from '$lib/notice';
import { recordedSinceInChinese } from './recorded-since-text';

/**
 * The message that a person copies into a chat group: what is published, until when, where to read it and
 * whom to tell. It has no name and no figure: those are behind the link alone, where a later correction
 * reaches them. A notice's own words are Chinese.
 * @param address of the public page
 */
export function groupText(
  {
    title,
    unit,
    window,
    objections,
    recordedSince
  }: Pick<Snapshot, 'title' | 'unit' | 'window' | 'objections' | 'recordedSince'>,
  { digest, address }: { digest: string; address: string }
): string {
  const [first = '', last = ''] = [window[0], window[window.length - 1]];
  const chinese = (day: string) => `${monthNumber(day)}月${Number(day.slice(8))}日`;
  return [
    `【公示】${unit.name}${title}`,
    ...(recordedSince ? [recordedSinceInChinese(recordedSince)] : []),
    `公示期：${chinese(first)}至${chinese(last)}（${window.length}个工作日）`,
    `查看：${address}`,
    `有异议请找：${[objections.who, objections.when, objections.where].filter(Boolean).join('，')}`,
    `核对码：${checkCode(digest)}`
  ].join('\n');
}

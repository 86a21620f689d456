import type { Day } from '../../calendar';
import type { Scheme } from '../scheme/scheme';
import { node, type ExplanationNode } from './node';

/** A ruling: its date, the body that ruled, and the minutes in which it is recorded. */
export interface Ruling {
  date: Day;
  body: string;
  minutes: string;
  /** a department's marking paper, for which nobody met; absent: a meeting */
  kind?: 'marking';
}

/**
 * Makes the node of a ruling: body, date and minutes. Where an assembly (大会) is to decide, what another body
 * ruled is a first assessment.
 */
export function rulingNode(
  { date, body, minutes, kind }: Ruling,
  assembly?: Scheme['assembly']
): ExplanationNode {
  if (kind === 'marking')
    return node(
      'decision',
      `评分表：${body} ${date}，${minutes}`,
      `Marked by ${body} on ${date}: ${minutes}`
    );
  const [zh, en] = assembly && !/大会$/.test(body) ? ['初评', 'First assessed'] : ['评定', 'Decided'];
  return node('decision', `${zh}：${body} ${date}，${minutes}`, `${en} by ${body} on ${date}: ${minutes}`);
}

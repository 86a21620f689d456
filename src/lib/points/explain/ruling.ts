import type { Day } from '../../calendar';
import { node, type ExplanationNode } from './node';

/** A ruling: its date, the body that ruled, and the minutes in which it is recorded. */
export interface Ruling {
  date: Day;
  body: string;
  minutes: string;
}

/** Makes the node of a ruling: body, date and minutes. */
export function rulingNode({ date, body, minutes }: Ruling): ExplanationNode {
  return node('decision', `评定：${body} ${date}，${minutes}`, `Decided by ${body} on ${date}: ${minutes}`);
}

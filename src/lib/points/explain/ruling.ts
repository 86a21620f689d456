import type { Day } from '../../calendar';
import { node, type ExplanationNode } from './node';

/** Who ruled on something, when, and where it is written down. */
export interface Ruling {
  date: Day;
  body: string;
  minutes: string;
}

export function rulingNode({ date, body, minutes }: Ruling): ExplanationNode {
  return node('decision', `评定：${body} ${date}，${minutes}`, `Decided by ${body} on ${date}: ${minutes}`);
}

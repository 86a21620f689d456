import type { SchemeRules } from './scheme/scheme';

/** A duty that comes round by itself, with the document's sentence. */
export interface PeriodicDuty {
  ref: string;
  text: string;
}

const comesRound = /每(?:天|日|周|星期|旬|个?月|个?季|半年|年)/;

/**
 * The sentences of a document's items that ask for something every week, month or year (B: 每月不少于一次), each
 * once. They are no steps of its procedure: who neglects them loses points.
 */
export function periodicDuties({ items }: Pick<SchemeRules, 'items'>): PeriodicDuty[] {
  const found = items.flatMap(({ clause: { ref, text } }) => (comesRound.test(text) ? [{ ref, text }] : []));
  return [...new Map(found.map((duty) => [duty.text, duty])).values()];
}

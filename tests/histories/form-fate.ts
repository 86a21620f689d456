/** The kinds of forms that a history fills in, and `file` for the files that come in a claim's own form. */
export const historyKinds = [
  'claim',
  'report',
  'withdrawal',
  'answer',
  'amendment',
  'objection',
  'appeal',
  'attachment',
  'erasure',
  'file'
] as const;
export type HistoryKind = (typeof historyKinds)[number];
export type ArrivedForms = Record<HistoryKind, number>;

/** The counts of a history in which nothing has arrived yet. */
export function noneArrived(): ArrivedForms {
  return Object.fromEntries(historyKinds.map((kind) => [kind, 0])) as ArrivedForms;
}

/** A form that was filled in, and what has become of it as far as the phone could know. */
export interface FormFate {
  kind: Exclude<HistoryKind, 'file'>;
  /** a text that no other form has; '' for one without words */
  text: string;
  fields: Record<string, string>;
  /** name of the file that it brings, which no other file has; '' for none */
  brings: string;
  /** name of the file that it erases; '' for none */
  erases: string;
  device: string;
  /** milliseconds by its device's clock */
  at: number;
  isAcknowledged: boolean;
  isRefused: boolean;
  /**
   * whether the server may lack it: it was given up, its device was wiped, or the server was put back to a time before it,
   * after the outbox had dropped it
   */
  mayBeLost: boolean;
}

/** The forms of a history by their keys, in the order in which they were filled in. */
export type FormFates = ReadonlyMap<string, FormFate>;

/** A form as a history chooses it; its key, its opener and its device's time are added when it is filled in. */
export interface ChosenForm
  extends Pick<FormFate, 'kind' | 'text' | 'fields'>, Partial<Pick<FormFate, 'brings' | 'erases'>> {
  action: string;
  about: string;
}

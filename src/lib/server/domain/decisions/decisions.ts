/**
 * A decision on which entries are based: a meeting's with its minutes, or a department's marking paper, for which nobody
 * met. Decisions are only added.
 */
export interface Decision {
  id: string;
  /** day of the meeting, or of the paper, YYYY-MM-DD */
  date: string;
  /** the body that met: 两委会, 党员大会; of a marking paper, the department */
  body: string;
  /** number of the minutes, or of the paper: 两委会议纪要〔2026〕21号 */
  minutes: string;
  /** absent: a meeting */
  kind?: 'marking';
}

export interface Decisions {
  /** @param ids only these */
  list(ids?: readonly string[]): Promise<Decision[]>;
  /** Records a meeting's decision, or gives the one with the same day, body and minutes. Returns its id. */
  record(decision: Omit<Decision, 'id' | 'kind'>): Promise<string>;
  /** Records a marking paper, or gives the one with the same day, department and number. Returns its id. */
  recordMarking(paper: Omit<Decision, 'id' | 'kind'>): Promise<string>;
}

/** A meeting's decision with its minutes, on which entries are based. Decisions are only added. */
export interface Decision {
  id: string;
  /** day of the meeting, YYYY-MM-DD */
  date: string;
  /** the body that met: 两委会, 党员大会 */
  body: string;
  /** number of the minutes: 两委会议纪要〔2026〕21号 */
  minutes: string;
}

export interface Decisions {
  /** @param ids only these */
  list(ids?: readonly string[]): Promise<Decision[]>;
  /** Records a ruling, or gives the one with the same day, body and minutes. Returns its id. */
  record(decision: Omit<Decision, 'id'>): Promise<string>;
}

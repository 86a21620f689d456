/** A meeting's decision on a proposal of the scheme that concerns one person. */
export interface OutcomeRuling {
  id: string;
  period: string;
  /** outcome or conversion of the scheme */
  rule: string;
  /** 编号 */
  subject: string;
  /** counts within the proposal, from 1; the last one is valid */
  no: number;
  /** the number of its change */
  seq: number;
  /** false: set aside (不采用) */
  confirmed: boolean;
  meeting: string;
  account: string;
  /** instant */
  at: string;
  /** '' when erased or not given */
  words: string;
  /** the day by which the person corrects what it is about (整改期限); null: none was set */
  correctBy: string | null;
}

/** A correction that a valid ruling, or the talk held on it, wants by a day: the talk’s day goes before. */
export interface WantedCorrection {
  /** id of the ruling */
  ruling: string;
  period: string;
  /** outcome of the scheme */
  rule: string;
  /** 编号 */
  subject: string;
  by: string;
  /** the day on which it was made; null: it is open */
  day: string | null;
  /** '' when erased, not given, or open */
  words: string;
}

/** A talk that was held on a proposal. */
export interface HeldTalk {
  period: string;
  /** outcome of the scheme */
  rule: string;
  /** 编号 */
  subject: string;
  day: string;
  /** words that were set in it; '' when erased */
  words: string;
  /** the day by which the person corrects it; null: none was set */
  correctBy: string | null;
  account: string;
}

/** A ruling to be kept. */
export interface NewRuling extends Omit<OutcomeRuling, 'id' | 'at' | 'no' | 'seq'> {
  /** number of the last ruling on it that the actor has seen; 0: none */
  seen: number;
  /** accounts of those in the meeting whom it concerns: they stepped aside (回避) */
  recused: readonly string[];
}

/** One unit's rulings on proposals: they only grow. */
export interface Outcomes {
  /** in the order in which they were made; only of one person or period, when given */
  rulings(filter?: { subject?: string; period?: string }): Promise<OutcomeRuling[]>;
  /** accounts of those who stepped aside, by id of the ruling; only in one period, when given */
  recused(period?: string): Promise<Map<string, string[]>>;
  /**
   * Gives the ids of the rulings, in the same order.
   * @throws Problem `outcome-changed` when somebody else has decided one of them meanwhile
   */
  rule(rulings: readonly NewRuling[]): Promise<string[]>;
  /** the corrections that valid rulings want, in the order of their days; only of one person, when given */
  corrections(filter?: { subject?: string }): Promise<WantedCorrection[]>;
  /** the talks that were held, in the order of their records; only of one person or period, when given */
  talks(filter?: { subject?: string; period?: string }): Promise<HeldTalk[]>;
  /**
   * Records that a talk was held. The caller has to check that the ruling is valid and that none was held
   * before.
   */
  hold(talk: HeldTalk & { ruling: string }): Promise<void>;
  /** Records that a correction was made. The caller has to check that it is open. */
  correct(made: {
    ruling: string;
    subject: string;
    day: string;
    account: string;
    words: string;
  }): Promise<void>;
}

/** The roles whose holders act as a body that documents name, each in its own words. */
export const namedRoles = [
  'recorder',
  'committee',
  'assembly',
  'department',
  'commission',
  'superior'
] as const;
export type NamedRole = (typeof namedRoles)[number];

/** Settings of one unit that its notices and pages print. */
export interface Unit {
  id: string;
  name: string;
  parent: string;
  scheme: string;
  /** IANA name; every date of the unit is of this zone */
  timeZone: string;
  /** the first month that is scored, here or on the paper that was taken over, YYYY-MM */
  firstPeriod: string;
  masked: boolean;
  /** length of a publicity period, in working days */
  publicityDays: number;
  objections: { who: string; where: string; when: string; answerDays: number };
  /** day of the month by which its people declare that month; null: its last day */
  deadlineDay: number | null;
  /** a period is filed by the last day of the month that comes so many months after its end */
  filingMonths: number;
  /**
   * its own terms where the document leaves them open, by the deadline's id: a day of the month after, or
   * days after the step before
   */
  deadlineTerms: Record<string, number>;
  /** account that objections are usually given to (指定核查人); null: nobody in particular */
  investigator: string | null;
  /** its own names for those who hold a role; null: its scheme's */
  roleNames: Record<NamedRole, string | null>;
  /** its own names for its document's other bodies, by the document's word (`ownBodies`) */
  bodyNames: Record<string, string>;
  /** last day that is proposed for a new member's account, YYYY-MM-DD; null: none */
  accountTerm: string | null;
  /** makes the ledger's digests of free text unguessable (see `matterKey`) */
  salt: string;
}

/** Settings that a unit is founded without, and may make later. */
type LaterSettings = Pick<
  Unit,
  | 'deadlineDay'
  | 'filingMonths'
  | 'deadlineTerms'
  | 'investigator'
  | 'roleNames'
  | 'bodyNames'
  | 'accountTerm'
>;

/** The data that a unit is founded with. */
export type NewUnit = Omit<Unit, 'id' | 'salt' | keyof LaterSettings>;

/** The settings that may change later without changing anybody's score. */
export type UnitSettings = Pick<Unit, 'masked' | 'publicityDays' | 'objections'> & LaterSettings;

/** The parts of a unit that public pages show. */
export interface PublicUnit {
  id: string;
  name: string;
  parent: string;
  timeZone: string;
}

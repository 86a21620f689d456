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
  /** makes the ledger's digests of free text unguessable (see `matterKey`) */
  salt: string;
}

/** As much of a unit as a public page says. */
export interface PublicUnit {
  id: string;
  name: string;
  parent: string;
  timeZone: string;
}

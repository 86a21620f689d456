import type { RoleName } from '../../platform/access/actor';

export interface HeldRole {
  id: string;
  role: RoleName;
  /** the person in the roster that a member's account is */
  subject: { id: string; name: string } | null;
  /** for a `department` account: the department that it assesses for */
  department: string | null;
  from: string;
  /** last day; a day before `from` when the role was taken back before it began */
  to: string | null;
  state: 'coming' | 'now' | 'ended';
  /** names of the accounts; null for roles given at the founding */
  givenBy: string | null;
  endedBy: string | null;
  /** whether somebody has ended it; false where its last day is the one that it was given with */
  isCutShort: boolean;
}

export interface Account {
  id: string;
  username: string;
  name: string;
  /** until when the password that the office handed over may be used; null when it has been changed */
  initialUntil: string | null;
  /** false: nobody was given a password, as somebody who only sits in meetings needs none */
  signsIn: boolean;
  roles: HeldRole[];
}

/** An account that is a recorder. */
export interface Recorder {
  id: string;
  /** 编号 under which the account is or was scored in the unit */
  subjects: string[];
}

/** A role whose term is nearly over. */
export interface EndingRole {
  /** name of the account */
  name: string;
  role: RoleName;
  /** last day */
  to: string;
}

/** An operator's act upon an account of the unit, from the trail. */
export interface AccountChange {
  /** number of its record */
  no: number;
  /** instant */
  at: string;
  /** the account that did it */
  by: string;
  /** the account that it was done to */
  account: string;
  done: 'given' | 'ended' | 'reset';
  /** id of the role; null for a password */
  role: string | null;
}

export interface OwnSession {
  id: string;
  /** when it was begun, and when it was last prolonged */
  since: string;
  seen: string;
  agent: string;
}

export interface OwnPasskey {
  id: string;
  name: string;
  since: string;
}

/** The accounts that have or had a role in one unit, and nobody else's. */
export interface Accounts {
  /** each with all its roles */
  list(): Promise<Account[]>;
  /** today's recorders; it reads their accounts alone, because every phone's claims ask for them */
  recorders(): Promise<Recorder[]>;
  /** 编号 under which the account is or was scored in the unit */
  subjectsOf(account: string): Promise<string[]>;
  /** @throws Problem `not-found` */
  one(account: string): Promise<Account>;
  /** The account with a user name, whichever unit it serves; null: there is none. */
  named(username: string): Promise<{ id: string; name: string } | null>;
  /** Those of some user names that are taken, whichever unit their accounts serve. */
  taken(usernames: readonly string[]): Promise<Set<string>>;
  /** @throws Problem `username-taken` */
  add(account: { id: string; username: string; name: string }): Promise<void>;
  /** Sets a password (its hash); `until` when it is one that has to be changed. */
  setPassword(account: string, hash: string, until: string | null): Promise<void>;
  passwordHash(account: string): Promise<string | null>;
  /** Whether the account has a role in another unit today, and so isn't this office's alone. */
  servesElsewhere(account: string): Promise<boolean>;
  /** the responsible departments that the account assesses for today */
  departmentsOf(account: string): Promise<string[]>;
  /** @returns the role's id */
  give(role: NewRole): Promise<string>;
  /** Ends a role with a day. */
  end(role: string, to: string, by: string): Promise<void>;
  /** the acts upon accounts since an instant, the newest first */
  changesSince(since: string): Promise<AccountChange[]>;
  /** roles of today that end by a day and aren't continued, by their last day and then by name */
  endingBy(day: string): Promise<EndingRole[]>;
  /** number of the newest record of such an act that an account has noted; 0: none */
  notedUntil(account: string): Promise<number>;
  sessions(account: string): Promise<OwnSession[]>;
  /**
   * Ends the account's sessions: all of them, all but one, or one.
   * @throws Problem `not-found` when `only` is none of this account's
   */
  endSessions(account: string, which?: { but: string } | { only: string }): Promise<void>;
  passkeys(account: string): Promise<OwnPasskey[]>;
  /** @throws Problem `not-found` */
  namePasskey(account: string, id: string, name: string): Promise<void>;
  /**
   * Takes away one passkey of the account, or all.
   * @throws Problem `not-found` when that one is none of this account's
   */
  dropPasskeys(account: string, id?: string): Promise<void>;
}

export interface NewRole {
  account: string;
  role: RoleName;
  /** number in the roster (编号) */
  subject: string | null;
  /** only for the role `department` */
  department?: string | null;
  from: string;
  to: string | null;
  by: string | null;
}

const roles = [
  'member',
  'recorder',
  'committee',
  'department',
  'commission',
  'assembly',
  'superior',
  'editor',
  'operator'
] as const;
export type RoleName = (typeof roles)[number];

/** The origin of a request, as far as it is stored: never in tables that only grow (ADR 7). */
export interface RequestOrigin {
  address: string;
  /** the browser's own name for itself */
  device: string;
}

/** Replaces an account where somebody objects without one. */
export const residentAccount = 'resident';

/** An account's part in one unit: its roles there, and the number (编号) under which it is scored. */
export interface HeldRoles {
  unit: string;
  roles: readonly RoleName[];
  /** null when the account isn't scored there */
  subject: string | null;
}

/**
 * The acting account, with its unit and roles. Made from a session and today's roles (`signedInBy`; `actorOf` without a
 * request), never by hand.
 */
export interface Actor extends HeldRoles {
  account: string;
  /**
   * session under which it acts: once that has ended, no command runs any more. null: a shell command, or
   * the founding of the unit
   */
  session: string | null;
  name: string;
  /** somebody without an account, who may object and nothing else (see `objections/residents`) */
  resident?: true;
  /** origin of the request; absent for a shell command, or where something acts in somebody's name */
  place?: RequestOrigin;
  /**
   * instant at which it was done by the clock of the device that has sent it since; it is kept beside the
   * server's and decides nothing. absent where no device has said any
   */
  deviceAt?: string;
}

/**
 * The roles that each permission is given to. Permissions about points are never an operator's or an
 * editor's.
 */
export const mayDo = {
  'see-office': ['recorder', 'committee', 'department', 'commission', 'superior', 'editor', 'operator'],
  // The commission reads the names of those it talks to, and no others.
  'see-people': ['recorder', 'committee', 'department', 'superior', 'editor', 'operator'],
  'see-ledger': ['recorder', 'committee'],
  import: ['recorder'],
  /** choosing the meanings of a sheet's headers and marks, which are remembered */
  'map-sheet': ['recorder'],
  // Months from paper, before the unit's ledger, take two people as any month does: this is the second, who
  // seals what the first has proposed (`propose-seal`).
  'take-over': ['recorder', 'committee', 'superior'],
  // Sealing takes two people: one who sees the ledger proposes, and somebody else seals; the superior where
  // a unit has one recorder.
  'propose-seal': ['recorder', 'committee'],
  seal: ['recorder', 'committee', 'superior'],
  publish: ['recorder', 'committee'],
  // A department sees and enters its own indicators, and none of the others.
  'see-assessment': ['recorder', 'committee', 'department'],
  // The recorder keys in assessments that come on paper.
  assess: ['recorder', 'department'],
  'score-oneself': ['member'],
  // Declaring for oneself or of a colleague; and answering, correcting and withdrawing claims that one has
  // a part in.
  declare: ['member'],
  'see-claims': ['recorder', 'committee', 'superior'],
  // This includes claims that come on paper.
  'check-claims': ['recorder'],
  'decide-claims': ['recorder', 'committee', 'superior'],
  /** saying of a meeting that one sat in whether its record is right */
  'confirm-meeting': ['recorder', 'committee', 'superior'],
  // Filings go to the superior, who asks, returns or accepts.
  'see-filings': ['recorder', 'committee', 'superior'],
  file: ['recorder', 'committee'],
  'review-filing': ['superior'],
  // A member objects to a notice; residents do so without an account.
  object: ['member'],
  'see-objections': ['recorder', 'committee', 'superior'],
  // This includes objections that come on paper; people who are involved never handle them.
  'handle-objections': ['recorder', 'committee', 'superior'],
  // Talks and discipline; the superior sees only those that are filed.
  'see-closed': ['committee', 'superior'],
  // Entries drawn from the ledger, and followed to their basis.
  'see-spot-checks': ['recorder', 'committee', 'superior'],
  'spot-check': ['committee', 'superior'],
  // The consequences of a sealed period. Talks and discipline need `see-closed` besides.
  'see-outcomes': ['recorder', 'committee', 'superior'],
  'decide-outcomes': ['committee', 'superior'],
  // Recording that a talk was held: the commission those that the document gives it, the committee the others, and
  // the recorder too where the document has its own body hold them (`holdsTalk`).
  'hold-talks': ['recorder', 'committee', 'commission'],
  /** recording that something was corrected; the commission what follows from its own talks */
  'close-corrections': ['recorder', 'committee', 'commission', 'superior'],
  'keep-leave': ['recorder', 'committee'],
  /** handing out goods for points (积分兑换) */
  redeem: ['recorder', 'committee'],
  /** granting from the list of leave accounts, which a superior doesn't see */
  'grant-leave': ['committee'],
  'see-assembly': ['recorder', 'committee'],
  'hold-assembly': ['recorder', 'committee'],
  /** recording, with a reason, that a quarter's assembly doesn't meet */
  'skip-assembly': ['recorder', 'committee'],
  'see-ballot': ['recorder', 'committee'],
  'keep-ballot': ['recorder', 'committee'],
  /** putting up the unit's rules: to adopt, retire or withdraw some */
  adopt: ['recorder', 'committee'],
  /** agreeing to the rules that somebody else has put up, as a seal is agreed to; or turning them down */
  'confirm-adoption': ['recorder', 'committee', 'superior'],
  /** reading a rule document row by row until it is a scheme that can be adopted */
  'draft-scheme': ['recorder', 'committee'],
  /** joining and leaving */
  'keep-roster': ['recorder'],
  /** settings that the scheme leaves open and no score depends on */
  'set-unit': ['recorder', 'committee'],
  /** a year's holidays, by which windows are counted; no score depends on them */
  'enter-holidays': ['recorder', 'operator'],
  /** makes, opens and throws away the unit's practice year */
  'keep-practice': ['recorder', 'operator'],
  /** one's own private address of the unit's days, for a calendar */
  'keep-calendar': ['recorder', 'committee', 'department', 'commission', 'superior', 'editor', 'operator'],
  /** one's own private address of the days that concern oneself */
  'keep-own-calendar': ['member'],
  /** the reminders on one's own phone */
  'keep-own-reminders': ['member'],
  announce: ['recorder', 'editor'],
  'manage-boards': ['operator'],
  /** setting the playlists and screens of boards */
  'set-playlists': ['editor', 'operator'],
  /** shows any board as it would look at any date and time: all of it is public */
  'preview-boards': ['recorder', 'committee', 'superior', 'editor', 'operator'],
  /** covers everything on all boards of the unit; the superior's in all units below */
  'send-emergency': ['recorder', 'committee', 'superior', 'operator'],
  'end-emergency': ['recorder', 'committee', 'superior', 'operator'],
  // The audit trail is for those who keep points and those who supervise them. Operators don't see it,
  // since points aren't their business. `seeTrail` decides what each may read of it.
  'see-audit': ['recorder', 'committee', 'superior'],
  // People who book also see who was let in, and by whom, so that an operator can't let somebody in unseen.
  'see-accounts': ['operator', 'recorder', 'committee'],
  'add-account': ['operator'],
  'give-role': ['operator'],
  'end-role': ['operator'],
  'reset-password': ['operator'],
  'unlock-account': ['operator'],
  /** saying that one has seen who was let in, lost a role or got a new password */
  'note-account-changes': [
    'recorder',
    'committee',
    'department',
    'commission',
    'superior',
    'editor',
    'operator'
  ],
  /** one's own password, passkeys and sessions */
  'keep-own-account': roles
} as const satisfies Record<string, readonly RoleName[]>;

export type Permission = keyof typeof mayDo;

/** Whether an actor has a permission; residents without an account may only object. */
export function may(actor: Pick<Actor, 'roles' | 'resident'>, permission: Permission): boolean {
  if (actor.resident) return permission === 'object';
  return actor.roles.some((role) => (mayDo[permission] as readonly RoleName[]).includes(role));
}

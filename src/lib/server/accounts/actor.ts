const roleNames = [
  'member',
  'recorder',
  'committee',
  'department',
  'assembly',
  'superior',
  'editor',
  'operator'
] as const;
export type RoleName = (typeof roleNames)[number];

/** Where a request came from, as far as it is kept: never in what only grows (ADR 7). */
export interface Place {
  address: string;
  /** what the browser calls itself */
  device: string;
}

/** In place of an account: whoever objects without one. */
export const residentAccount = 'resident';

/** Who acts, for which unit, as what. Made by `actorOf` from a session and today's roles, never by hand. */
export interface Actor {
  account: string;
  /** what it acts under: nothing is done any more once it has ended. null: a command's or the founding's own act */
  session: string | null;
  name: string;
  unit: string;
  roles: readonly RoleName[];
  /** the member's own number in the roster (编号); null when the account isn't scored */
  subject: string | null;
  /** somebody without an account, who may object and nothing else (see `objections/residents`) */
  resident?: true;
  /** of the request; none for a command, or what acts in somebody's name */
  place?: Place;
}

/** What each office act asks for: one of these roles. Points are never an operator's or editor's. */
export const mayDo = {
  'see-office': ['recorder', 'committee', 'department', 'superior', 'editor', 'operator'],
  'see-ledger': ['recorder', 'committee'],
  import: ['recorder'],
  /** what a sheet's headers and marks are taken for, next time too */
  'map-sheet': ['recorder'],
  // Months before the unit's ledger, from paper, as somebody else has proposed it (`propose-seal`): sealed by two, as any month.
  'take-over': ['recorder', 'committee', 'superior'],
  // Two people: who sees the ledger proposes, somebody else seals; the superior where a unit has one recorder.
  'propose-seal': ['recorder', 'committee'],
  seal: ['recorder', 'committee', 'superior'],
  publish: ['recorder', 'committee'],
  // A department sees and enters its own indicators, and none of the others.
  'see-assessment': ['recorder', 'committee', 'department'],
  // What comes on paper is keyed in by the recorder.
  assess: ['recorder', 'department'],
  'score-oneself': ['member'],
  // Of oneself, or of a colleague; and answering, mending and withdrawing what one has a part in.
  declare: ['member'],
  'see-claims': ['recorder', 'committee', 'superior'],
  // Also what comes on paper.
  'check-claims': ['recorder'],
  'decide-claims': ['recorder', 'committee', 'superior'],
  // What is filed with the superior, who asks, returns or accepts.
  'see-filings': ['recorder', 'committee', 'superior'],
  file: ['recorder', 'committee'],
  'review-filing': ['superior'],
  // What a member says against a notice; residents do so without an account.
  object: ['member'],
  'see-objections': ['recorder', 'committee', 'superior'],
  // Also what comes on paper; never who is involved.
  'handle-objections': ['recorder', 'committee', 'superior'],
  // Talks and discipline; of the superior's only what is filed.
  'see-closed': ['committee', 'superior'],
  // Entries drawn from the ledger, and followed to what they rest on.
  'see-spot-checks': ['recorder', 'committee', 'superior'],
  'spot-check': ['committee', 'superior'],
  // What follows from a sealed period. Talks and discipline: `see-closed` besides.
  'see-outcomes': ['recorder', 'committee', 'superior'],
  'decide-outcomes': ['committee', 'superior'],
  'keep-leave': ['recorder', 'committee'],
  'see-assembly': ['recorder', 'committee'],
  'hold-assembly': ['recorder', 'committee'],
  'see-ballot': ['recorder', 'committee'],
  'keep-ballot': ['recorder', 'committee'],
  /** by which rules the unit reckons: adopt, retire, withdraw */
  adopt: ['recorder', 'committee'],
  /** joining and leaving */
  'keep-roster': ['recorder'],
  /** what the scheme leaves open and no score depends on */
  'set-unit': ['recorder', 'committee'],
  /** a year's holidays, by which windows are counted; no score depends on them */
  'enter-holidays': ['recorder', 'operator'],
  /** makes, opens and throws away the unit's play year */
  'keep-play': ['recorder', 'operator'],
  announce: ['recorder', 'editor'],
  'manage-boards': ['operator'],
  /** what boards show in turn, and when */
  'set-playlists': ['editor', 'operator'],
  /** any board at any date and time, as it would look: all of it is public */
  'preview-boards': ['recorder', 'committee', 'superior', 'editor', 'operator'],
  /** over everything on all boards of the unit; the superior's in all units below */
  'send-emergency': ['recorder', 'committee', 'superior', 'operator'],
  'end-emergency': ['recorder', 'committee', 'superior', 'operator'],
  // Who did what when: for those who keep points and those who supervise them. Not for operators: what is done with points
  // isn't theirs, and what they do themselves is told here. What each may read of it: `seeTrail`.
  'see-audit': ['recorder', 'committee', 'superior'],
  // Who may book also sees who was let in, and by whom: an operator can't slip somebody in unseen.
  'see-accounts': ['operator', 'recorder', 'committee'],
  'add-account': ['operator'],
  'give-role': ['operator'],
  'end-role': ['operator'],
  'reset-password': ['operator'],
  'unlock-account': ['operator'],
  /** one's own password, passkeys and sessions */
  'keep-own-account': roleNames
} as const satisfies Record<string, readonly RoleName[]>;

export type Act = keyof typeof mayDo;

export function may(actor: Actor, act: Act): boolean {
  if (actor.resident) return act === 'object';
  return actor.roles.some((role) => (mayDo[act] as readonly RoleName[]).includes(role));
}

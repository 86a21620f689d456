/** Parts that the records of sealing and publishing tell to the whole office anyway. */
const openParts = [
  'proposed',
  'sealed',
  'published',
  'assessed',
  'keyed',
  'compared',
  'corrected',
  'heard'
] as const;
export type OpenPart = (typeof openParts)[number];

/**
 * The parts that somebody can have in a matter already. A verdict names the first of them: parts that an
 * office plays in the open come before those that reveal who a person is, or what they declared.
 */
export const matterParts = [
  ...openParts,
  'entered',
  'checked',
  'decided',
  'declared',
  'raised',
  'subject'
] as const;
export type MatterPart = (typeof matterParts)[number];

/**
 * The one rule on conflicts of interest (回避): for each deed in a matter, the parts that keep somebody from
 * doing it. docs/conflicts.md has the same table, and a test compares them. Lines that the database
 * enforces as well are triggers of `store/migrations`: on `claim_step`, `outcome_ruling`, `seal_approval`
 * and `objection_step`.
 */
export const conflictTable = {
  /** keying in a paper claim, keeping a leave account, giving marks for a body */
  enter: ['subject'],
  /** a recorder's opinion on a claim */
  check: ['subject', 'declared'],
  /**
   * recording a meeting's decision, or sitting in the meeting: on a claim, an outcome, the points that an
   * assembly adds or takes off, a correction after an objection
   */
  decide: ['subject', 'declared', 'raised'],
  /** comparing a ballot's papers with the pile */
  compare: ['keyed'],
  /** sealing a month, or taking months over from paper */
  seal: ['proposed'],
  /** publishing bars nobody: the publisher chooses no figures, since two people have sealed them */
  publish: [],
  /** following an entry that a spot check has drawn */
  inspect: ['subject'],
  /** choosing who investigates an objection */
  assign: ['subject', 'raised'],
  /** investigating an objection, or an appeal */
  investigate: matterParts,
  /** answering an objection, or an appeal */
  answer: matterParts
} as const satisfies Record<string, readonly MatterPart[]>;
export type GuardedDeed = keyof typeof conflictTable;

/** Somebody may do it, or may not because of a part that they have had in it. */
export type ConflictVerdict = { isFree: true } | { isFree: false; because: MatterPart };

/** Whether somebody steps aside from a deed because of the parts that they have had in the matter. */
export function conflictOf({
  deed,
  parts
}: {
  deed: GuardedDeed;
  parts: readonly MatterPart[];
}): ConflictVerdict {
  const barring: readonly MatterPart[] = conflictTable[deed];
  const because = matterParts.find((part) => barring.includes(part) && parts.includes(part));
  return because === undefined ? { isFree: true } : { isFree: false, because };
}

/** Whether somebody steps aside, without the reason. */
export function isBarred(asked: Parameters<typeof conflictOf>[0]): boolean {
  return !conflictOf(asked).isFree;
}

/**
 * Whether colleagues are told why somebody steps aside. For all other parts they only read that there is
 * one, because the reason would reveal who reported a claim or has objected.
 */
export function isOpenPart(part: MatterPart): part is OpenPart {
  const reported: readonly MatterPart[] = openParts;
  return reported.includes(part);
}

/** An account with the 编号 of the rows that are theirs, today or before. */
export interface PersonInMatter {
  account: string;
  subjects: readonly (string | null)[];
}

/** The part of a person who is in a list of those who have had it. */
export function partAmong(
  part: MatterPart,
  account: string,
  holders: readonly (string | null)[]
): MatterPart[] {
  return holders.includes(account) ? [part] : [];
}

/** The part of whose row, outcome or entry it is. */
export function partsInRow({ subjects }: PersonInMatter, subject: string | null): MatterPart[] {
  return subject !== null && subjects.includes(subject) ? ['subject'] : [];
}

/** The parts in a claim. A recorder who only keyed in a paper has none. */
export function partsInClaim(
  person: PersonInMatter,
  { subject, way, declaredBy }: { subject: string; way: string; declaredBy: string }
): MatterPart[] {
  const declarers = way === 'paper' ? [] : [declaredBy];
  return [...partsInRow(person, subject), ...partAmong('declared', person.account, declarers)];
}

/**
 * The parts of a party to an objection: raising it, and having its rows. A recorder who only keyed in a
 * paper has none.
 * @param others 编号 of people whose lines are corrected because of it
 */
export function partsAsParty(
  person: PersonInMatter,
  { subject, way, account }: { subject: string | null; way: string; account: string | null },
  others: readonly string[] = []
): MatterPart[] {
  const raisers = way === 'paper' ? [] : [account];
  const rows = [subject, ...others].flatMap((one) => partsInRow(person, one));
  return [...partAmong('raised', person.account, raisers), ...rows.slice(0, 1)];
}

import { dayIn, firstDay, lastDay, monthOf } from '$lib/calendar';
import { hasDeclaring } from '$lib/points';
import type { MyDelta } from '$lib/sync';
import type { ChangedKind, ChangeKind } from '../../platform/changes/changes';
import { allOf } from '../../platform/store/all-of';
import { declareBy } from '../claims/declare-by';
import { syncedClaims } from '../claims/synced-claims';
import { openNotices, syncedObjections } from '../objections/synced-objections';
import { holdingRulings } from '../outcomes/unsettled';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { hasChanged } from './has-changed';
import { partDigest } from './part-digest';
import { myPapers, paperKinds } from './my-papers';
import { servesOn, type RosterPerson } from '../roster/spells';

/** The phone's last answer: its cursor, its instant (null: unknown), and what has happened since (null: all counts as new). */
interface LastAnswer {
  after: number;
  at: string | null | undefined;
  changed: readonly ChangedKind[] | null;
}

/** One's affairs that are under way; null: the phone has that part already. */
export async function ownAffairs(
  stores: UnitStores,
  now: Date,
  { subject, account }: { subject: RosterPerson; account: string },
  { papers: has, ...last }: LastAnswer & { papers: string | null | undefined }
): Promise<Pick<MyDelta, 'owed' | 'claims' | 'objections' | 'openNotices' | 'papers' | 'correctBy'>> {
  const whose = { account, subject: subject.id };
  const [owed, claims, objections, openOnes, papers, correctBy] = await allOf([
    stillOwed(stores, subject, now),
    changedClaims(stores, now, whose, last),
    changedObjections(stores, now, whose, last.after),
    changedNotices(stores, now, whose.subject, last),
    changedPapers(stores, now, whose, { ...last, has }),
    firstToCorrect(stores, whose.subject)
  ]);
  return { owed, claims, objections, openNotices: openOnes, papers, correctBy };
}

/**
 * The day by which the month's claims are wanted; null: something of it was declared, the day is over, one isn't in
 * service, or the document has nobody declare.
 */
async function stillOwed(stores: UnitStores, person: RosterPerson, now: Date): Promise<string | null> {
  const today = dayIn(stores.unit.timeZone, now);
  if (!hasDeclaring(schemeOf(stores, today))) return null;
  const month = monthOf(today);
  const deadline = declareBy(stores.unit, today);
  if (deadline < today || !servesOn(person, today)) return null;
  const declarers = await stores.claims.declarers(firstDay(month), lastDay(month), person.id);
  return declarers.length > 0 ? null : deadline;
}

/**
 * Whether a phone's last answer is of today. With a new day a colleague's report stops waiting for its answer, a notice can't
 * be objected to any more, and another year's points may be spent. An answer of yesterday says nothing of today.
 */
export function isOfToday(
  timeZone: string,
  now: Date,
  { after, at }: Pick<LastAnswer, 'after' | 'at'>
): boolean {
  const asked = new Date(at ?? Number.NaN);
  if (after === 0 || Number.isNaN(asked.getTime())) return false;
  return dayIn(timeZone, asked) === dayIn(timeZone, now);
}

/**
 * Whether no change of these kinds has happened since the phone's last answer, which is of today (S2).
 * @param people only changes that concern these (编号), or the whole unit
 */
function hasSame(
  kinds: readonly ChangeKind[],
  { unit }: UnitStores,
  now: Date,
  last: LastAnswer,
  people?: readonly string[]
): boolean {
  return isOfToday(unit.timeZone, now, last) && !hasChanged(last.changed, kinds, people);
}

/**
 * One's claims, and those that one reported of others; null when nothing has happened since to any claim about these people
 * (S2). Other people's claims don't count, or else each one that is declared would make a whole unit's phones read theirs anew.
 */
async function changedClaims(
  stores: UnitStores,
  now: Date,
  whose: { account: string; subject: string },
  last: LastAnswer
): Promise<MyDelta['claims']> {
  // Claims of people who aren't followed aren't among the changes.
  return hasSame(['claim'], stores, now, last) ? null : syncedClaims(stores, now, whose);
}

/**
 * One's own objections; null when nothing has happened to them since (S2). Other people's objections don't count, or
 * else every phone would learn that somebody objects.
 */
async function changedObjections(
  stores: UnitStores,
  now: Date,
  whose: { account: string; subject: string },
  after: number
): Promise<MyDelta['objections']> {
  const isSame = after > 0 && (await stores.objections.headOf(whose.account)) <= after;
  return isSame ? null : syncedObjections(stores, now, whose);
}

/** The notices that may be objected to; null when none was published since. */
async function changedNotices(
  stores: UnitStores,
  now: Date,
  subject: string,
  last: LastAnswer
): Promise<MyDelta['openNotices']> {
  return hasSame(['notice'], stores, now, last) ? null : openNotices(stores, now, subject);
}

/** One's papers; null when nothing has happened since that they tell of, or the phone has these very ones (S2). */
async function changedPapers(
  stores: UnitStores,
  now: Date,
  whose: { subject: string; account: string },
  { has, ...last }: LastAnswer & { has: string | null | undefined }
): Promise<MyDelta['papers']> {
  if (has != null && hasSame(paperKinds, stores, now, last, [whose.subject])) return null;
  const papers = await myPapers(stores, now, whose);
  const digest = partDigest(papers);
  return last.after > 0 && digest === has ? null : { digest, ...papers };
}

/** The first day of one's open corrections. */
async function firstToCorrect(stores: UnitStores, subject: string): Promise<string | null> {
  const wanted = (await stores.outcomes.corrections({ subject })).filter(({ day }) => day === null);
  if (wanted.length === 0) return null;
  const open = wanted.filter(await holdingRulings(stores));
  return open[0]?.by ?? null;
}

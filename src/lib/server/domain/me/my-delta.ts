import { dayIn, firstDay, lastDay, monthOf, periodKind } from '$lib/calendar';
import { hasDeclaring, type Scheme, type Subject } from '$lib/points';
import {
  saysNothingNew,
  phoneOwner,
  standingParts,
  type LongerResult,
  type MyDelta,
  type MyResult,
  type UnchangedAnswer
} from '$lib/sync';
import { createHash } from 'node:crypto';
import type { Actor } from '../../platform/access/actor';
import type { ChangeKind } from '../../platform/changes/changes';
import type { App } from '../../app';
import { declareBy } from '../claims/declare-by';
import { syncedClaims } from '../claims/synced-claims';
import { ballotSums } from '../ballots/ballot-sums';
import { alsoHanging } from '../notices/hanging';
import { asPublished } from '../notices/rank-order';
import { endedWindows } from '../objections/ended-windows';
import { openNotices, syncedObjections } from '../objections/synced-objections';
import type { OwnResult } from '../periods/periods';
import { schemeOf } from '../periods/unit-scheme';
import { myPapers, paperKinds } from './my-papers';
import { Problem } from '../../platform/problem/problem';
import { allOf } from '../../platform/store/all-of';
import { roleNames } from '../units/role-names';
import type { UnitStores } from '../units/unit-stores';

/** The data that a phone has beside its cursor; absent or null: none. */
interface PhoneHas {
  /** the epoch of its cursor */
  epoch?: string | null | undefined;
  /** the instant of its last answer */
  at?: string | null | undefined;
  /** the digest of the scheme that it calculates by */
  scheme?: string | null | undefined;
  /** number of longer periods */
  longer?: number | null | undefined;
  /** the digest of its papers */
  papers?: string | null | undefined;
}

/**
 * All changes of one member since a cursor. A cursor of another epoch (from before a backup was restored),
 * or beyond the newest change, gets everything with `after` 0, so that the phone starts anew.
 * @param asked the cursor; 0 for everything
 * @throws Problem `not-scored` when the account is no member
 */
export async function myDelta(app: App, actor: Actor, asked: number, has: PhoneHas = {}): Promise<MyDelta> {
  const otherUnits = await unitsBeside(app, actor);
  // The cursor and the lines up to it come from one snapshot, or else a line would be missed for good.
  return app.readTransaction(actor, (stores) =>
    deltaOf(stores, app.clock(), { actor, otherUnits }, asked, has)
  );
}

/** The other units in which the account is scored today, as the phone names them. */
async function unitsBeside(app: App, actor: Actor): Promise<MyDelta['otherUnits']> {
  const others = (await app.scored(actor)).filter(({ unit }) => unit !== actor.unit);
  return allOf(
    others.map(async (there) => ({ owner: phoneOwner(there), name: (await app.read(there)).unit.name }))
  );
}

async function deltaOf(
  stores: UnitStores,
  now: Date,
  { actor, otherUnits }: { actor: Actor; otherUnits: MyDelta['otherUnits'] },
  asked: number,
  has: PhoneHas
): Promise<MyDelta> {
  if (actor.subject === null) throw new Problem('not-scored', 403);
  const { unit } = stores;
  const epoch = await stores.changes.epoch();
  const cursor = await stores.changes.head();
  const after = has.epoch !== epoch || asked > cursor ? 0 : asked;
  const subject = await stores.roster.find(actor.subject);
  if (!subject) throw new Problem('not-scored', 403);

  const scheme = sentScheme(schemeOf(stores));
  const entries = await stores.ledger.entries({ subject: subject.id, after });
  const grounds = [...new Set(entries.map((entry) => entry.decision))];
  const notice = await stores.notices.latest({ after });
  const row = notice
    ? asPublished(await stores.periods.results(notice.snapshot.period)).findIndex(
        (each) => each.subject === subject.id
      )
    : -1;
  const results = await stores.periods.resultsOf(subject.id, { after });
  const taken = new Set((await stores.takeovers.list()).map(({ period }) => period));
  const delta = {
    after,
    cursor,
    epoch,
    at: now.toISOString(),
    account: phoneOwner(actor),
    otherUnits,
    person: {
      subject: subject.id,
      name: subject.name,
      pool: subject.pool,
      group: subject.group,
      from: subject.from,
      to: subject.to
    },
    unit: {
      name: unit.name,
      parent: unit.parent,
      timeZone: unit.timeZone,
      firstPeriod: unit.firstPeriod,
      roleNames: roleNames(unit, schemeOf(stores))
    },
    scheme: after > 0 && scheme.digest === has.scheme ? null : scheme,
    open: await stores.periods.open(),
    entries: entries.map(({ subject: _, ...entry }) => entry),
    decisions: grounds.length === 0 ? [] : await stores.decisions.list(grounds),
    results: results
      .filter(({ period }) => periodKind(period) === 'month')
      .map(sent)
      .map((result) => (taken.has(result.period) ? { ...result, paper: true } : result)),
    notice: notice && { ...notice, row: row < 0 ? null : row },
    longer: await longerResults(stores, subject.id, after > 0 ? has.longer : null),
    hanging: await hangingBeside(stores, now),
    over: await overPeriods(stores, now),
    corrected: await correctedRows(stores, subject.id),
    owed: await stillOwed(stores, subject, now),
    claims: await changedClaims(
      stores,
      now,
      { account: actor.account, subject: subject.id },
      { after, at: has.at }
    ),
    objections: await changedObjections(stores, now, actor, after),
    openNotices: (await hasSame(['notice'], stores, now, { after, at: has.at }))
      ? null
      : await openNotices(stores, now, subject.id),
    papers: await changedPapers(
      stores,
      now,
      { subject: subject.id, account: actor.account },
      { after, at: has.at, has: has.papers }
    ),
    correctBy: await firstToCorrect(stores, subject.id)
  };
  return { ...delta, standing: digestOf(standingParts(delta)) };
}

/**
 * The shortest answer to a phone that has the standing parts by this digest: when nothing is new, it says just that.
 * @param standing null: the phone names none, and gets the whole delta
 */
export function shortAnswer(delta: MyDelta, standing: string | null): MyDelta | UnchangedAnswer {
  if (delta.standing !== standing || delta.after === 0 || !saysNothingNew(delta)) return delta;
  const { after, cursor, epoch, at, account } = delta;
  return { unchanged: true, after, cursor, epoch, at, account };
}

/**
 * The day by which the month's claims are wanted; null: something of it was declared, the day is over, one isn't in
 * service, or the document has nobody declare.
 */
async function stillOwed(stores: UnitStores, { id, from, to }: Subject, now: Date): Promise<string | null> {
  const today = dayIn(stores.unit.timeZone, now);
  if (!hasDeclaring(schemeOf(stores, today))) return null;
  const month = monthOf(today);
  const deadline = declareBy(stores.unit, today);
  if (deadline < today || (from ?? today) > today || (to ?? today) < today) return null;
  const declarers = await stores.claims.declarers(firstDay(month), lastDay(month), id);
  return declarers.length > 0 ? null : deadline;
}

/**
 * Whether no change of these kinds has happened in the unit since the phone's last answer (S2). With a new day a
 * colleague's report stops waiting for its answer, a notice can't be objected to any more, and another year's points
 * may be spent, so an answer of yesterday counts as another one.
 * @param subjects only changes that concern these (编号), or the whole unit
 */
async function hasSame(
  kinds: readonly ChangeKind[],
  { changes, unit }: UnitStores,
  now: Date,
  { after, at }: { after: number; at: string | null | undefined },
  subjects?: readonly string[]
): Promise<boolean> {
  const asked = new Date(at ?? Number.NaN);
  if (after === 0 || Number.isNaN(asked.getTime())) return false;
  if (dayIn(unit.timeZone, asked) !== dayIn(unit.timeZone, now)) return false;
  return !(await changes.hasAfter(after, kinds, subjects));
}

/**
 * One's claims, and those that one reported of others; null when nothing has happened since to any claim about these people
 * (S2). Other people's claims don't count, or else each one that is declared would make a whole unit's phones read theirs anew.
 */
async function changedClaims(
  stores: UnitStores,
  now: Date,
  whose: { account: string; subject: string },
  asked: { after: number; at: string | null | undefined }
): Promise<MyDelta['claims']> {
  const concerned = [whose.subject, ...(await stores.claims.declaredSubjects(whose.account))];
  return (await hasSame(['claim'], stores, now, asked, concerned)) ? null : syncedClaims(stores, now, whose);
}

/**
 * One's own objections; null when nothing has happened to them since (S2). Other people's objections don't count, or
 * else every phone would learn that somebody objects.
 */
async function changedObjections(
  stores: UnitStores,
  now: Date,
  actor: Actor,
  after: number
): Promise<MyDelta['objections']> {
  const isSame = after > 0 && (await stores.objections.headOf(actor.account)) <= after;
  return isSame ? null : syncedObjections(stores, now, actor);
}

/** One's papers; null when nothing has happened since that they tell of, or the phone has these very ones (S2). */
async function changedPapers(
  stores: UnitStores,
  now: Date,
  whose: { subject: string; account: string },
  { after, at, has }: { after: number; at: string | null | undefined; has: string | null | undefined }
): Promise<MyDelta['papers']> {
  if (has != null && (await hasSame(paperKinds, stores, now, { after, at }, [whose.subject]))) return null;
  const papers = await myPapers(stores, now, whose);
  const digest = digestOf(papers);
  return after > 0 && digest === has ? null : { digest, ...papers };
}

/** The first day of one's open corrections. */
async function firstToCorrect({ outcomes }: UnitStores, subject: string): Promise<string | null> {
  const open = (await outcomes.corrections({ subject })).filter(({ day }) => day === null);
  return open[0]?.by ?? null;
}

function sent({ subject: _, ...result }: OwnResult): MyResult {
  return result;
}

/** All longer results, or null when the phone has as many: sealed periods are never changed, so it has the same. */
async function longerResults(
  stores: UnitStores,
  subject: string,
  has: number | null | undefined
): Promise<LongerResult[] | null> {
  const { periods, ballots } = stores;
  const results = (await periods.resultsOf(subject)).filter(({ period }) => periodKind(period) !== 'month');
  if (results.length === has) return null;
  const consequences = await periods.consequencesOf(subject);
  const scheme = schemeOf(stores);
  const longer: LongerResult[] = [];
  for (const result of results) {
    const { period: year } = result;
    const papers = periodKind(year) === 'year' ? await ballots.counted(Number(year)) : [];
    const sums = papers.length === 0 ? [] : ballotSums(papers, { scheme, subject, year });
    longer.push({
      ...sent(result),
      ...(consequences.get(year) ?? { outcomes: [], conversions: [] }),
      ...(sums.length > 0 && { ballots: sums })
    });
  }
  return longer;
}

async function hangingBeside({ unit, notices }: UnitStores, now: Date): Promise<MyDelta['hanging']> {
  const beside = alsoHanging(await notices.list(), dayIn(unit.timeZone, now));
  return beside.map(({ code, period, lastDay }) => ({ code, period, lastDay }));
}

async function overPeriods(stores: UnitStores, now: Date): Promise<MyDelta['over']> {
  const lines = await stores.notices.list();
  const over = await endedWindows(stores, lines, dayIn(stores.unit.timeZone, now));
  return over.map(({ period, confirmed }) => ({ period, confirmed }));
}

async function correctedRows({ notices }: UnitStores, subject: string): Promise<MyDelta['corrected']> {
  const corrections = await notices.correction(subject);
  return corrections.map(({ supplement, row: { before, after } }) => {
    const { code, period, booked = null, decided, ranks } = supplement;
    const shown = ({ rank, points, balance = null }: typeof before) => ({
      rank,
      amount: ranks === 'balance' ? balance : points
    });
    return { code, period, booked, decided, before: shown(before), after: shown(after) };
  });
}

function sentScheme(scheme: Scheme): NonNullable<MyDelta['scheme']> {
  return { digest: digestOf(scheme), rules: { ...scheme } };
}

function digestOf(value: object): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

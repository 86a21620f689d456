import { dayIn, firstDay, lastDay } from '$lib/calendar';
import { periodKind, type Published } from '$lib/notice';
import type { Scheme, Subject } from '$lib/points';
import type { LongerResult, MyDelta, MyResult } from '$lib/sync';
import { createHash } from 'node:crypto';
import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { declareBy } from '../claims/declare-by';
import { ballotSums } from '../ballots/ballot-sums';
import { alsoHanging } from '../notices/hanging';
import { asPublished } from '../notices/rank-order';
import { endedWindows } from '../objections/ended-windows';
import type { OwnResult } from '../periods/periods';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../problem';
import type { UnitStores } from '../store/unit-stores';

interface Has {
  epoch?: string | null;
  scheme?: string | null;
  /** how many longer periods; null: a page from before there were any */
  longer?: number | null;
  /** a page that knows months taken over from paper */
  paper?: boolean;
  /** a page that reminds of what is still to be declared */
  owed?: boolean;
  /** a page that tells whether a result is confirmed */
  over?: boolean;
  /** a page that shows what supplementary notices have put right */
  mended?: boolean;
}

/**
 * What one member's phone lacks since its cursor. A cursor of another epoch (a database put back from a backup), or
 * beyond the newest change, gets everything, with `after` 0, so that the phone starts anew.
 *
 * @param has the epoch that the cursor counts in, the digest of the scheme that the phone reckons by, and how many longer
 *   periods it has
 * @throws Problem `not-scored` when the account is no member
 */
export function myDelta(house: House, actor: Actor, asked: number, has: Has = {}): Promise<MyDelta> {
  // A cursor and the lines up to it are of one moment, or a line would be missed for good.
  return house.view(actor, (stores) => deltaOf(stores, house.clock(), actor, asked, has));
}

async function deltaOf(
  stores: UnitStores,
  now: Date,
  actor: Actor,
  asked: number,
  has: Has
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
  const grounds = new Set(entries.map((entry) => entry.decision));
  const notice = await newestNotice(stores, after, has);
  const row = notice
    ? asPublished(await stores.periods.results(notice.snapshot.period)).findIndex(
        (each) => each.subject === subject.id
      )
    : -1;
  const results = await stores.periods.resultsOf(subject.id, { after });
  const taken = new Set(has.paper ? (await stores.takeovers.list()).map(({ period }) => period) : []);
  return {
    after,
    cursor,
    epoch,
    at: now.toISOString(),
    account: actor.account,
    person: {
      subject: subject.id,
      name: subject.name,
      pool: subject.pool,
      group: subject.group,
      from: subject.from,
      to: subject.to
    },
    unit: { name: unit.name, parent: unit.parent, timeZone: unit.timeZone },
    scheme: after > 0 && scheme.digest === has.scheme ? null : scheme,
    open: await stores.periods.open(),
    entries: entries.map(({ subject: _, matter, matterKey, ...entry }) => ({
      ...entry,
      matter: matterKey,
      matterText: matter
    })),
    decisions: (await stores.decisions.list()).filter(({ id }) => grounds.has(id)),
    results: results
      .filter(({ period }) => periodKind(period) === 'month')
      .map((result) => (isOld(has) ? forOldPage(sent(result)) : sent(result)))
      .map((result) => (taken.has(result.period) ? { ...result, paper: true } : result)),
    notice: notice && { ...notice, row: row < 0 ? null : row },
    ...(!isOld(has) && {
      longer: await longerResults(stores, subject.id, after > 0 ? has.longer : null),
      hanging: await hangingBeside(stores, now)
    }),
    ...(has.owed && { owed: await stillOwed(stores, subject, now) }),
    ...(has.over && { over: await overPeriods(stores, now) }),
    ...(has.mended && { mended: await mendedRows(stores, subject.id) })
  };
}

/** The day by which the month's claims are wanted; null: something of it was declared, the day is over, or one isn't in service. */
async function stillOwed(stores: UnitStores, { id, from, to }: Subject, now: Date): Promise<string | null> {
  const today = dayIn(stores.unit.timeZone, now);
  const month = today.slice(0, 7);
  const deadline = declareBy(stores.unit, today);
  if (deadline < today || (from ?? today) > today || (to ?? today) < today) return null;
  const declarers = await stores.claims.declarers(firstDay(month), lastDay(month));
  return declarers.includes(id) ? null : deadline;
}

function isOld({ longer }: Has): boolean {
  return longer === null || longer === undefined;
}

function sent({ subject: _, ...result }: OwnResult): MyResult {
  return result;
}

function forOldPage({ score: _, balance, ...result }: MyResult): MyResult {
  return { ...result, balance: balance ?? result.points };
}

async function newestNotice({ notices }: UnitStores, after: number, has: Has): Promise<Published | null> {
  if (!isOld(has)) return notices.latest({ after });
  const newest = await notices.latest({ after, kinds: ['month'] });
  return newest?.snapshot.format === 1 ? newest : null;
}

/** All of them, or null when the phone has as many: sealed periods are never changed, so it has the same. */
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

async function hangingBeside(
  { unit, notices }: UnitStores,
  now: Date
): Promise<NonNullable<MyDelta['hanging']>> {
  const beside = alsoHanging(await notices.list(), dayIn(unit.timeZone, now));
  return beside.map(({ code, period, lastDay }) => ({ code, period, lastDay }));
}

async function overPeriods(stores: UnitStores, now: Date): Promise<NonNullable<MyDelta['over']>> {
  const lines = await stores.notices.list();
  const over = await endedWindows(stores, lines, dayIn(stores.unit.timeZone, now));
  return over.map(({ period, confirmed }) => ({ period, confirmed }));
}

async function mendedRows({ notices }: UnitStores, subject: string): Promise<NonNullable<MyDelta['mended']>> {
  const mending = await notices.mending(subject);
  return mending.map(({ supplement, row: { before, after } }) => {
    const { code, period, booked = null, decided, ranks } = supplement;
    const shown = ({ rank, points, balance = null }: typeof before) => ({
      rank,
      amount: ranks === 'balance' ? balance : points
    });
    return { code, period, booked, decided, before: shown(before), after: shown(after) };
  });
}

function sentScheme(scheme: Scheme): NonNullable<MyDelta['scheme']> {
  const digest = createHash('sha256').update(JSON.stringify(scheme)).digest('hex');
  return { digest, rules: { ...scheme } };
}

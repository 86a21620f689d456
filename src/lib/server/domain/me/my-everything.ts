import { itemOf, numberOf, scoreNoun, type Hundredths, type Scheme } from '$lib/points';
import type { SyncedClaim } from '$lib/sync';
import type { Actor } from '../../platform/access/actor';
import { Problem } from '../../platform/problem/problem';
import type { App } from '../../app';
import { syncedClaims } from '../claims/synced-claims';
import type { LedgerLine } from '../ledger/lines';
import { syncedObjections } from '../objections/synced-objections';
import { personYear, type YearPeriod } from '../periods/person-year';
import { schemeOf } from '../periods/unit-scheme';
import { yearsOf } from '../periods/years-of';
import type { UnitStores } from '../units/unit-stores';
import { myPapers } from './my-papers';

export type MyEverything = Awaited<ReturnType<typeof everythingOf>>;

/**
 * Everything that the unit has of one member, for that member alone. Points are numbers of points (12.5), days
 * `YYYY-MM-DD`, months `YYYY-MM`, instants ISO 8601 in UTC; null says that there is none.
 *
 * - `made`: the instant; `unit`, `scheme`, `person`: whose data it is, with `number` (编号) and days of service
 * - `results`: each sealed period as corrected (`was`: before) with points, balance, rank, the points by section, and what names its seal and notice
 * - `entries`: each ledger entry with item, clause, points, why it counts less, basis, and the meeting that decided it
 * - `claims`: one's own, and those reported of oneself or by oneself, as one may read them, with the item's names
 * - `objections`: one's own with their answers; `objectionsAboutMe`: others' once they are answered, never whose
 * - `outcomes`, `leave`, `spending`, `assessments`, `brought`: what follows from the points, and months in other units
 *
 * @throws Problem `not-scored` when the account is no member
 */
export function myEverything(app: App, actor: Actor): Promise<MyEverything> {
  return app.readTransaction(actor, (stores) => everythingOf(stores, app.clock(), actor));
}

async function everythingOf(stores: UnitStores, now: Date, actor: Actor) {
  const person = actor.subject === null ? null : await stores.roster.find(actor.subject);
  if (!person) throw new Problem('not-scored', 403);
  const { id: subject, ...rest } = person;
  const { name: unitName, parent, timeZone } = stores.unit;
  const scheme = schemeOf(stores);
  const years = [];
  for (const year of await yearsOf(stores))
    years.push(await personYear(stores, { subject, year, oneself: actor.account }));
  const papers = await myPapers(stores, now, { subject, account: actor.account });
  return {
    made: now.toISOString(),
    unit: { name: unitName, parent, timeZone },
    scheme: { name: scheme.name, english: scheme.english, score: scoreNoun(scheme) },
    person: { number: subject, ...rest },
    results: years.flatMap(({ periods }) => periods).map(resultOf),
    entries: years.flatMap(({ lines }) => lines).map(entryOf),
    claims: (await syncedClaims(stores, now, actor, { all: true })).map(({ id: _, points, ...claim }) => ({
      ...claim,
      ...namesOf(scheme, claim.fields),
      points: pointsOf(points)
    })),
    objections: await syncedObjections(stores, now, actor, { all: true }),
    objectionsAboutMe: papers.objections,
    outcomes: papers.outcomes.map(({ value, ...outcome }) => ({ ...outcome, value: pointsOf(value) })),
    leave: papers.leave.map(({ credited, balance, lines, ...account }) => ({
      ...account,
      credited: numberOf(credited),
      balance: numberOf(balance),
      lines: lines.map(({ amount, ...line }) => ({ ...line, amount: numberOf(amount) }))
    })),
    spending: papers.spending.map(({ earned, spent, left, lines, ...account }) => ({
      ...account,
      earned: numberOf(earned),
      spent: numberOf(spent),
      left: numberOf(left),
      lines: lines.map(({ amount, ...line }) => ({ ...line, amount: numberOf(amount) }))
    })),
    assessments: papers.assessments.map(({ indicators, quarters, ...year }) => ({
      ...year,
      indicators: indicators.map(({ max, self, points, ...indicator }) => ({
        ...indicator,
        max: numberOf(max),
        self: pointsOf(self),
        points: pointsOf(points)
      })),
      quarters: quarters.map(({ points, ...quarter }) => ({ ...quarter, points: numberOf(points) }))
    })),
    brought: papers.brought.map(({ months, ...certificate }) => ({
      ...certificate,
      months: months.map(({ period, points }) => ({ period, points: numberOf(points) }))
    }))
  };
}

const pointsOf = (points: Hundredths | null) => (points === null ? null : numberOf(points));

/** The names of a claim's item, by the version in force on the day that it is of. */
function namesOf(scheme: Scheme, { item: id, date }: Pick<SyncedClaim['fields'], 'item' | 'date'>) {
  const item = itemOf(scheme, id, date);
  return { name: item?.name ?? id, english: item?.english ?? id };
}

function resultOf(result: YearPeriod) {
  const { period, points, balance, score, status, rank, ranked, mean, sealed } = result;
  const { sections, adjusted, record, notice, isPaper, corrected } = result;
  return {
    period,
    points: numberOf(points),
    balance: pointsOf(balance),
    score: numberOf(score),
    status,
    rank,
    ranked,
    mean: pointsOf(mean),
    sealed,
    sections: Object.fromEntries(Object.entries(sections).map(([id, sum]) => [id, numberOf(sum)])),
    adjusted: numberOf(adjusted),
    record,
    notice,
    isPaper,
    /** the figures first published, with the code of the supplementary notice that corrected it; null: it wasn't */
    was: corrected
      ? {
          points: numberOf(corrected.sealed.points),
          balance: pointsOf(corrected.sealed.balance),
          score: numberOf(corrected.sealed.score),
          rank: corrected.sealed.rank,
          notice: corrected.notice.code
        }
      : null
  };
}

function entryOf({ entry, item, ruling, points, ofYear, reason }: LedgerLine) {
  const { id, date, period, quantity, value, matterText, basis, reverses, revokes = null } = entry;
  return {
    id,
    date,
    period,
    item: entry.item,
    name: item?.name ?? entry.item,
    english: item?.english ?? entry.item,
    clause: item ? { ref: item.clause.ref, text: item.clause.text } : null,
    quantity,
    value,
    matterText,
    basis,
    reverses,
    /** number of the line that this one takes out of its closed year; null: none */
    revokes,
    points: numberOf(points),
    /** its effect on the year besides, which no month counts */
    ofYear: numberOf(ofYear),
    reason,
    decision: ruling && {
      date: ruling.date,
      body: ruling.body,
      minutes: ruling.minutes,
      ...(ruling.kind && { kind: ruling.kind })
    }
  };
}

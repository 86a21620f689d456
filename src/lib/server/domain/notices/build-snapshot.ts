import { wholeYear, monthOf, lastMonth, periodBefore, periodKind, daysOf } from '$lib/calendar';
import { publicNames } from './public-names';
import type { Snapshot, SnapshotRow } from '$lib/notice';
import {
  isFirstAssessment,
  recordedSince,
  rulesOn,
  scoreNoun,
  type SchemeRules,
  type Scheme
} from '$lib/points';
import type { SealedResult } from '../periods/periods';
import { effectsOfSealed } from '../periods/sealed-effects';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import { ownBodies, type OwnBodies } from '../units/own-bodies';
import type { UnitStores } from '../units/unit-stores';
import { correctedLedger } from './corrected-ledger';
import { changesOf, correctionsIn, creditsOf, gainsOf, laterOf } from './credited';
import { decidedFor } from './decided';
import { englishWords } from './english-words';
import { skippedIn } from './skipped';
import { carriedReading, carriedTo } from '../takeover/carried-months';
import { figuresOf } from './figures';
import { keepsBack } from './kept-back';
import { moveOf } from './move';
import { honoursOf } from './public-honours';
import { asPublished } from './rank-order';
import { noticeTitleText } from './notice-title-text';
import { trendOf } from './trend';
import { usualKinds } from './usual-kinds';

/** The data that publishing adds to the period's figures. */
export interface Publication {
  code: string;
  number: { year: number; no: number };
  /** instant, ISO 8601 */
  published: string;
  /** working days of the publicity period */
  window: string[];
  /** readings besides those of the scheme, e.g. how the working days were found */
  readings: string[];
}

/**
 * Builds the snapshot of a sealed period. The figures are those of the seal, or as corrected since; the ledger only explains
 * them.
 * @throws Problem `not-sealed`, `unknown-scheme`, `published-on-paper`
 */
export async function buildSnapshot(
  stores: UnitStores,
  period: string,
  publication: Publication
): Promise<Snapshot> {
  const { unit, periods } = stores;
  const ends = daysOf(period).to;
  const scheme = schemeOf(stores, ends);
  // The scheme's own fields are those of its first version; these rules are the ones in force at the
  // period's end.
  const rules = rulesOn(scheme, ends);
  const sealed = asPublished(await periods.results(period));
  if (sealed.length === 0) throw new Problem('not-sealed', 409, { period });
  const taken = await stores.takeovers.list();
  if (taken.some((one) => one.period === period)) throw new Problem('published-on-paper', 409, { period });
  const carried = carriedTo(taken, period);
  const kind = periodKind(period);
  const ranks = rules.score[kind] ?? 'points';
  const hidden = keepsBack(scheme, period);
  const before = periodBefore(period);
  const earlier = new Map(
    asPublished(await periods.results(before)).map((result) => [result.subject, result])
  );

  const subjects = await stores.roster.list();
  const corrected = await correctedLedger(stores, period, await stores.ledger.entries());
  const { entries } = corrected;
  const ledger = new Map(entries.map((entry) => [entry.id, entry]));
  const effects = await effectsOfSealed(stores, period, corrected);
  const credits = new Map([...effects].map(([subject, own]) => [subject, creditsOf(own, period, ledger)]));
  const names = publicNames(subjects, unit);
  const keptBack = (result: SealedResult) => hidden && result.rank === null;
  const creditsFor = (result: SealedResult) => (keptBack(result) ? [] : (credits.get(result.subject) ?? []));
  const nameFor = (result: SealedResult) => names.get(result.subject) ?? '';

  const rows = sealed.map((result): SnapshotRow => {
    const gains = gainsOf(scheme, creditsFor(result));
    const shown = !keptBack(result);
    const corrections = shown ? correctionsIn(effects.get(result.subject) ?? []) : [];
    const apart = [...gains, ...corrections].reduce((sum, { points }) => sum + points, 0);
    const later = shown ? laterOf(scheme, effects.get(result.subject) ?? [], period, ledger) : [];
    return {
      name: nameFor(result),
      pool: result.pool,
      rank: result.rank,
      points: shown ? result.points : null,
      // Where months came from paper the year so far is shown too, because no earlier notice here has shown
      // them.
      ...((ranks === 'balance' || (carried.length > 0 && result.balance !== null)) && {
        balance: shown ? result.balance : null
      }),
      move: moveOf(result, earlier.get(result.subject), ends),
      gains,
      ...(later.length > 0 && { later }),
      ...(corrections.length > 0 && { corrections }),
      rest: shown ? result.points - apart : null
    };
  });
  const previous = await stores.notices.of(before);
  const decided = await decidedFor(stores, scheme, period, corrected);
  const skipped = await skippedIn(stores, scheme, period);
  const { subjects: counted } = scheme;
  const noun = scoreNoun(scheme);
  const showsYear = rows.some(({ balance }) => balance !== undefined);
  const since = recordedSince(showsYear ? wholeYear(period) : period, unit.firstPeriod);

  // Entry by entry in the shortest notice that is usual; a year's would be a thousand lines that were read before.
  const changes =
    usualKinds({ id: scheme.id, score: rules.score })[0] === kind
      ? changesOf(
          scheme,
          sealed.flatMap((result) =>
            creditsFor(result).map((credit) => ({ ...credit, name: nameFor(result) }))
          )
        )
      : [];
  const english = englishWords(scheme, { rows, changes });

  return {
    format: 1,
    code: publication.code,
    unit: { name: unit.name, parent: unit.parent },
    scheme: {
      id: scheme.id,
      title: scheme.name,
      since: sinceOf(scheme, lastMonth(period)),
      ...(scheme.trial && { trialUntil: scheme.trial.to })
    },
    period,
    ...(since !== null && { recordedSince: since }),
    ranks,
    ...(noun && { score: noun }),
    ...(counted && { subjects: counted }),
    previous: earlier.size > 0 ? before : null,
    number: publication.number,
    title: noticeTitleText(scheme, period),
    published: publication.published,
    decided: decided.map(({ id: _, ...decision }) => decision),
    ...(skipped.length > 0 && { skipped }),
    ...(isFirstAssessment(scheme, period) && { firstAssessment: true }),
    window: publication.window,
    objections: unit.objections,
    ...bodiesOf(ownBodies(unit, scheme), unit.name),
    readings: [
      ...readingsOf(rules, kind),
      ...valuesOf(scheme),
      ...carriedReading(carried),
      ...publication.readings
    ],
    rows,
    honours: honoursOf(rules, await periods.outcomes(period), sealed, nameFor),
    changes,
    trend: await trendOf(stores, period),
    figures: figuresOf(
      rows.flatMap((row) => row.gains),
      previous && (await stores.notices.asCorrected(previous)).snapshot.rows.flatMap((row) => row.gains)
    ),
    ...(english.length > 0 && { english })
  };
}

/**
 * All readings that such a period can depend on, used or not: naming only those that were used would reveal
 * that somebody was criticised. Of outcomes, only those of the same kind of period count.
 */
function readingsOf({ items, outcomes: all, defaults }: SchemeRules, kind: string): string[] {
  const outcomes = all.filter((rule) => rule.period === kind);
  const touchable = new Set([...items, ...outcomes].map(({ id }) => id));
  return defaults.filter(({ touches }) => touches.some((each) => touchable.has(each))).map(({ zh }) => zh);
}

/**
 * The bodies that publish, look into objections and hear appeals, where the document names them. A publisher who is the
 * unit itself (青穗小学党支部, whose document says 党支部) isn't named beside it.
 */
function bodiesOf(
  { organs: { publisher, investigator, appeal } }: OwnBodies,
  unit: string
): Pick<Snapshot, 'publisher' | 'investigator' | 'appeal'> {
  return {
    ...(publisher && !unit.endsWith(publisher.name) && { publisher }),
    ...(investigator && { investigator }),
    ...(appeal && { appeal })
  };
}

/** The values that this unit has set where the document leaves them to the adopter. */
function valuesOf({ parameters }: Scheme): string[] {
  if (parameters.length === 0) return [];
  return [`本单位采用的数值：${parameters.map(({ name, value }) => `${name} ${value}`).join('，')}。`];
}

/** The day since which the version in force at the end of the period is in force. */
function sinceOf({ inForce }: Scheme, month: string): string {
  const begun = inForce.map(({ from }) => from).filter((from) => monthOf(from) <= month);
  return begun.sort().pop() ?? '';
}

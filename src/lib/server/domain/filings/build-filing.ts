import { namesApart } from '../roster/names-apart';
import { lastDay, daysOf, yearOf } from '$lib/calendar';
import { correctionName, itemOf, rulesOn, type Effect, type Scheme } from '$lib/points';
import type { Decision } from '../decisions/decisions';
import type { BookedEntry } from '../ledger/ledger';
import { expiryOf } from '../leave/leave-rules';
import { correctedLedger } from '../notices/corrected-ledger';
import { decidedFor } from '../notices/decided';
import { asPublished } from '../notices/rank-order';
import { skippedIn } from '../notices/skipped';
import { givenGrade } from '../outcomes/given-grade';
import { proposalsOf, type OutcomeProposal } from '../outcomes/proposals';
import { effectsOfSealed } from '../periods/sealed-effects';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import type { ServiceSpell } from '../roster/spells';
import type { UnitStores } from '../units/unit-stores';
import type { FilingDocument, FilingLine, FilingRow } from './filing-document';

/**
 * Builds the filing of a sealed and published period as it would be sent now. The figures are those of the
 * seal, or as corrected since; the ledger explains them.
 * @throws Problem `not-sealed`, `filing-unpublished`
 */
export async function buildFiling(stores: UnitStores, period: string): Promise<FilingDocument> {
  const { unit, periods } = stores;
  const results = asPublished(await periods.results(period));
  const seal = (await periods.seals()).find((each) => each.period === period);
  if (results.length === 0 || !seal) throw new Problem('not-sealed', 409, { period });
  const notice = await stores.notices.of(period);
  if (!notice) throw new Problem('filing-unpublished', 409, { period });
  const { snapshot, digest } = notice;

  const ends = daysOf(period).to;
  const scheme = schemeOf(stores, ends);
  const names = namesApart(await stores.roster.list());
  const booked = await correctedLedger(stores, period, await stores.ledger.entries());
  const { entries } = booked;
  const ledger = new Map(entries.map((entry) => [entry.id, entry]));
  const decisions = await stores.decisions.list();
  const rulings = new Map(decisions.map((decision) => [decision.id, decision]));
  const effects = await effectsOfSealed(stores, period, booked);
  const skipped = await skippedIn(stores, scheme, period);

  return {
    format: 1,
    unit: { name: unit.name, parent: unit.parent },
    scheme: { id: scheme.id, title: scheme.name, rules: seal.scheme },
    period,
    ...(snapshot.recordedSince !== undefined && { recordedSince: snapshot.recordedSince }),
    sealed: seal.sealed,
    notice: {
      code: snapshot.code,
      digest,
      number: snapshot.number,
      first: snapshot.window[0] ?? '',
      last: snapshot.window.at(-1) ?? ''
    },
    decided: (await decidedFor(stores, scheme, period, booked)).map(({ id: _, ...decision }) => decision),
    ...(skipped.length > 0 && { skipped }),
    rows: results.map(
      ({ subject, pool, group, from, to, earlier, status, points, balance, score, rank, corrected }) => ({
        subject,
        name: names.get(subject) ?? '',
        pool,
        group,
        from,
        to,
        ...(earlier && { earlier: earlier.map(spellOf) }),
        status,
        points,
        balance,
        score,
        rank,
        ...(corrected && { was: { ...corrected.sealed, notice: corrected.notice.code } }),
        lines: (effects.get(subject) ?? []).map((effect) => lineOf(effect, { scheme, ledger, rulings, ends }))
      })
    ),
    outcomes: outcomesOf(scheme, period, await proposalsOf(stores, period))
  };
}

/** The department is no part of what is filed. */
function spellOf({ pool, group, from, to }: ServiceSpell): NonNullable<FilingRow['earlier']>[number] {
  return { pool, group, from, to };
}

interface Known {
  scheme: Scheme;
  ledger: ReadonlyMap<string, BookedEntry>;
  rulings: ReadonlyMap<string, Decision>;
  /** last day of the period */
  ends: string;
}

function lineOf(effect: Effect, { scheme, ledger, rulings, ends }: Known): FilingLine {
  const entry = effect.entry === null ? undefined : ledger.get(effect.entry);
  const item = itemOf(
    scheme,
    effect.item,
    entry?.date ?? (effect.month === undefined ? ends : lastDay(effect.month))
  );
  return {
    entry: effect.entry,
    item: effect.item,
    name: effect.corrects === undefined ? (item?.name ?? '') : correctionName(effect.corrects).zh,
    date: entry?.date ?? null,
    month: entry?.period ?? effect.month ?? null,
    quantity: entry?.quantity ?? effect.quantity ?? null,
    value: entry?.value ?? '',
    matter: entry?.matterText ?? '',
    basis: entry?.basis ?? '',
    minutes: rulings.get(entry?.decision ?? '')?.minutes ?? '',
    points: effect.points,
    reason: effect.reason
  };
}

/** The outcomes in the scheme's order, conversions last. */
function outcomesOf(
  scheme: Scheme,
  period: string,
  proposals: readonly OutcomeProposal[]
): FilingDocument['outcomes'] {
  const rules = rulesOn(scheme, daysOf(period).to);
  return [...rules.outcomes, ...rules.conversions].flatMap(({ id, name, english, clause }) => {
    const people = proposals
      .filter(({ rule, unsettled }) => rule === id && !unsettled?.isGone)
      .map(({ subject, undecided, value, ruling, isVoid }) => ({
        subject,
        undecided,
        value,
        state: isVoid ? ('void' as const) : stateOf(ruling),
        ...(isVoid && { expired: expiryOf(yearOf(period)) }),
        ...givenGrade(rules, ruling?.given ?? null),
        minutes: ruling?.minutes ?? ''
      }));
    if (people.length === 0) return [];
    return [{ rule: id, name, english, clause: { ref: clause.ref, text: clause.text }, people }];
  });
}

function stateOf(ruling: OutcomeProposal['ruling']): 'open' | 'confirmed' | 'set-aside' {
  if (ruling === null) return 'open';
  return ruling.confirmed ? 'confirmed' : 'set-aside';
}

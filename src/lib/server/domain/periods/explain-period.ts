import { monthOf, lastMonth, daysOf, previousMonth, type Day } from '$lib/calendar';
import {
  apartFromCorrections,
  classOf,
  isClosedClass,
  concerning,
  explainStatement,
  kindOf,
  recordedSince,
  rulesOn,
  workingsOf,
  type ExplanationNode,
  type SchemeRules,
  type Subject,
  type Working
} from '$lib/points';
import { rereadNodes } from '../ballots/reread-nodes';
import { scorableLedger } from '../notices/corrected-ledger';
import { correctedPeriodByLine } from '../objections/corrections/corrected-period-by-line';
import { sayTwice } from '../objections/corrections/twice-nodes';
import type { UnitStores } from '../units/unit-stores';
import { inputOfPeriod, scoreWhole, type PeriodInput } from './score-period';
import { sealedHistory } from './sealed-history';

/**
 * The explanation of somebody's points, and the month in which each of the entries is booked, for links to
 * the ledger's pages.
 */
export interface ExplainedPeriod {
  tree: ExplanationNode;
  booked: ReadonlyMap<string, string>;
  sealed: boolean;
}

/**
 * M14: one person's period in full, for those who see the ledger. A sealed one is shown as it was sealed, or corrected since,
 * an open one by its present ledger, without the awards of months that aren't over.
 * @param period one that the scheme publishes
 * @param today of the unit
 * @returns null when the period has nothing of this person: sealed without them
 */
export async function explainPeriod(
  stores: UnitStores,
  {
    subject: id,
    period,
    today,
    closed
  }: { subject: string; period: string; today: Day; /** with talks and discipline */ closed: boolean }
): Promise<ExplainedPeriod | null> {
  const sealed = (await stores.periods.results(period)).length > 0;
  const shown = await inputAsShown(stores, period);
  const input = sealed ? shown : { ...shown, finished: await lastFinished(stores, period, today) };
  const subject = input.subjects.find((one) => one.id === id);
  const result = scoreWhole(input);
  const row = result.rows.find((each) => each.subject === id);
  if (!subject || !row) return null;
  const booked = await stores.ledger.entries({ subject: id });
  const statement = apartFromCorrections(row, input, await correctedPeriodByLine(stores, booked));
  const rulings = new Map((await stores.decisions.list()).map((ruling) => [ruling.id, ruling]));
  const decisionOf = new Map(booked.map((entry) => [entry.id, entry.decision]));
  const rules = rulesOn(input.scheme, daysOf(period).to);
  const concerned = {
    ...concerning(result, statement),
    ...(sealed && (await sealedConcern(stores, { subject: id, period, rules })))
  };
  const workings = workingsOf({ ...input, subject });
  const tree = explainStatement({
    scheme: input.scheme,
    period,
    lastDay: daysOf(period).to,
    statement,
    recordedSince: recordedSince(period, input.first),
    ...concerned,
    outcomes: concerned.outcomes.filter(({ rule }) => closed || !isClosedClass(classOf(rules, rule))),
    entries: new Map(booked.map((entry) => [entry.id, entry])),
    workings,
    worthOf: (item) => kindOf(item).words(item),
    saidOf: (item, value) => kindOf(item).said(item, value),
    rulingOf: (entry) => rulings.get(decisionOf.get(entry) ?? '') ?? null
  });
  sayTwice(tree, booked);
  if (sealed) await sayReread(stores, tree, { workings, input: { ...input, subject }, rules });
  return { tree, sealed, booked: new Map(booked.map((entry) => [entry.id, entry.period])) };
}

/** The data that a period is explained from, as corrected, with the sealed past that its outcomes look back at. */
async function inputAsShown(stores: UnitStores, period: string): Promise<PeriodInput> {
  const { entries, papers } = await scorableLedger(stores, period);
  const input = await inputOfPeriod(stores, period, entries, papers);
  return { ...input, sealed: await sealedHistory(stores, [input]) };
}

/** Adds the rereadings of a sealed year's papers below the ballot that they are about. */
async function sayReread(
  stores: UnitStores,
  tree: ExplanationNode,
  {
    workings,
    input,
    rules
  }: { workings: readonly Working[]; input: PeriodInput & { subject: Subject }; rules: SchemeRules }
): Promise<void> {
  const balloted = workings.find((each) => each.kind === 'ballots');
  if (balloted?.kind !== 'ballots') return;
  const nameOf = (item: string) =>
    rules.items.find((one) => one.id === item) ?? { id: item, name: item, english: item };
  const below = tree.children.find(({ code, item }) => code === 'working' && item === balloted.item);
  below?.children.push(...(await rereadNodes(stores, balloted, input, nameOf)));
}

/** The outcomes that concerned somebody when the period was sealed, whatever was decided of earlier periods since (M16). */
async function sealedConcern(
  { periods }: UnitStores,
  { subject, period, rules }: { subject: string; period: string; rules: Pick<SchemeRules, 'outcomes'> }
) {
  const { outcomes = [] } = (await periods.consequencesOf(subject)).get(period) ?? {};
  const known = new Map(outcomes.map((one) => [one.rule, one]));
  return {
    outcomes: rules.outcomes.flatMap(({ id: rule }) => (known.has(rule) ? [{ rule }] : [])),
    undecided: new Set(outcomes.flatMap(({ rule, undecided }) => (undecided ? [rule] : [])))
  };
}

/** The month up to which awards are known: an open month's once it is over, and never beyond the period. */
async function lastFinished({ periods }: UnitStores, period: string, today: Day): Promise<string> {
  const open = await periods.open();
  const over = monthOf(today) > open ? open : previousMonth(open);
  return over < lastMonth(period) ? over : lastMonth(period);
}

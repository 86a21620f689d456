import { monthOf, previousMonth, wholeYear, yearOf, type Day } from '$lib/calendar';
import { explanationOf } from '$lib/local/phone/explain/explanation';
import { phoneScheme } from '$lib/local/phone/explain/my-period';
import { openPeriod, statementOf } from '$lib/local/phone/explain/statement';
import {
  isInForce,
  isMonthInForce,
  itemOf,
  kindOf,
  rulesOn,
  spellOn,
  type Effect,
  type ExplanationNode,
  type ExplanationText,
  type Hundredths,
  type Item,
  type Scheme
} from '$lib/points';
import type { MyEntry, MyState } from '$lib/sync';
import { effectNodesIn } from '../../explanation/explanation-parts';

/** The fields of an entry that somebody tries out; `value` in its canonical form. */
export interface TriedFields {
  item: string;
  date: Day;
  quantity: number;
  value: string;
  /** '' for a matter of its own */
  matterKey: string;
}

/** Another line whose points change along with the entry. */
export interface MovedLine {
  /** the entry that it belongs to; null for an award or an adjustment */
  entry: MyEntry | null;
  name: ExplanationText;
  /** why it counts as it then does; null where it isn't in the statement any more */
  why: ExplanationText | null;
  change: Hundredths;
}

/** The difference that the entry makes in one period. */
export interface TriedFigure {
  period: string;
  /** the points that the entry itself counts */
  counted: Hundredths;
  /** why it doesn't simply count its face; null when it does */
  why: ExplanationText | null;
  /** the change of the period's points, other lines included */
  change: Hundredths;
  moved: MovedLine[];
  /** changes once the month is over, where awards change too; null where they don't */
  atEnd: { change: Hundredths; moved: MovedLine[] } | null;
}

/** The reasons for which no ledger would take the entry. */
export type TryRefusal = 'unknown-item' | 'not-in-force' | 'before-first' | 'in-future' | 'assessed-twice';

export type TriedResult =
  | { kind: 'refused'; reason: TryRefusal }
  | {
      kind: 'counted';
      /** the month in which it is booked (M4) */
      booked: string;
      /** the entry's worth alone; null for a fact */
      face: Hundredths | null;
      figures: TriedFigure[];
    };

/** A tilde comes after every id in use, so that of one day the tried entry is booked last. */
const triedId = '~tried';

/**
 * Tells what an entry would give its owner today: the statement is worked out with and without it, by the
 * same rules and from the same entries as the phone's open month. Nothing is stored.
 * @param today YYYY-MM-DD
 * @returns null when this version can't read the scheme
 */
export function tryEntry(state: MyState, fields: TriedFields, today: Day): TriedResult | null {
  const scheme = phoneScheme(state);
  if (!scheme) return null;
  const reason = refusalOf(state, scheme, fields, today);
  if (reason) return { kind: 'refused', reason };
  const item = itemOn(scheme, fields.item, fields.date);
  if (!item) return { kind: 'refused', reason: 'unknown-item' };

  const booked = later(monthOf(fields.date), state.open);
  const entry: MyEntry = {
    ...fields,
    id: triedId,
    seq: 0,
    period: booked,
    matterText: '',
    basis: '',
    reverses: null,
    decision: null
  };
  const finished = later(previousMonth(state.open), previousMonth(monthOf(today)));
  const asked: Tried = { state, with: { ...state, entries: [...state.entries, entry] }, booked, finished };
  const found = periodsOf(scheme, booked).flatMap((period) => figureOf(asked, period) ?? []);
  // A month of which the year takes the mean says of what belongs to the year only that it comes later.
  const present = found.filter(({ own }) => own.some(({ reason: why }) => why !== 'at-year-end'));
  const figures = present.length > 0 ? present : found.slice(-1);
  const alone = kindOf(item).face(item, { ...entry, subject: '' }, spellOn(state.person, entry.date).group);
  const face = alone === null ? null : faceOf(alone, figures[0]?.own[0]);
  return { kind: 'counted', booked, face, figures: figures.map(({ own: _, ...figure }) => figure) };
}

interface Tried {
  state: MyState;
  with: MyState;
  /** YYYY-MM */
  booked: string;
  /** last month that is over */
  finished: string;
}

/**
 * The periods whose points an entry may change: the one that is open, and the year where that isn't the sum
 * of its months (E1).
 */
function periodsOf(scheme: Scheme, booked: string): string[] {
  const { year } = rulesOn(scheme, `${booked}-01`);
  const open = openPeriod(scheme, booked);
  return year.takes === 'sum' ? [open] : [...new Set([open, wholeYear(booked)])];
}

function refusalOf(state: MyState, scheme: Scheme, fields: TriedFields, today: Day): TryRefusal | null {
  const { date } = fields;
  if (date > today) return 'in-future';
  if (monthOf(date) < state.unit.firstPeriod) return 'before-first';
  const booked = later(monthOf(date), state.open);
  if (!isInForce(scheme, date) || !isMonthInForce(scheme, booked)) return 'not-in-force';
  return isAssessed(state, scheme, fields) ? 'assessed-twice' : null;
}

/** Whether the same was assessed in the year of the booking already; only one counts (M9). */
function isAssessed({ entries, open }: MyState, scheme: Scheme, { item: id, date }: TriedFields): boolean {
  const item = itemOn(scheme, id, date);
  const once = item ? kindOf(item).assessmentKey(item) : null;
  if (once === null) return false;
  const year = yearOf(later(monthOf(date), open));
  const undone = new Set(entries.map(({ reverses }) => reverses));
  return entries.some((one) => {
    const other = yearOf(one.period) === year && !undone.has(one.id) && itemOf(scheme, one.item, one.date);
    return other && kindOf(other).assessmentKey(other) === once;
  });
}

/** The item in the version in force on a day, and in no other. */
function itemOn(scheme: Scheme, id: string, day: Day): Item | undefined {
  return rulesOn(scheme, day).items.find((one) => one.id === id);
}

/** A void says only in its item how much it takes, so its worth stands with the line. */
function faceOf(alone: Hundredths, own: Effect | undefined): Hundredths {
  return alone === 0 && own ? (own.face ?? own.points) : alone;
}

/** The difference that the entry makes in a period; null where it has no line there. */
function figureOf(asked: Tried, period: string): (TriedFigure & { own: Effect[] }) | null {
  const now = changesOf(asked, period, asked.finished);
  if (!now || now.own.length === 0) return null;
  const end = asked.booked > asked.finished ? changesOf(asked, period, asked.booked) : null;
  const { own, change, moved, whys } = now;
  return {
    period,
    own,
    counted: own.reduce((sum, { points }) => sum + points, 0),
    why: whys[0] ?? null,
    change,
    moved,
    atEnd: end && end.change !== change ? { change: end.change, moved: end.moved } : null
  };
}

/** The statement with the entry, compared with the one without it, when the months up to `finished` are over. */
function changesOf(asked: Tried, period: string, finished: string) {
  const before = statementOf(asked.state, period, finished);
  const after = statementOf(asked.with, period, finished);
  const tree = after && explanationOf(asked.with, after, { period, finished });
  if (!before || !after || !tree) return null;
  const nodes = effectNodesIn(tree);
  const own = after.statement.effects.filter(({ entry }) => entry === triedId);
  return {
    own,
    change: after.statement.points - before.statement.points,
    moved: movedLines(asked, { before: before.statement.effects, after: after.statement.effects }, nodes),
    whys: nodes.flatMap(({ entry, parts }) =>
      entry === triedId && parts && parts.reason !== 'counted' ? [parts.why] : []
    )
  };
}

/** The lines other than the entry's own whose points differ, in the order of the statement. */
function movedLines(
  { state }: Tried,
  effects: { before: readonly Effect[]; after: readonly Effect[] },
  nodes: readonly ExplanationNode[]
): MovedLine[] {
  const changes = new Map<string, { effect: Effect; change: Hundredths }>();
  const add = (effect: Effect, change: Hundredths) => {
    if (effect.entry === triedId) return;
    const key = `${effect.entry ?? ''}\n${effect.item}\n${effect.month ?? ''}`;
    changes.set(key, { effect, change: (changes.get(key)?.change ?? 0) + change });
  };
  for (const effect of effects.before) add(effect, -effect.points);
  for (const effect of effects.after) add(effect, effect.points);
  return [...changes.values()].flatMap(({ effect, change }) => {
    if (change === 0) return [];
    const node = nodes.find(
      ({ entry, item, parts }) =>
        item === effect.item &&
        (entry ?? null) === effect.entry &&
        (effect.entry !== null || parts?.month === effect.month)
    );
    const item = phoneItem(state, effect.item);
    const name = node?.parts?.name ?? { zh: item?.name ?? effect.item, en: item?.english ?? effect.item };
    const entry = state.entries.find(({ id }) => id === effect.entry) ?? null;
    return [{ entry, name, why: node?.parts?.why ?? null, change }];
  });
}

function phoneItem(state: MyState, id: string): Item | undefined {
  const scheme = phoneScheme(state);
  return scheme ? itemOf(scheme, id) : undefined;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

import { firstMonth, lastMonth } from '$lib/calendar';
import { isDeclarable, itemOf, rulesOn, type Effect, type Item, type Scheme } from '$lib/points';
import { type Snapshot, type SnapshotRow } from '$lib/notice';
import type { BookedEntry } from '../ledger/ledger';
import { ruleText } from './rule-text';

type Gain = SnapshotRow['gains'][number];
type Later = NonNullable<SnapshotRow['later']>[number];

/** An entry that added points in the period, with those points. */
export interface CreditedEntry {
  entry: BookedEntry;
  effect: Effect;
}

/**
 * The entries of a statement's effects that may be shown one by one: those booked in the period that added points in
 * it. Everything else (standing awards, deductions, and points that a reversal gives back, which would
 * reveal the deduction) goes into one net figure ("Who sees what").
 */
export function creditsOf(
  effects: readonly Effect[],
  period: string,
  ledger: ReadonlyMap<string, BookedEntry>
): CreditedEntry[] {
  return bookedIn(effects, period, ledger).filter(
    ({ effect }) => effect.points > 0 && effect.reason === 'counted'
  );
}

/** The entries booked in the period, with their effects; reversals aren't among them. */
function bookedIn(
  effects: readonly Effect[],
  period: string,
  ledger: ReadonlyMap<string, BookedEntry>
): CreditedEntry[] {
  const [from, to] = [firstMonth(period), lastMonth(period)];
  return effects.flatMap((effect) => {
    const entry = effect.entry === null ? undefined : ledger.get(effect.entry);
    const booked = entry && entry.period >= from && entry.period <= to && entry.reverses === null;
    return booked ? [{ entry, effect }] : [];
  });
}

/**
 * Items that were booked in the period and add to the year alone (E1), those worth most first. They have no points,
 * because of one matter the year counts the highest only. Marks that somebody gives aren't among them.
 */
export function laterOf(
  scheme: Scheme,
  effects: readonly Effect[],
  period: string,
  ledger: ReadonlyMap<string, BookedEntry>
): Later[] {
  const found = new Map<string, Later & { worth: number }>();
  for (const { entry, effect } of bookedIn(effects, period, ledger)) {
    const item = itemOf(scheme, effect.item, entry.date);
    const worth = effect.reason === 'at-year-end' ? (effect.face ?? 0) : 0;
    if (!item || worth <= 0 || !isDeclarable(item)) continue;
    const known = found.get(item.id) ?? { ...namesOf(item), count: 0, worth: 0 };
    found.set(item.id, { ...known, count: known.count + entry.quantity, worth: known.worth + worth });
  }
  return [...found.values()]
    .sort((a, b) => b.worth - a.worth || (a.item < b.item ? -1 : 1))
    .map(({ worth: _, ...later }) => later);
}

/** The differences of earlier periods' corrections, each as one line. */
export function correctionsIn(effects: readonly Effect[]): NonNullable<SnapshotRow['corrections']> {
  return effects.flatMap(({ corrects, points }) =>
    corrects === undefined ? [] : [{ period: corrects, points }]
  );
}

function namesOf({ id, name, measure }: Item) {
  return { item: id, name, measure: measure ?? '' };
}

/** Credits by item, most points first. */
export function gainsOf(scheme: Scheme, credits: readonly CreditedEntry[]): Gain[] {
  const gains = new Map<string, Gain>();
  for (const { entry, effect } of credits) {
    const item = itemOf(scheme, effect.item, entry.date);
    const gain = gains.get(effect.item) ?? {
      item: effect.item,
      name: item?.name ?? effect.item,
      measure: item?.measure ?? '',
      count: 0,
      points: 0
    };
    gains.set(effect.item, {
      ...gain,
      count: gain.count + entry.quantity,
      points: gain.points + effect.points
    });
  }
  return [...gains.values()].sort((a, b) => b.points - a.points || (a.item < b.item ? -1 : 1));
}

/** Credits one by one, newest first, for the scene of the period's changes. */
export function changesOf(
  scheme: Scheme,
  credits: readonly (CreditedEntry & { name: string })[]
): Snapshot['changes'] {
  return credits
    .map(({ entry, effect, name }) => {
      const item = itemOf(scheme, effect.item, entry.date);
      const { sections } = rulesOn(scheme, entry.date);
      return {
        date: entry.date,
        name,
        item: effect.item,
        itemName: item?.name ?? effect.item,
        section: sections.find((section) => section.id === effect.section)?.name ?? effect.section,
        rule: item ? ruleText(item).zh : '',
        points: effect.points,
        ...(item && entry.quantity > 1 && { times: { count: entry.quantity, measure: item.measure } }),
        order: entry.seq
      };
    })
    .sort((a, b) => (a.date === b.date ? b.order - a.order : a.date < b.date ? 1 : -1))
    .map(({ order: _, ...change }) => change);
}

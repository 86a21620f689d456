import { firstDay, lastDay, monthOf, type Day } from '../../../calendar';
import type { Hundredths } from '../../hundredths';
import { kindOf, type Item } from '../../kinds';
import { levelNames } from '../../kinds/levels/levels';
import type { Entry, Subject } from '../../ledger';
import { publishes } from '../../scheme/in-force';
import { rulesOn } from '../../scheme/compose-versions';
import type { RedemptionRule } from '../../redemption';
import type { Scheme } from '../../scheme/scheme';
import { score } from '../../score/score';
import { explain } from '../../reasons';

/** The effect of an item in the invented month. */
export interface InventedEffect {
  item: string;
  /** number of the invented person, from 1; null: nothing was entered, as the item isn't entered by hand */
  person: number | null;
  /** the value that was invented for it; '' when it needs none */
  value: string;
  points: Hundredths | null;
  /** why it gives so much, in both languages; '' where it gives nothing in this month */
  why: Record<'zh' | 'en', string>;
}

/** One of a good, for points of the invented month. Each is tried by itself, and changes no rank. */
export interface InventedPurchase {
  good: string;
  price: Hundredths;
  /** number of the invented person */
  person: number;
  /** that person's points of the month; the base buys nothing */
  points: Hundredths;
  /** points that are left then; < 0: so many are missing, and nothing is handed out */
  left: Hundredths;
}

/** A month that never was, with people who are numbers, so that somebody sees what each rule does. */
export interface InventedMonth {
  month: string;
  /** one for each item, in the scheme's order */
  effects: InventedEffect[];
  /** one of each good, for whoever has the most points of the month */
  goods: InventedPurchase[];
  /** in rank order */
  rows: { person: number; points: Hundredths; balance: Hundredths | null; rank: number | null }[];
}

/** Persons 1 to 4 have a share of the items each, 5 has the vetoes, and 6 has nothing at all. */
const persons = 6;
const vetoed = 5;

/** Values that some kind reads: a level, a rank, a number within bounds. The first that an item takes and that counts is used. */
const values = ['', '1', ...Object.keys(levelNames), '2', '5', '10', '20', '50', '100', '0.5', '200'];

/**
 * Scores a month made up for a scheme: each item once.
 * @param from the first day on which the scheme is in force
 * @returns null when the scheme publishes no months
 */
export function inventedMonth(scheme: Scheme, from: Day): InventedMonth | null {
  const month = monthOf(from);
  if (!publishes(scheme, month)) return null;
  const { items, redemption } = rulesOn(scheme, from);
  const entries = items.flatMap((item, n) => entryFor(item, n, from));
  const subjects = Array.from({ length: persons }, (_, n) => personNumbered(n + 1, month));
  const { rows } = score({ scheme, subjects, entries, period: month, finished: month });
  const nameOf = (lang: 'zh' | 'en') => (id: string) => {
    const item = items.find((one) => one.id === entries.find((entry) => entry.id === id)?.item);
    return (lang === 'zh' ? item?.name : item?.english) ?? id;
  };
  const effects = rows.flatMap((row) =>
    row.effects.map((effect) => ({ ...effect, person: Number(row.subject) }))
  );
  const [richest] = [...rows].sort((one, other) => other.points - one.points);
  return {
    month,
    effects: items.map((item) => {
      const entry = entries.find((one) => one.item === item.id);
      const effect = effects.find(
        (one) => one.item === item.id && (entry === undefined || one.entry === entry.id)
      );
      return {
        item: item.id,
        person: entry ? Number(entry.subject) : null,
        value: entry?.value ?? '',
        points: effect?.points ?? null,
        why: {
          zh: effect ? explain(effect, 'zh', nameOf('zh')) : '',
          en: effect ? explain(effect, 'en', nameOf('en')) : ''
        }
      };
    }),
    goods: richest ? (redemption?.goods ?? []).map((good) => purchaseOf(good, richest)) : [],
    rows: rows.map(({ subject, points, balance, rank }) => ({
      person: Number(subject),
      points,
      balance,
      rank
    }))
  };
}

function purchaseOf(
  { id, points: price }: RedemptionRule['goods'][number],
  { subject, points }: { subject: string; points: Hundredths }
): InventedPurchase {
  // Nobody has less than nothing to spend.
  return { good: id, price, person: Number(subject), points, left: Math.max(0, points) - price };
}

function personNumbered(number: number, month: string): Subject {
  return { id: String(number), name: '', pool: '', group: '', from: firstDay(month), to: null };
}

function entryFor(item: Item, n: number, from: Day): Entry[] {
  const kind = kindOf(item);
  if (!kind.isEntered(item)) return [];
  const person = item.kind === 'veto' ? vetoed : (n % (persons - 2)) + 1;
  const month = monthOf(from);
  const date = lastDay(month);
  const entry = {
    id: `invented-${n + 1}`,
    subject: String(person),
    item: item.id,
    date,
    period: month,
    quantity: 1,
    value: '',
    basis: '—',
    reverses: null,
    matterKey: ''
  };
  const read = values.flatMap((value) => kind.readValue(item, value) ?? []);
  const counting = read.find((value) => kind.face(item, { ...entry, value }, '') !== 0);
  const value = counting ?? read[0];
  return value === undefined ? [] : [{ ...entry, value }];
}

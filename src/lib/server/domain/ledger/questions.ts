import { monthOf } from '$lib/calendar';
import {
  isCountedByMonth,
  itemOf,
  kindOf,
  likenessOf,
  overOnce,
  type OnceEntry,
  type Scheme,
  type WrittenEntry
} from '$lib/points';
import type { MessageParams } from '../../platform/problem/problem';

/** An entry as far as it can be mistaken for another one. */
export type AskedEntry = Pick<
  WrittenEntry,
  'id' | 'subject' | 'item' | 'date' | 'period' | 'quantity' | 'value' | 'basis' | 'reverses'
> & { matterKey: string };

/** A question that somebody answers before entries are booked: there may be too many of them. */
export interface EntryQuestion {
  /** numbers of the new entries that it is about, in their order */
  about: string[];
  /** those of `about` that are too many, in their order: the lines that aren't booked where they are the same thing as another */
  surplus: string[];
  /** numbers of all entries that it names, booked or new */
  names: string[];
  params: MessageParams<'once' | 'alike' | 'alike-in-sheet'>;
}

/**
 * Asks about new entries that are more than the document gives in a period (M17), and about those that read like another one
 * (`likenessOf`).
 * @param added to be booked, in their order
 * @param known the ledger; of it, only what concerns the same people and items matters
 * @param sheet numbers of all entries that one sheet makes: each has a cell of its own, so that none is mistaken for another of them;
 * null: the new ones come from no sheet
 */
export function questionsAbout(
  added: readonly AskedEntry[],
  known: readonly AskedEntry[],
  { scheme, sheet = null }: { scheme: Scheme; sheet?: ReadonlySet<string> | null }
): EntryQuestion[] {
  const fresh = new Set(added.map(({ id }) => id));
  const undone = new Set([...known, ...added].map(({ reverses }) => reverses));
  const stands = ({ id, reverses }: AskedEntry) => reverses === null && !undone.has(id);
  const standing = known.filter((entry) => stands(entry) && !fresh.has(entry.id));
  const news = added.filter(stands);
  return [...onceAsked(news, standing, scheme), ...alikeAsked(news, standing, sheet)];
}

/** M17: one question for a person's period, and one for the places of everybody's. */
function onceAsked(
  news: readonly AskedEntry[],
  standing: readonly AskedEntry[],
  scheme: Scheme
): EntryQuestion[] {
  const fresh = new Set(news.map(({ id }) => id));
  const given = [...standing, ...news].flatMap((entry): OnceEntry[] => {
    const item = itemOf(scheme, entry.item, entry.date);
    if (!item?.once) return [];
    return [{ entry, item, counts: kindOf(item).face(item, entry, '') !== 0 }];
  });
  return overOnce(given).flatMap(({ entries, most }) => {
    const names = entries.map(({ id }) => id);
    const about = names.filter((id) => fresh.has(id));
    if (about.length === 0) return [];
    const surplus = surplusOf(entries, fresh, most);
    return [{ about, surplus, names, params: { code: 'once', params: { entries: names.join('、') } } }];
  });
}

/** The new ones for which no room is left: those that are booked come first, then the new ones in their order. */
function surplusOf(
  entries: readonly Pick<AskedEntry, 'id' | 'quantity'>[],
  fresh: ReadonlySet<string>,
  most: number
): string[] {
  const booked = entries.filter(({ id }) => !fresh.has(id));
  let given = booked.reduce((sum, { quantity }) => sum + quantity, 0);
  return entries.flatMap(({ id, quantity }) => {
    if (!fresh.has(id)) return [];
    given += quantity;
    return given > most ? [id] : [];
  });
}

function alikeAsked(
  news: readonly AskedEntry[],
  standing: readonly AskedEntry[],
  sheet: ReadonlySet<string> | null
): EntryQuestion[] {
  const keyOf = ({ subject, item, date }: AskedEntry) => JSON.stringify([subject, item, monthOf(date)]);
  const places = new Set(news.map(keyOf));
  const others = new Map<string, AskedEntry[]>();
  const add = (entry: AskedEntry) => {
    const known = others.get(keyOf(entry));
    if (known) known.push(entry);
    else others.set(keyOf(entry), [entry]);
  };
  for (const entry of standing) if (places.has(keyOf(entry)) && !sheet?.has(entry.id)) add(entry);
  const fresh = new Set(news.map(({ id }) => id));
  return news.flatMap((entry): EntryQuestion[] => {
    const found = (others.get(keyOf(entry)) ?? []).flatMap((other) => {
      const likeness = likenessOf(entry, other);
      return likeness ? [{ other, likeness }] : [];
    });
    if (sheet === null) add(entry);
    if (found.length === 0) return [];
    const ids = found.map(({ other }) => other.id);
    const code = found.some(({ likeness }) => likeness === 'alike-in-sheet') ? 'alike-in-sheet' : 'alike';
    const named = code === 'alike' ? ({ id }: AskedEntry) => id : lineText;
    const params = { value: named(entry), others: found.map(({ other }) => named(other)).join('、') };
    return [
      {
        about: [...ids.filter((id) => fresh.has(id)), entry.id],
        surplus: [entry.id],
        names: [...ids, entry.id],
        params: { code, params }
      }
    ];
  });
}

/** A line by its number, its day (or the month that a sheet counted) and its basis. */
function lineText(entry: AskedEntry): string {
  const day = isCountedByMonth(entry) ? monthOf(entry.date) : entry.date;
  return `${entry.id}（${[day, entry.basis].filter((text) => text !== '').join(' ')}）`;
}

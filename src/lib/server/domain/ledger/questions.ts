import { itemOf, kindOf, overOnce, type OnceEntry, type Scheme, type WrittenEntry } from '$lib/points';
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
  params: MessageParams<'once' | 'alike'>;
}

/**
 * Asks about new entries that are more than the document gives in a period (M17), and about those that read like another one:
 * of one person, item and day, with nothing that tells them apart.
 * @param added to be booked, in their order
 * @param known the ledger; of it, only what concerns the same people and items matters
 * @param among whether the new ones are compared with each other too: a sheet has a column for each, which tells them apart
 */
export function questionsAbout(
  added: readonly AskedEntry[],
  known: readonly AskedEntry[],
  { scheme, among = 'all' }: { scheme: Scheme; among?: 'all' | 'ledger' }
): EntryQuestion[] {
  const fresh = new Set(added.map(({ id }) => id));
  const undone = new Set([...known, ...added].map(({ reverses }) => reverses));
  const stands = ({ id, reverses }: AskedEntry) => reverses === null && !undone.has(id);
  const standing = known.filter((entry) => stands(entry) && !fresh.has(entry.id));
  const news = added.filter(stands);
  return [...onceAsked(news, standing, scheme), ...alikeAsked(news, standing, among)];
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
  return overOnce(given).flatMap(({ entries }) => {
    const about = entries.flatMap(({ id }) => (fresh.has(id) ? [id] : []));
    if (about.length === 0) return [];
    return [{ about, params: { code: 'once', params: { entries: entries.map(({ id }) => id).join('、') } } }];
  });
}

function alikeAsked(
  news: readonly AskedEntry[],
  standing: readonly AskedEntry[],
  among: 'all' | 'ledger'
): EntryQuestion[] {
  const keyOf = ({ subject, item, date }: AskedEntry) => JSON.stringify([subject, item, date]);
  const places = new Set(news.map(keyOf));
  const others = new Map<string, AskedEntry[]>();
  const add = (entry: AskedEntry) => others.set(keyOf(entry), [...(others.get(keyOf(entry)) ?? []), entry]);
  for (const entry of standing) if (places.has(keyOf(entry))) add(entry);
  const fresh = new Set(news.map(({ id }) => id));
  return news.flatMap((entry): EntryQuestion[] => {
    const alike = (others.get(keyOf(entry)) ?? []).filter((other) => readsLike(entry, other));
    if (among === 'all') add(entry);
    if (alike.length === 0) return [];
    const ids = alike.map(({ id }) => id);
    return [
      {
        about: [...ids.filter((id) => fresh.has(id)), entry.id],
        params: { code: 'alike', params: { value: entry.id, others: ids.join('、') } }
      }
    ];
  });
}

/** Another matter, or else another basis, tells two entries of one person, item and day apart. */
function readsLike(one: AskedEntry, other: AskedEntry): boolean {
  if (one.matterKey !== '' && other.matterKey !== '') return one.matterKey === other.matterKey;
  return one.basis === '' || other.basis === '' || one.basis === other.basis;
}

import { daysInMonth } from '$lib/calendar';
import type { Entry, Subject } from '$lib/points';

/** How a kind of work shows up in the demo: how likely for a person in a month, and what is written about it. */
export interface Work {
  item: string;
  chance: number;
  most?: number;
  matters: string[];
  basis(year: string, no: number): string;
  value?: (random: () => number) => string;
  /** only for these people */
  whom?: (person: Subject) => boolean;
}

/**
 * One month of the demo's work: invented, but of the kinds and sizes that a community's ledger has.
 *
 * @param works what may happen; who stands first in the roster does a little more
 * @param until last day on which something may have happened, YYYY-MM-DD
 * @param random numbers in [0, 1)
 */
export function monthOfWork(
  works: readonly Work[],
  people: readonly Subject[],
  month: string,
  until: string,
  random: () => number
): Entry[] {
  const year = month.slice(0, 4);
  const last = until.startsWith(month)
    ? Number(until.slice(8))
    : daysInMonth(Number(year), Number(month.slice(5)));
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const found = people.flatMap((person, index) =>
    works
      .filter(({ chance }) => random() < chance * (1.25 - (index % 12) / 24))
      .filter(({ whom }) => !whom || whom(person))
      .map((work) => ({
        subject: person.id,
        item: work.item,
        date: `${month}-${String(1 + Math.floor(random() * last)).padStart(2, '0')}`,
        period: month,
        quantity: work.most === undefined ? 1 : 1 + Math.floor(random() * work.most),
        value: work.value?.(random) ?? '',
        // A matter of its own each month: the same one across months would be compared (M8).
        matter: prefixed(pick(work.matters) ?? '', `${Number(month.slice(5))}月`),
        basis: work.basis(year, 20 + Math.floor(random() * 180)),
        reverses: null
      }))
      .filter((entry) => person.from === null || entry.date >= person.from)
  );
  return found
    .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1))
    .map((entry, index) => ({ id: `${month}-${String(index + 1).padStart(3, '0')}`, ...entry }));
}

function prefixed(text: string, prefix: string): string {
  return text === '' ? '' : prefix + text;
}

import { wholeYear, monthNumber, lastDay } from '$lib/calendar';
import type { WrittenEntry, Subject } from '$lib/points';

/** A kind of work in the demo: its likelihood for a person in a month, and the texts about it. */
export interface DemoWork {
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
 * @param works what may happen; people who come first in the roster do a little more
 * @param until last day on which something may have happened, YYYY-MM-DD
 * @param random numbers in [0, 1)
 */
export function monthOfWork(
  works: readonly DemoWork[],
  people: readonly Subject[],
  month: string,
  until: string,
  random: () => number
): WrittenEntry[] {
  const year = wholeYear(month);
  const last = Number((until < lastDay(month) ? until : lastDay(month)).slice(8));
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
        // Each month has a matter of its own, because equal matters would be compared across months (M8).
        matterText: prefixed(pick(work.matters) ?? '', `${monthNumber(month)}月`),
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

import { nextMonth } from '../../src/lib/calendar';
import * as fc from 'fast-check';
import { kindOf, type Ballot, type Entry, type Item, type Scheme, type Subject } from '../../src/lib/points';

/**
 * A drawn ledger of any scheme: three people, entries of all its items in 2025 and 2026, some late, some
 * reversed.
 */
export interface AnyLedger {
  subjects: Subject[];
  entries: Entry[];
  ballots: Ballot[];
}

const day = fc
  .record({
    year: fc.constantFrom(2025, 2026, 2026, 2026),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 })
  })
  .map((at) => `${at.year}-${String(at.month).padStart(2, '0')}-${String(at.day).padStart(2, '0')}`);

const texts = [
  '1',
  '2',
  '5',
  '0',
  '15',
  '20.5',
  '33.33',
  '45',
  '120',
  '-7.5',
  'city',
  'national',
  'province',
  'poor',
  'county'
];

/**
 * A value that the item's kind reads, in its own writing; '' where it needs none, null where it reads none of
 * the texts.
 */
function valueOf(item: Item, pick: number): string | null {
  const kind = kindOf(item);
  const values = texts.flatMap((text) => kind.readValue(item, text) ?? []);
  return values[pick % values.length] ?? null;
}

/** Draws ledgers of a scheme. */
export function anyLedger(scheme: Scheme): fc.Arbitrary<AnyLedger> {
  const items = scheme.items.filter((item) => kindOf(item).isEntered(item));
  const drawn = fc.record({
    subject: fc.constantFrom('u1', 'u2', 'u3'),
    item: fc.constantFrom(...items),
    date: day,
    delay: fc.constantFrom(0, 0, 0, 1, 3),
    quantity: fc.constantFrom(1, 1, 2, 7),
    matterKey: fc.constantFrom('', '', 'a', 'b'),
    pick: fc.nat(20),
    reversedAfter: fc.option(fc.constantFrom(0, 1, 4), { nil: null, freq: 4 })
  });
  const votes = fc.array(
    fc.record({
      subject: fc.constantFrom('u1', 'u2', 'u3'),
      group: fc.constantFrom('leaders', 'staff'),
      score: fc.integer({ min: 0, max: 10_000 })
    }),
    { maxLength: 40 }
  );
  const from = fc.option(day, { nil: null, freq: 3 });
  return fc
    .record({
      from,
      group: fc.constantFrom('', 'head', 'temporary'),
      drawn: fc.array(drawn, { maxLength: 25 }),
      votes
    })
    .map(({ from: since, group, drawn: some, votes: ballots }) => ({
      subjects: ['u1', 'u2', 'u3'].map((id) => ({
        id,
        name: '',
        pool: '',
        group,
        from: id === 'u1' ? since : null,
        to: null
      })),
      ballots,
      entries: entriesOf(some)
    }));
}

interface DrawnLedger {
  subject: string;
  item: Item;
  date: string;
  delay: number;
  quantity: number;
  matterKey: string;
  pick: number;
  reversedAfter: number | null;
}

function entriesOf(some: readonly DrawnLedger[]): Entry[] {
  const once = new Set<string>();
  return some.flatMap((one, n): Entry[] => {
    const kind = kindOf(one.item);
    const value = valueOf(one.item, one.pick);
    const period = later(one.date.slice(0, 7), one.delay);
    const key = kind.assessmentKey(one.item);
    const place = `${one.subject} ${key} ${period.slice(0, 4)}`;
    if (value === null || (key !== null && once.has(place))) return [];
    once.add(place);
    const entry: Entry = {
      id: `e${n}`,
      subject: one.subject,
      item: one.item.id,
      date: one.date,
      period,
      quantity: kind.hasQuantity ? one.quantity : 1,
      value,
      matterKey: one.matterKey,
      reverses: null
    };
    if (one.reversedAfter === null) return [entry];
    const month = later(period, one.reversedAfter);
    const blank = { item: '', value: '', matterKey: '', quantity: 1 };
    return [
      entry,
      { ...entry, ...blank, id: `r${n}`, date: `${month}-15`, period: month, reverses: entry.id }
    ];
  });
}

function later(month: string, months: number): string {
  return months === 0 ? month : later(nextMonth(month), months - 1);
}

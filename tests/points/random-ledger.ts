import { nextMonth } from '../../src/lib/calendar';
import * as fc from 'fast-check';
import { type Entry, type Subject } from '../../src/lib/points';

/**
 * The data that tests draw from: two subjects, entries of 2025 and 2026, booked up to months later, some of
 * them reversed.
 */
export interface RandomLedger {
  subjects: Subject[];
  entries: Entry[];
}

const values: Record<string, string[]> = {
  'four-knows': ['1', '5', '6'],
  commendation: ['street', 'national'],
  'other-task': ['-2.5', '7', '0.01']
};
const items = [
  ...[
    'late',
    'absent',
    'personal-leave',
    'criticised',
    'criticised',
    'complaint',
    'task-early',
    'task-on-time'
  ],
  ...['task-late', 'activity', 'contest', 'contest-top3', 'four-knows', 'commendation', 'other-task']
];

const day = fc
  .record({
    year: fc.constantFrom(2025, 2026, 2026, 2026),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 })
  })
  .map((at) => `${at.year}-${String(at.month).padStart(2, '0')}-${String(at.day).padStart(2, '0')}`);

const service = fc.option(day, { nil: null, freq: 3 });

const drawn = fc.record({
  subject: fc.constantFrom('u1', 'u2'),
  item: fc.constantFrom(...items),
  date: day,
  delay: fc.constantFrom(0, 0, 0, 1, 2, 5),
  quantity: fc.constantFrom(1, 1, 2, 3),
  matterKey: fc.constantFrom('', '', 'a', 'b'),
  pick: fc.nat(9),
  /** months until it is reversed; null for never */
  reversedAfter: fc.option(fc.constantFrom(0, 1, 3, 9), { nil: null, freq: 2 })
});

export const randomLedger: fc.Arbitrary<RandomLedger> = fc
  .record({ from: service, to: service, drawn: fc.array(drawn, { maxLength: 30 }) })
  .map(({ from, to, drawn }) => ({
    subjects: [
      {
        id: 'u1',
        name: '',
        pool: '',
        group: '',
        from,
        to: from !== null && to !== null && to < from ? null : to
      },
      { id: 'u2', name: '', pool: '', group: '', from: null, to: null }
    ],
    entries: drawn.flatMap((one, n) => {
      const choice = values[one.item];
      const booked = later(one.date.slice(0, 7), one.delay);
      const entry: Entry = {
        id: `e${n}`,
        subject: one.subject,
        item: one.item,
        date: one.date,
        period: booked,
        quantity: choice ? 1 : one.quantity,
        value: choice?.[one.pick % choice.length] ?? '',
        matterKey: one.matterKey,
        reverses: null
      };
      if (one.reversedAfter === null) return [entry];
      const month = later(booked, one.reversedAfter);
      const reversal = {
        ...entry,
        id: `r${n}`,
        item: '',
        value: '',
        matterKey: '',
        quantity: 1,
        reverses: entry.id
      };
      return [entry, { ...reversal, date: `${month}-15`, period: month }];
    })
  }));

function later(month: string, months: number): string {
  return months === 0 ? month : later(nextMonth(month), months - 1);
}

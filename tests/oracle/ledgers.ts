import fc from 'fast-check';
import { type OracleItem } from './rules/item';
import { type OracleRules } from './rules/rules';

/** A drawn ledger: numbers that `write.ts` turns into a sound ledger, so that a failing one shrinks well. */
export interface OracleDraft {
  people: readonly OraclePerson[];
  /** the few items of this ledger, so that they meet */
  palette: readonly number[];
  lines: readonly OracleLine[];
  streaks: readonly Streak[];
  ballots: readonly (readonly [leaders: readonly number[], staff: readonly number[]])[];
  /**
   * everything concerns two people in the requested year, so that comparisons, caps and emptied allowances
   * meet
   */
  isDense: boolean;
  period: { span: number; year: number; part: number };
  /**
   * number of months before the period's last one at which the ledger begins (M15); null for no first month
   */
  begun: number | null;
  spelling: { headings: boolean; items: boolean; dates: number; order: number; columns: number };
}

export interface OraclePerson {
  pool: number;
  group: number;
  from: string;
  to: string;
  /** with all the assessments that a year requires */
  assessed: boolean;
  /** an earlier line of the roster, until a day, and the days between the two (M16); null for one line */
  moved: { pool: number; group: number; until: string; away: number } | null;
}

export interface OracleLine {
  who: number;
  what: number;
  date: string;
  /** months between the event and its booking */
  late: number;
  quantity: number;
  value: number;
  matterNo: number;
  /** an earlier line that this one reverses, and how many months after its booking; null for none */
  undoes: { line: number; after: number } | null;
}

/** An item that comes in several quarters in a row, for the runs of C. */
export interface Streak {
  who: number;
  what: number;
  since: number;
  quarters: number;
}

const edges = [
  '01-01',
  '01-31',
  '02-28',
  '03-31',
  '04-01',
  '06-30',
  '07-01',
  '09-30',
  '10-01',
  '11-15',
  '12-01',
  '12-31'
];
const day = fc.oneof(
  fc.constantFrom(...edges),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map((of) => of.map(two).join('-'))
);
const date = fc
  .tuple(fc.constantFrom(2026, 2026, 2026, 2025, 2024), day)
  .map(([year, of]) => `${year}-${of}`);
const service = fc.oneof(
  { weight: 5, arbitrary: fc.constant('') },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(2026, 2026, 2025), day).map(([year, of]) => `${year}-${of}`)
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '2024-02-15',
      '2024-02-16',
      '2026-06-16',
      '2026-07-02',
      '2026-02-14',
      '2026-02-15'
    )
  }
);

function two(number: number): string {
  return String(number).padStart(2, '0');
}

const person: fc.Arbitrary<OraclePerson> = fc.record({
  pool: fc.nat(2),
  group: fc.nat(3),
  from: service,
  to: service,
  assessed: fc.integer({ min: 0, max: 9 }).map((of) => of > 1),
  moved: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.record({
        pool: fc.nat(2),
        group: fc.nat(3),
        until: date,
        away: fc.constantFrom(0, 0, 1, 30, 181, 200)
      })
    }
  )
});

const line: fc.Arbitrary<OracleLine> = fc.record({
  who: fc.oneof(fc.nat(2), fc.nat(11)),
  what: fc.nat(1000),
  date,
  late: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 13 }) }
  ),
  quantity: fc.oneof(
    { weight: 4, arbitrary: fc.constant(1) },
    { weight: 2, arbitrary: fc.integer({ min: 2, max: 7 }) },
    { weight: 1, arbitrary: fc.constantFrom(10, 16, 31, 41, 91, 100, 200) }
  ),
  // Few values come again and again, so that sums and scores meet.
  value: fc.oneof(fc.nat(2), fc.nat(1000)),
  matterNo: fc.nat(5),
  undoes: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.record({ line: fc.nat(60), after: fc.nat(14) }) }
  )
});

const streak: fc.Arbitrary<Streak> = fc.record({
  who: fc.nat(40),
  what: fc.nat(1000),
  since: fc.nat(11),
  quarters: fc.integer({ min: 2, max: 12 })
});

const ballotsOfGroup = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.nat(10000), { minLength: 5, maxLength: 8, size: 'max' }) },
  {
    weight: 1,
    arbitrary: fc.array(
      fc.nat(100).map((of) => of * 100),
      { maxLength: 6 }
    )
  }
);

const drawnPeriod = fc.record({
  span: fc.nat(3),
  year: fc.constantFrom(2026, 2026, 2026, 2025, 2024),
  part: fc.nat(11)
});

const spelling = fc.record({
  headings: fc.boolean(),
  items: fc.boolean(),
  dates: fc.nat(2),
  order: fc.nat(1_000_000),
  columns: fc.nat(1_000_000)
});

/** Draws 2–12 people, and for C now and then as many as a 5% needs. */
export function ledgers(rules: OracleRules): fc.Arbitrary<OracleDraft> {
  const few = fc.array(person, { minLength: 2, maxLength: 12, size: 'max' });
  const crowd = fc
    .tuple(fc.integer({ min: 19, max: 24 }), fc.array(person, { maxLength: 4 }))
    .map(([number, others]) => [...Array.from({ length: number }, (): OraclePerson => onePool), ...others]);
  const needsCrowd = rules.id === 'county-officials';
  return fc.record({
    people: needsCrowd ? fc.oneof(few, crowd) : few,
    palette: fc.oneof(
      fc.array(fc.nat(1000), { minLength: 1, maxLength: 4 }),
      // Neighbouring items share clauses.
      fc.nat(1000).map((first) => [first, first + 1, first + 2, first + 3]),
      fc.array(fc.nat(1000), { minLength: 8, maxLength: 12, size: 'max' })
    ),
    lines: fc.array(line, { maxLength: 60, size: 'max' }),
    streaks: needsCrowd ? fc.array(streak, { maxLength: 6, size: 'max' }) : fc.constant([]),
    // Ballots concern E alone; elsewhere they are read and change nothing.
    ballots: fc.array(fc.tuple(ballotsOfGroup, ballotsOfGroup), {
      maxLength: rules.id === 'town-thousand' ? 12 : 1,
      size: 'max'
    }),
    isDense: fc.boolean(),
    period: drawnPeriod,
    begun: fc.option(fc.nat(30), { freq: 2, nil: null }),
    spelling
  });
}

const onePool: OraclePerson = { pool: 0, group: 1, from: '', to: '', assessed: true, moved: null };

/** A draft with one line of the roster for each person: a fault in one of several would be two. */
export function settled(draft: OracleDraft): OracleDraft {
  return { ...draft, people: draft.people.map((one) => ({ ...one, moved: null })) };
}

/**
 * A value that the item takes, chosen by number; bounds, halves and values beyond an allowance are among
 * them.
 */
export function valueOf(item: OracleItem, choice: number): string {
  const of = (list: readonly string[]) => list[choice % list.length] ?? '';
  if (item.takes === 'level') return of(Object.keys(item.levels));
  if (item.takes === 'rank') return String((choice % 7) + 1);
  if (item.takes !== 'number') return '';
  const figures = item.whole
    ? ['0', '1', '2', '5', '13', '14']
    : [
        '10',
        '5',
        '20',
        '0.01',
        '0',
        '0.5',
        '1',
        '2',
        '2.25',
        '3',
        '7.5',
        '12',
        '15',
        '29.99',
        '33.33',
        '40',
        '60',
        '61',
        '100',
        '150',
        '200',
        '300',
        '-5',
        '-0.01'
      ];
  // The upper bound, full marks, comes first.
  const bound = item.to === undefined ? [] : [item.to];
  return of([...bound, ...figures.filter((figure) => isWithin(Number(figure), item))]);
}

function isWithin(figure: number, item: Extract<OracleItem, { takes: 'number' }>): boolean {
  if (item.from === undefined) return figure !== 0;
  if (figure < Number(item.from) || (item.above === true && figure === Number(item.from))) return false;
  return item.to === undefined || figure <= Number(item.to);
}

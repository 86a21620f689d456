import { type Entry, type Subject } from '$lib/points';
import { daysInMonth } from '$lib/calendar';
import { repeatable } from '$lib/server/demo/random';

/** What a year of one scheme is drawn from. */
interface Mix {
  pools: readonly string[];
  /** items, each as often as it is drawn */
  items: readonly string[];
  values: Readonly<Record<string, readonly string[]>>;
  /** items that are told of twice in a month by two people, and so share a matter */
  shared(item: string): boolean;
  /** items whose entries carry no number of times */
  once: ReadonlySet<string>;
}

const often = (item: string, times: number) => Array.from({ length: times }, () => item);

const communityValues = {
  'four-knows': ['1', '3', '5', '9'],
  commendation: ['street', 'city', 'national'],
  'other-task': ['-2.5', '7', '3']
};
const countyValues = {
  'politics-loyalty': ['0.5', '1'],
  'discipline-duty': ['0.25', '0.5'],
  'personal-honour': ['county', 'city', 'region'],
  'work-honour': ['county', 'city', 'national'],
  'city-ranking': ['1', '2', '3', '4'],
  media: ['city', 'province', 'national']
};

const mixes = {
  'community-cadres': {
    pools: [''],
    items: [
      ...often('task-early', 2),
      ...often('task-on-time', 3),
      ...often('activity', 3),
      ...['task-late', 'mediation', 'registration', 'good-deed', 'contest', 'contest-top3', 'complaint'],
      ...['criticised', 'late', 'personal-leave', ...Object.keys(communityValues)]
    ],
    values: communityValues,
    shared: (item) => item.startsWith('task-'),
    once: new Set(['criticised', 'late', 'personal-leave', ...Object.keys(communityValues)])
  },
  'county-officials': {
    pools: ['leaders', 'reserve'],
    items: [
      ...often('media', 4),
      ...often('for-the-people', 2),
      ...often('public-welfare', 2),
      ...['key-secondment', 'last-year-excellent', 'disobedience', 'low-ranking', 'named-criticism'],
      ...['circular-criticism', 'reminder', 'other-negative', 'admonition', ...Object.keys(countyValues)]
    ],
    values: countyValues,
    shared: () => true,
    once: new Set(Object.keys(countyValues))
  }
} satisfies Record<string, Mix>;

export type Drawn = keyof typeof mixes;

/**
 * A full year of a scheme's ledger, the same each time: a third of what can be told of twice shares a matter, one
 * entry in twenty is booked a month late, one in fifty is reversed.
 */
export function aYearsLedger(scheme: Drawn, people: number, entries: number, year: number) {
  const { pools, items, values, shared, once }: Mix = mixes[scheme];
  const random = repeatable(20260101);
  const upTo = (n: number) => Math.floor(random() * n);
  const pick = (from: readonly string[]): string => from[upTo(from.length)] ?? '';

  const subjects = Array.from({ length: people }, (_, n): Subject => ({
    id: `P${String(n + 1).padStart(5, '0')}`,
    name: '',
    pool: pools[n % pools.length] ?? '',
    group: '',
    from: null,
    to: null
  }));
  const months = Array.from({ length: 13 }, (_, m) => `${year}-${String(m).padStart(2, '0')}`);
  const days = months.map((month) =>
    Array.from({ length: 31 }, (_, n) => `${month}-${String(n + 1).padStart(2, '0')}`)
  );
  const matters = months.map((month) => Array.from({ length: 4 }, (_, n) => `${month}-${n}`));
  const ledger: Entry[] = [];
  while (ledger.length < entries) {
    const n = ledger.length;
    const m = 1 + upTo(12);
    const month = months[m] ?? '';
    const item = pick(items);
    const late = m < 12 && random() < 0.05;
    // As a reader of files keeps them: equal texts are one.
    const date = days[m]?.[upTo(daysInMonth(year, m))] ?? '';
    const entry: Entry = {
      id: `E${String(n).padStart(7, '0')}`,
      subject: subjects[n % people]?.id ?? '',
      item,
      date,
      period: late ? (months[m + 1] ?? '') : month,
      quantity: once.has(item) ? 1 : 1 + upTo(2),
      value: pick(values[item] ?? ['']),
      matter: shared(item) && random() < 0.33 ? pick(matters[m] ?? []) : '',
      basis: '',
      reverses: null
    };
    ledger.push(entry);
    if (random() < 0.02 && ledger.length < entries)
      ledger.push({
        ...entry,
        ...{ id: `${entry.id}R`, item: '', value: '', matter: '', quantity: 1, reverses: entry.id }
      });
  }
  return { subjects, entries: ledger };
}

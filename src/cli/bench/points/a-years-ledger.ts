import { type Entry, type Subject } from '$lib/points';
import { daysInMonth, monthOfYear } from '$lib/calendar';
import { repeatable } from '$lib/server/domain/demo/random';

/** The parts from which a year of one scheme is drawn. */
interface Mix {
  pools: readonly string[];
  /** items, each repeated as often as it is to be drawn */
  items: readonly string[];
  values: Readonly<Record<string, readonly string[]>>;
  /** whether two people report the item twice in a month, under the same matter */
  shared(item: string): boolean;
  /** items whose entries carry no count */
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

export type LedgerMix = keyof typeof mixes;

/**
 * Makes a full year of a scheme's ledger, the same each time: a third of what can be reported twice shares a
 * matter, one entry in twenty is booked a month late, one in fifty is reversed.
 * @param people how many
 * @param entries how many
 * @param year as in 2026
 */
export function aYearsLedger(scheme: LedgerMix, people: number, entries: number, year: number) {
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
  const months = Array.from({ length: 13 }, (_, m) => monthOfYear(year, m));
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
    // Equal texts are one string, as a reader of files keeps them.
    const date = days[m]?.[upTo(daysInMonth(year, m))] ?? '';
    const entry: Entry = {
      id: `E${String(n).padStart(7, '0')}`,
      subject: subjects[n % people]?.id ?? '',
      item,
      date,
      period: late ? (months[m + 1] ?? '') : month,
      quantity: once.has(item) ? 1 : 1 + upTo(2),
      value: pick(values[item] ?? ['']),
      matterKey: shared(item) && random() < 0.33 ? pick(matters[m] ?? []) : '',
      reverses: null
    };
    ledger.push(entry);
    if (random() < 0.02 && ledger.length < entries)
      ledger.push({
        ...entry,
        id: `${entry.id}R`,
        item: '',
        value: '',
        matterKey: '',
        quantity: 1,
        reverses: entry.id
      });
  }
  return { subjects, entries: ledger };
}

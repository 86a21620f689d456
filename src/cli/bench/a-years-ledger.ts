import { nextMonth, type Entry, type Subject } from '$lib/points';
import { daysInMonth } from '$lib/calendar';
import { repeatable } from '../demo/random';

/** What is drawn, as often as it stands here. */
const items = [
  ...['task-early', 'task-early', 'task-on-time', 'task-on-time', 'task-on-time', 'task-late'],
  ...[
    'activity',
    'activity',
    'activity',
    'mediation',
    'registration',
    'good-deed',
    'contest',
    'contest-top3'
  ],
  ...['complaint', 'criticised', 'late', 'personal-leave', 'four-knows', 'commendation', 'other-task']
];
const values: Record<string, readonly string[]> = {
  'four-knows': ['1', '3', '5', '9'],
  commendation: ['street', 'city', 'national'],
  'other-task': ['-2.5', '7', '3']
};
const once: ReadonlySet<string> = new Set(['criticised', 'late', 'personal-leave', ...Object.keys(values)]);

/**
 * A full year of scheme A, the same each time: all kinds of items, a third of the tasks told of twice, one entry in
 * twenty booked a month late, one in fifty reversed.
 */
export function aYearsLedger(people: number, entries: number, year: number) {
  const random = repeatable(20260101);
  const upTo = (n: number) => Math.floor(random() * n);
  const pick = <T>(from: readonly T[], or: T): T => from[upTo(from.length)] ?? or;

  const subjects = Array.from({ length: people }, (_, n): Subject => ({
    id: `P${String(n + 1).padStart(4, '0')}`,
    name: '',
    pool: '',
    group: '',
    from: null,
    to: null
  }));
  const ledger: Entry[] = [];
  while (ledger.length < entries) {
    const n = ledger.length;
    const m = 1 + upTo(12);
    const month = `${year}-${String(m).padStart(2, '0')}`;
    const item = pick(items, 'activity');
    const late = m < 12 && random() < 0.05;
    const entry: Entry = {
      id: `E${String(n).padStart(7, '0')}`,
      subject: subjects[n % people]?.id ?? '',
      item,
      date: `${month}-${String(1 + upTo(daysInMonth(year, m))).padStart(2, '0')}`,
      period: late ? nextMonth(month) : month,
      quantity: once.has(item) ? 1 : 1 + upTo(2),
      value: pick(values[item] ?? [], ''),
      matter: item.startsWith('task-') && random() < 0.33 ? `${month}-${upTo(4)}` : '',
      basis: '',
      reverses: null
    };
    ledger.push(entry);
    if (random() < 0.02 && ledger.length < entries)
      ledger.push({
        ...entry,
        id: `${entry.id}R`,
        item: '',
        value: '',
        matter: '',
        quantity: 1,
        date: entry.date,
        reverses: entry.id
      });
  }
  return { subjects, entries: ledger };
}

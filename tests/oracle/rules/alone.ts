import { monthOf, yearOf } from './calendar';
import { smaller, whole, type Fraction } from './fraction';
import { live } from './live';
import { type Rules } from './rules';
import { type Books, type Entry, type Period } from './words';
import { worth } from './worth';

/** Items of which an entry counts its face value, whatever else was entered. */
const plain: Readonly<Record<string, readonly string[]>> = {
  'community-cadres': [
    'four-knows',
    'other-base',
    'task-late',
    'activity',
    'mediation',
    'registration',
    'contest',
    'contest-top3',
    'good-deed',
    'other-task',
    'study-top5',
    'commendation',
    'other-award'
  ],
  'town-thousand': [
    'special',
    'site-meeting',
    'inspection',
    'experience',
    'party-inspection',
    'organisation-inspection',
    'secondment',
    'village-secretary',
    'investment'
  ]
};

/**
 * M14: entries booked in the period whose points follow from themselves alone, and these points. What counts together
 * with others is left to the sums.
 */
export function standingAlone(rules: Rules, books: Books, period: Period): [Entry, Fraction][] {
  if (rules.id === 'town-thousand' && period.span !== 'year') return [];
  return live(rules.items, books.entries, period.year, period.last)
    .filter(({ period: booked }) => yearOf(booked) === period.year && monthOf(booked) >= period.first)
    .flatMap((entry): [Entry, Fraction][] => {
      const isPlain = plain[rules.id]?.includes(entry.item) === true;
      if (isPlain) return [[entry, worth(rules.items, entry)]];
      // C2, C3: a matter of its own.
      const section = rules.items[entry.item]?.section;
      if (rules.id !== 'county-officials' || section === 'conduct' || entry.matter !== '') return [];
      return [[entry, smaller(whole(10), worth(rules.items, entry))]];
    });
}

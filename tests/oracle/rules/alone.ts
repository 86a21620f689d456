import { monthOf, yearOf } from './calendar';
import { smaller, whole, type OracleFraction } from './fraction';
import { live } from './live';
import { type OracleRules } from './rules';
import { type Books, type OracleEntry, type OraclePeriod } from './words';
import { worth } from './worth';

/** Items whose entries always count their face value, whatever else was entered. */
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
 * M14: the entries booked in the period whose points follow from themselves alone, with these points. What
 * counts together with others is checked by the sums.
 */
export function standingAlone(
  rules: OracleRules,
  books: Books,
  period: OraclePeriod
): [OracleEntry, OracleFraction][] {
  if (rules.id === 'town-thousand' && period.span !== 'year') return [];
  return live(rules.items, books.entries, period.year, period.last)
    .filter(({ period: booked }) => yearOf(booked) === period.year && monthOf(booked) >= period.first)
    .flatMap((entry): [OracleEntry, OracleFraction][] => {
      const isPlain = plain[rules.id]?.includes(entry.item) === true;
      if (isPlain) return [[entry, worth(rules.items, entry)]];
      // C2, C3: an entry without a matter is a matter of its own.
      const section = rules.items[entry.item]?.section;
      if (rules.id !== 'county-officials' || section === 'conduct' || entry.matterText !== '') return [];
      return [[entry, smaller(whole(10), worth(rules.items, entry))]];
    });
}

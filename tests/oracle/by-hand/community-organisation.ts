import { type Case } from './case';

/** All fifteen assessed items in full: 34 in party, 56 in society. With `organisation` 10 that makes 100. */
const full = [
  'integrity 5',
  'publicity 5',
  'united-front 6',
  'mass-organisations 9',
  'science 3',
  'disability 3',
  'next-generation 3',
  'safety-petitions 10',
  'culture-sport 5',
  'statistics 5',
  'family-planning 10',
  'environment 10',
  'social-security 10',
  'archives 3',
  'finance 3'
];

function inFull(subject: string): string[] {
  return full
    .map((of) => of.split(' '))
    .map(([item, value]) => `${subject} ${item} 2026-12-31 value=${value}`);
}

export const communityOrganisation: readonly Case[] = [
  {
    name: 'B nobody enters a fault: 34 + 10 + 56',
    // The table's items: 3+8+4+3+3+2+2+2+3 = 30, 2+3+5+3+6 = 19, 4+2+3 = 9: 58 of 58, so 10.
    period: '2026',
    roster: ['c1'],
    entries: inFull('c1'),
    rows: {
      c1: { status: 'ranked', points: 100, balance: 100, score: 100, sections: { party: 44, society: 56 } }
    }
  },
  {
    name: 'B one clause of one point: 10 × 57 ÷ 58',
    // 570 / 58 = 9.8275…; 90 + 9.8275… = 99.83.
    period: '2026',
    roster: ['c1'],
    entries: [...inFull('c1'), 'c1 team-3b 2026-04-08'],
    rows: { c1: { points: 99.83, sections: { party: 43.83, society: 56 } } }
  },
  {
    name: 'B an item never loses more than its number',
    // team-8 has 2: three times −1 leaves 0: 56. 560 / 58 = 9.6551…; 99.66.
    period: '2026',
    roster: ['c1'],
    entries: [...inFull('c1'), 'c1 team-8a 2026-04-08 quantity=3'],
    rows: { c1: { points: 99.66 } }
  },
  {
    name: 'B a void takes the whole item',
    // 58 − 8 = 50: 500 / 58 = 8.6206…; 98.62.
    period: '2026',
    roster: ['c1'],
    entries: [...inFull('c1'), 'c1 team-2b 2026-04-08'],
    rows: { c1: { points: 98.62 } }
  },
  {
    name: 'B an overflow deducts beyond the item, which itself stays at nothing',
    // members-3: 5 − 3 × 2 < 0, so 0; its overflow takes 5 more. 58 − 5 − 5 = 48: 480 / 58 = 8.2758…; 98.28.
    period: '2026',
    roster: ['c1'],
    entries: [...inFull('c1'), 'c1 members-3c 2026-04-08 quantity=3', 'c1 members-3f 2026-04-08'],
    rows: { c1: { points: 98.28 } }
  },
  {
    name: 'B organisation is never below 0',
    // 58 − 20 × 5 < 0: 0. 34 + 0 and 56.
    period: '2026',
    roster: ['c1'],
    entries: [...inFull('c1'), 'c1 members-3f 2026-04-08 quantity=20'],
    rows: { c1: { points: 90, sections: { party: 34, society: 56 } } }
  },
  {
    name: 'B half a point: mechanism-1c twice, and mechanism-2 assessed at 0.5',
    // 58 − 1 − 1.5 = 55.5: 555 / 58 = 9.5689…; 99.57.
    period: '2026',
    roster: ['c1'],
    entries: [
      ...inFull('c1'),
      'c1 mechanism-1c 2026-04-08 quantity=2',
      'c1 mechanism-2 2026-12-31 value=0.5'
    ],
    rows: { c1: { points: 99.57 } }
  },
  {
    name: 'M6 it is rounded before it is ranked',
    // c2: 57.99 / 58 × 10 = 9.9982…: 99.9982… is 100.00, as c1’s.
    period: '2026',
    roster: ['c1', 'c2'],
    entries: [...inFull('c1'), ...inFull('c2'), 'c2 mechanism-2 2026-12-31 value=1.99'],
    rows: { c1: { rank: 1 }, c2: { rank: 1, score: 100 } }
  },
  {
    name: 'M11 one department that hasn’t assessed leaves it incomplete, without a rank',
    // finance (3) is missing: 97.
    period: '2026',
    roster: ['c1', 'c2'],
    entries: [...inFull('c1').slice(0, -1), ...inFull('c2')],
    rows: { c1: { status: 'incomplete', points: 97, rank: null }, c2: { status: 'ranked', rank: 1 } }
  },
  {
    name: 'M9 a second assessment of the year is refused',
    period: '2026',
    roster: ['c1'],
    entries: ['c1 archives 2026-12-31 value=2', 'c1 archives 2026-12-31 value=3'],
    error: { code: 'assessed-twice', file: 'entries', row: 3 }
  },
  {
    name: 'M9 a second one after the first was reversed isn’t',
    period: '2026',
    roster: ['c1'],
    entries: [
      'c1 archives 2026-12-31 value=2',
      'c1 archives 2026-12-31 value=3',
      'c1 - 2026-12-31 reverses=e1'
    ],
    // 10 of organisation and 3.
    rows: { c1: { points: 13, sections: { party: 10, society: 3 } } }
  },
  {
    name: 'B publishes years only',
    period: '2026-10',
    roster: ['c1'],
    error: { code: 'bad-period' }
  },
  {
    name: 'section 2: organisation isn’t assessed',
    period: '2026',
    roster: ['c1'],
    entries: ['c1 organisation 2026-12-31 value=9'],
    error: { code: 'unknown-item', row: 2, column: 'item' }
  },
  {
    name: 'M15 a year recorded from July on has 184 of its 365 days: what it lacks is told',
    period: '2026',
    first: '2026-07',
    roster: ['u1 from=2020-01-01'],
    rows: { u1: { status: 'incomplete' } }
  },
  {
    name: 'M15 recorded from August on it has 153: listed, not ranked',
    period: '2026',
    first: '2026-08',
    roster: ['u1 from=2020-01-01'],
    rows: { u1: { status: 'not-ranked', rank: null } }
  }
];

import { type Case } from './case';

const leaders = (number: number) => Array.from({ length: number }, (_, n) => `u${n + 1} pool=leaders`);

export const countyOfficials: readonly Case[] = [
  {
    name: 'C3 six secondments are 12, of which one matter gives 10',
    period: '2026-05',
    roster: ['u1 pool=leaders'],
    entries: ['u1 key-secondment 2026-05-08 quantity=6'],
    rows: { u1: { points: 10, balance: 110, sections: { conduct: 0, award: 10, penalty: 0 } } }
  },
  {
    name: 'C2 the highest award of a matter, the dearest penalty of it, and neither against the other',
    // m has awards of 8 (at most 8) and 3, and penalties of −5 (at most −5) and −2; n has 3. Together 8 − 5 +
    // 3 = 6.
    period: '2026-05',
    roster: ['u1 pool=leaders'],
    entries: [
      'u1 personal-honour 2026-05-08 value=national matter=m',
      'u1 media 2026-05-08 value=国家 matter=m',
      'u1 admonition 2026-05-08 matter=m',
      'u1 disobedience 2026-05-08 matter=m',
      'u1 media 2026-05-08 value=national matter=n'
    ],
    rows: { u1: { points: 6, sections: { conduct: 0, award: 11, penalty: -5 } } }
  },
  {
    name: 'M7 the highest is reversed, and the next one counts from then on',
    // March: 8. May: 3 − 8 = −5.
    period: '2026-05',
    roster: ['u1 pool=leaders'],
    entries: [
      'u1 personal-honour 2026-03-08 value=national matter=m',
      'u1 media 2026-03-09 value=national matter=m',
      'u1 - 2026-05-01 reverses=e1'
    ],
    rows: { u1: { points: -5, balance: 103 } }
  },
  {
    name: 'C an allowance of 5 loses 3 in March, and only 2 more in April',
    period: '2026-04',
    roster: ['u1 pool=leaders'],
    entries: ['u1 virtue-values 2026-03-08 value=3', 'u1 virtue-values 2026-04-08 value=4'],
    rows: { u1: { points: -2, balance: 95, sections: { conduct: -2, award: 0, penalty: 0 } } }
  },
  {
    name: 'M12 15% of four is 0.6: one, and two who share the rank',
    period: '2026',
    roster: leaders(4),
    entries: ['u1 admonition 2026-05-08', 'u2 admonition 2026-05-09'],
    rows: { u3: { rank: 1 }, u4: { rank: 1 }, u1: { rank: 3, balance: 98 } },
    outcomes: ['advanced | leaders | u3', 'advanced | leaders | u4']
  },
  {
    name: 'M12 15% of three is 0.45: nobody',
    period: '2026',
    roster: leaders(3),
    entries: ['u1 for-the-people 2026-05-08'],
    outcomes: []
  },
  {
    name: 'M12 5% of nineteen is nobody',
    // 15%: 2.85 → 3; but eighteen share rank 1, so none gets it.
    period: '2026',
    roster: leaders(19),
    entries: ['u19 reminder 2026-05-08'],
    outcomes: []
  },
  {
    name: 'M12 5% of twenty is one',
    period: '2026',
    roster: leaders(20),
    entries: ['u20 reminder 2026-05-08'],
    outcomes: ['last | leaders | u20']
  },
  {
    name: 'M12 two who share the last place don’t fit into one',
    period: '2026',
    roster: leaders(20),
    entries: ['u20 reminder 2026-05-08', 'u19 reminder 2026-05-08'],
    outcomes: []
  },
  {
    name: 'C the third quarter in a row, across years',
    // u20 is last in 2025-Q4, 2026-Q1 and Q2. u19 was last in Q3 of 2025, so u20's run doesn't begin earlier.
    period: '2026-Q2',
    roster: leaders(20),
    entries: [
      'u19 reminder 2025-08-08',
      'u20 reminder 2025-10-08',
      'u20 reminder 2026-03-31',
      'u20 reminder 2026-04-01'
    ],
    outcomes: ['interview | leaders | u20']
  },
  {
    name: 'C and not again in the fourth',
    period: '2026-Q3',
    roster: leaders(20),
    entries: [
      'u20 reminder 2025-10-08',
      'u20 reminder 2026-03-31',
      'u20 reminder 2026-04-01',
      'u20 reminder 2026-07-01'
    ],
    outcomes: []
  },
  {
    name: 'C a quarter without a rank breaks the run',
    // u20 serves from the last day of 2025, so isn't present in that Q4, although it is booked.
    period: '2026-Q2',
    roster: [...leaders(19), 'u20 pool=leaders from=2025-12-31', 'u21 pool=leaders'],
    entries: ['u20 reminder 2025-12-31', 'u20 reminder 2026-03-31', 'u20 reminder 2026-04-01'],
    outcomes: []
  },
  {
    name: 'C first in all four quarters is a priority, last in all four no awards',
    // N = 20: 3 in front and 1 behind, each quarter, and by balance in the year too.
    period: '2026-Q4',
    roster: leaders(20),
    entries: ['02', '05', '08', '11'].flatMap((month) => [
      `u1 for-the-people 2026-${month}-08`,
      `u2 for-the-people 2026-${month}-08`,
      `u3 for-the-people 2026-${month}-08`,
      `u20 reminder 2026-${month}-08`
    ]),
    // The run of last quarters is four long by now, so there is no interview.
    outcomes: [
      'no-awards | leaders | u20',
      'priority | leaders | u1',
      'priority | leaders | u2',
      'priority | leaders | u3'
    ]
  },
  {
    name: 'C last in two years running',
    period: '2026',
    roster: leaders(20),
    entries: ['u20 reminder 2025-05-08', 'u20 reminder 2026-05-08'],
    outcomes: ['admonition-talk | leaders | u20', 'last | leaders | u20']
  },
  {
    name: 'C last in three: the post, and not the talk too',
    period: '2026',
    roster: leaders(20),
    entries: ['u20 reminder 2024-05-08', 'u20 reminder 2025-05-08', 'u20 reminder 2026-05-08'],
    outcomes: ['last | leaders | u20', 'post-adjustment | leaders | u20']
  },
  {
    name: 'C 2027 isn’t in force',
    period: '2027',
    roster: leaders(1),
    error: { code: 'bad-period' }
  },
  {
    name: 'M13 an event of 2027 is refused',
    period: '2026',
    roster: leaders(1),
    entries: ['u1 reminder 2027-01-01'],
    error: { code: 'not-in-force', row: 2, column: 'date' }
  },
  {
    name: 'M4 what happened in December may be booked in January',
    period: '2026',
    roster: leaders(1),
    entries: ['u1 reminder 2026-12-31 period=2027-01'],
    rows: { u1: { points: 0, balance: 100 } }
  },
  {
    name: 'M15 a first quarter of which two months are recorded is one of three in a row',
    // 59 of its 90 days; N = 20: 1 behind.
    period: '2026-Q3',
    first: '2026-02',
    roster: leaders(20),
    entries: ['u20 reminder 2026-03-31', 'u20 reminder 2026-04-01', 'u20 reminder 2026-07-01'],
    outcomes: ['interview | leaders | u20']
  },
  {
    name: 'M15 of which one is recorded, it ranks nobody and breaks the run',
    // 31 of its 90 days.
    period: '2026-Q3',
    first: '2026-03',
    roster: leaders(20),
    entries: ['u20 reminder 2026-03-31', 'u20 reminder 2026-04-01', 'u20 reminder 2026-07-01'],
    outcomes: []
  },
  {
    name: 'M15 a year before the ledger is none of two running',
    period: '2026',
    first: '2026-01',
    roster: leaders(20),
    entries: ['u20 reminder 2026-05-08'],
    outcomes: ['last | leaders | u20']
  },
  {
    name: 'M16 who moves to another pool is last there with the years in which he was last in the old one',
    // 2025: 20 reserves, 1 behind, u20. 2026: 20 leaders with him, 1 behind.
    period: '2026',
    roster: [
      ...leaders(19),
      ...Array.from({ length: 19 }, (_, n) => `r${n + 1} pool=reserve`),
      'u20 pool=reserve to=2025-12-31',
      'u20 pool=leaders from=2026-01-01'
    ],
    entries: ['u20 reminder 2025-05-08', 'u20 reminder 2026-05-08'],
    outcomes: ['admonition-talk | leaders | u20', 'last | leaders | u20']
  },
  {
    name: 'M16 a quarter is of the pool of its last line',
    // Until 15 August u1 is one of 20; after it N = 19, of which 5% is nobody.
    period: '2026-Q3',
    roster: ['u1 pool=leaders to=2026-08-15', 'u1 pool=reserve from=2026-08-16', ...leaders(20).slice(1)],
    entries: ['u20 reminder 2026-02-08', 'u20 reminder 2026-05-08', 'u20 reminder 2026-08-08'],
    rows: { u1: { pool: 'reserve', rank: 1 }, u20: { pool: 'leaders', rank: 19 } },
    outcomes: []
  },
  {
    name: 'M16 lines that overlap by a day are two of one person',
    period: '2026',
    roster: ['u1 pool=leaders to=2026-08-15', 'u1 pool=reserve from=2026-08-15'],
    error: { code: 'duplicate-subject', row: 3, column: 'subject' }
  }
];

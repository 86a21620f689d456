import { type Case } from './case';

export const communityCadres: readonly Case[] = [
  {
    name: 'M9 an empty month earns its four standing awards',
    // 8 + 10 + 5 in base, 5 in task = 28; balance 100 + 28.
    period: '2026-01',
    roster: ['u1'],
    rows: { u1: { points: 28, balance: 128, score: 28, rank: 1, sections: { base: 23, task: 5, award: 0 } } }
  },
  {
    name: 'M5 an empty year is twelve such months, and its balance ranks',
    // 12 × 28 = 336; 100 + 336.
    period: '2026',
    roster: ['u1'],
    rows: { u1: { points: 336, balance: 436, score: 436 } }
  },
  {
    name: 'M5 criticised in September and October, both booked in October',
    // September loses its award of 5 and takes −5: −10. October: 28 − 5 − 5 = 18. Together 8. Balance: 100 +
    // 9 × 28 + 8 = 360.
    period: '2026-10',
    roster: ['u1'],
    entries: ['u1 criticised 2026-09-30 period=2026-10', 'u1 criticised 2026-10-01 quantity=3'],
    rows: { u1: { points: 8, balance: 360 } }
  },
  {
    name: 'M5 the quarter is the sum of its months, late bookings included',
    // 3 × 28 = 84; August’s absence, booked in September, takes 18: 66. The balance: 100 + 9 × 28 − 18.
    period: '2026-Q3',
    roster: ['u1'],
    entries: ['u1 absent 2026-08-31 period=2026-09'],
    rows: { u1: { points: 66, balance: 334 } }
  },
  {
    name: 'A4 early 2 × 2, on time 5 × 1, too late −2: the five count, the two come off',
    // 28 + 5 − 2 = 31. The late one is compared with none and adds up with the one that counts, so there is a
    // warning.
    period: '2026-10',
    roster: ['u1'],
    entries: [
      'u1 task-early 2026-10-08 quantity=2 matter=m',
      'u1 task-on-time 2026-10-09 quantity=5 matter=m',
      'u1 task-late 2026-10-10 matter=m'
    ],
    rows: { u1: { points: 31, sections: { base: 23, task: 8, award: 0 } } },
    warnings: ['shared-matter | e2 e3']
  },
  {
    name: 'M10 sixteen of October’s 31 days are presence, fifteen aren’t',
    // 16 × 2 ≥ 31; 15 × 2 < 31: no standing award, no rank. September counts for u3: 28, October doesn’t.
    period: '2026-10',
    roster: ['u1 from=2026-10-16', 'u2 from=2026-10-17', 'u3 from=2026-09-01 to=2026-10-15'],
    rows: {
      u1: { status: 'ranked', points: 28, balance: 128, rank: 1 },
      u2: { status: 'not-ranked', points: 0, balance: 100, rank: null },
      u3: { status: 'not-ranked', points: 0, balance: 128, rank: null }
    }
  },
  {
    name: 'M10 a February of 28 days is halved at 14',
    period: '2026-02',
    roster: ['u1 from=2026-02-15', 'u2 from=2026-02-16'],
    rows: { u1: { status: 'ranked', points: 28 }, u2: { status: 'not-ranked', points: 0 } }
  },
  {
    name: 'M12 a half-year’s reward for one takes two who share the first rank',
    // N = 5, k = 1; two with rank 1: 2 ≤ 2 × 1.
    period: '2026-H1',
    roster: ['u1', 'u2', 'u3', 'u4', 'u5'],
    entries: ['u1 activity 2026-01-08', 'u2 activity 2026-06-30'],
    rows: { u1: { points: 170, rank: 1 }, u2: { rank: 1 }, u3: { points: 168, rank: 3 } },
    outcomes: ['half-year-reward |  | u1', 'half-year-reward |  | u2']
  },
  {
    name: 'M12 three who share it stay out, and are named',
    // 3 > 2 × 1.
    period: '2026-H1',
    roster: ['u1', 'u2', 'u3', 'u4', 'u5'],
    entries: ['u1 activity 2026-01-08', 'u2 activity 2026-06-30', 'u3 contest 2026-03-03'],
    outcomes: [],
    warnings: ['tie-to-decide | half-year-reward |  |  | u1 u2 u3']
  },
  {
    name: 'A of eight the last three are in bottom-three alone, and the top third is spared',
    // A third of 8 is 2: u1 and u2 on top; the last three are u6–u8, and the last third's two are among them.
    period: '2026',
    roster: ['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8'],
    entries: [1, 2, 3, 4, 5, 6, 7].map((n) => `u${n} mediation 2026-05-08 quantity=${8 - n}`),
    outcomes: ['bottom-three |  | u6', 'bottom-three |  | u7', 'bottom-three |  | u8']
  },
  {
    name: 'A of twelve the fourth from below is in bottom-third',
    period: '2026',
    roster: ['u01', 'u02', 'u03', 'u04', 'u05', 'u06', 'u07', 'u08', 'u09', 'u10', 'u11', 'u12'],
    entries: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(
      (n) => `u${String(n).padStart(2, '0')} mediation 2026-05-08 quantity=${12 - n}`
    ),
    outcomes: [
      'bottom-third |  | u09',
      'bottom-three |  | u10',
      'bottom-three |  | u11',
      'bottom-three |  | u12'
    ]
  },
  {
    name: 'M12 of three, all equal: everyone is in the top third, nobody at the bottom',
    // Top third: k = 1, and all have rank 1. The bottom three would be all of them, so they are spared.
    period: '2026',
    roster: ['u1', 'u2', 'u3'],
    rows: { u3: { rank: 1 } },
    outcomes: []
  },
  {
    name: 'A leave-offset: each full hundred of task and award, half a day',
    // u1: 5 of January’s award for no complaint + 19 × 5 = 100: half a day. u2: 99.99. u3: 205: one day.
    period: '2026-01',
    roster: ['u1', 'u2', 'u3'],
    entries: [
      'u1 registration 2026-01-08 quantity=19',
      'u2 other-award 2026-01-08 value=94.99 basis=纪要',
      'u3 registration 2026-01-08 quantity=40'
    ],
    conversions: ['leave-offset | u1 | 0.5', 'leave-offset | u3 | 1']
  },
  {
    name: 'M13b what is reversed after its year changes nothing',
    period: '2026-01',
    roster: ['u1'],
    entries: ['u1 mediation 2025-12-08', 'u1 - 2026-01-04 reverses=e1'],
    rows: { u1: { points: 28, balance: 128 } },
    warnings: ['after-year-end | e2']
  },
  {
    name: 'M5 the balance stops at nothing, the points don’t',
    // 336 − 500 = −164; 100 − 164 < 0.
    period: '2026',
    roster: ['u1'],
    entries: ['u1 other-base 2026-01-08 value=-500 basis=纪要'],
    rows: { u1: { points: -164, balance: 0, score: 0 } }
  },
  {
    name: 'M3 a rank of 5 is among the first five, 6 isn’t',
    period: '2026-10',
    roster: ['u1', 'u2'],
    entries: ['u1 four-knows 2026-10-08 value=5', 'u2 four-knows 2026-10-08 value=6'],
    rows: { u1: { points: 38 }, u2: { points: 28 } }
  },
  {
    name: 'M13 what is dated before the scheme is refused, whatever period is asked for',
    period: '2024-01',
    roster: ['u1'],
    entries: ['u1 activity 2024-01-05', 'u1 activity 2023-12-31 period=2026-05'],
    error: { code: 'not-in-force', file: 'entries', row: 3, column: 'date' }
  },
  {
    name: 'M15 a ledger of November gives nobody the months before, whenever he came',
    // One month: 28 each; 100 + 28.
    period: '2026-11',
    first: '2026-11',
    roster: ['u1 from=2020-01-01', 'u2 from=2026-07-01', 'u3'],
    rows: {
      u1: { points: 28, balance: 128, rank: 1 },
      u2: { points: 28, balance: 128, rank: 1 },
      u3: { points: 28, balance: 128, rank: 1 }
    }
  },
  {
    name: 'M15 its fourth quarter ranks, its second half-year and its year don’t',
    // November and December are 61 of 92 days, of 184, of 365. 2 × 28 = 56.
    period: '2026-Q4',
    first: '2026-11',
    roster: ['u1 from=2020-01-01'],
    rows: { u1: { points: 56, status: 'ranked', rank: 1 } }
  },
  {
    name: 'M15 nobody is rewarded for a half-year that was hardly recorded',
    period: '2026-H2',
    first: '2026-11',
    roster: ['u1', 'u2', 'u3 to=2026-10-31'],
    rows: {
      u1: { points: 56, status: 'not-ranked', rank: null },
      u3: { points: 0, status: 'not-ranked', rank: null }
    },
    outcomes: []
  },
  {
    name: 'M15 an entry dated before the first month is refused, booked in it or not',
    period: '2026-11',
    first: '2026-11',
    roster: ['u1'],
    entries: ['u1 activity 2026-11-01', 'u1 activity 2026-10-31 period=2026-11'],
    error: { code: 'before-first', file: 'entries', row: 3, column: 'date' }
  },
  {
    name: 'M15 a period that ends before the first month is none',
    period: '2026-Q3',
    first: '2026-10',
    roster: ['u1'],
    error: { code: 'bad-period', row: null }
  }
];

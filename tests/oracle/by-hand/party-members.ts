import { type Case } from './case';

export const partyMembers: readonly Case[] = [
  {
    name: 'D starts from the full base',
    period: '2026-01',
    roster: ['p1'],
    rows: { p1: { points: 0, balance: 60, score: 0, rank: 1 } }
  },
  {
    name: 'D3 of one matter in both, the larger sum counts; of equals the base’s',
    // p1: base 3 + 2 = 5 against 4, so −5 base. p2: 5 against 6, so −6 fault. p3: 5 against 5, so −5 base.
    period: '2026-03',
    roster: ['p1', 'p2', 'p3'],
    entries: [
      'p1 base-duty 2026-03-01 value=3 matter=m',
      'p1 base-conduct 2026-03-02 value=2 matter=m',
      'p1 fault 2026-03-03 value=4 matter=m',
      'p2 base-duty 2026-03-01 value=5 matter=m',
      'p2 fault 2026-03-03 value=6 matter=m',
      'p3 base-duty 2026-03-01 value=5 matter=m',
      'p3 fault 2026-03-03 value=5 matter=m'
    ],
    rows: {
      p1: { points: -5, balance: 55, sections: { base: -5, perform: 0, fault: 0 } },
      p2: { points: -6, sections: { base: 0, perform: 0, fault: -6 } },
      p3: { points: -5, sections: { base: -5, perform: 0, fault: 0 } }
    }
  },
  {
    name: 'D3 without a matter both count',
    period: '2026-03',
    roster: ['p1'],
    entries: ['p1 base-duty 2026-03-01 value=5', 'p1 fault 2026-03-03 value=5'],
    rows: { p1: { points: -10, balance: 50 } }
  },
  {
    name: 'D the base never loses more than 60, a fault goes on',
    // January −50; February would take 30 more, but only −10 is left; the fault −5. The balance: 60 − 65 < 0.
    period: '2026-02',
    roster: ['p1'],
    entries: [
      'p1 base-belief 2026-01-08 value=50',
      'p1 base-duty 2026-02-08 value=30',
      'p1 fault 2026-02-09 value=5'
    ],
    rows: { p1: { points: -15, balance: 0, sections: { base: -10, perform: 0, fault: -5 } } }
  },
  {
    name: 'D no more than 40 a year for performance',
    // 30 in January; 20 in February gives 10.
    period: '2026-02',
    roster: ['p1'],
    entries: ['p1 perform-post 2026-01-08 value=30', 'p1 perform-vanguard 2026-02-08 value=20'],
    rows: { p1: { points: 10, balance: 100, sections: { base: 0, perform: 10, fault: 0 } } }
  },
  {
    name: 'D a veto in March: the difference to −60',
    // ytd was 10: −60 − 10 = −70.
    period: '2026-03',
    roster: ['p1', 'p2'],
    entries: ['p1 perform-post 2026-01-08 value=10', 'p1 veto 2026-03-08', 'p2 fault 2026-03-09 value=59.99'],
    rows: { p1: { status: 'vetoed', points: -70, balance: 0, rank: 2 }, p2: { rank: 1 } }
  },
  {
    name: 'D later entries have no effect',
    period: '2026-04',
    roster: ['p1', 'p2'],
    entries: ['p1 veto 2026-03-08', 'p1 perform-post 2026-04-08 value=5', 'p2 fault 2026-04-09 value=1'],
    rows: { p1: { status: 'vetoed', points: 0, balance: 0, score: 0, rank: 2 }, p2: { points: -1, rank: 1 } }
  },
  {
    name: 'D a reversal lifts the veto, and everything counts',
    // ytd(5) = −60; ytd(6) = 10 + 5 = 15: 75.
    period: '2026-06',
    roster: ['p1'],
    entries: [
      'p1 perform-post 2026-01-08 value=10',
      'p1 veto 2026-03-08',
      'p1 perform-post 2026-04-08 value=5',
      'p1 - 2026-06-01 reverses=e2'
    ],
    rows: { p1: { status: 'ranked', points: 75, balance: 75 } }
  },
  {
    name: 'D grades: above 80 in front, below 60, below 70 behind, and the rest',
    // 100, 85, 80, 65, 61, 59: a third is 2. 80 isn't in front, so fair; 61 is behind, so poor; 59 is
    // unqualified.
    period: '2026',
    roster: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'],
    entries: [
      'p1 perform-post 2026-05-08 value=40',
      'p2 perform-post 2026-05-08 value=25',
      'p3 perform-post 2026-05-08 value=20',
      'p4 perform-post 2026-05-08 value=5',
      'p5 perform-post 2026-05-08 value=1',
      'p6 fault 2026-05-08 value=1'
    ],
    outcomes: [
      'fair |  | p3',
      'fair |  | p4',
      'good |  | p1',
      'good |  | p2',
      'poor |  | p5',
      'priority |  | p1',
      'priority |  | p2',
      'rear |  | p5',
      'rear |  | p6',
      'unqualified |  | p6'
    ]
  },
  {
    name: 'M12 of two, one is in front and nobody behind',
    // ⌊2/3⌋ = 0; at least 1 for a reward. 79.99 < 80: fair.
    period: '2026',
    roster: ['p1', 'p2'],
    entries: ['p1 perform-post 2026-05-08 value=19.99'],
    outcomes: ['fair |  | p1', 'fair |  | p2', 'priority |  | p1']
  },
  {
    name: 'M15 a quarter of which its last month is recorded ranks nobody',
    // 30 of 92 days. The balance is the base: 60.
    period: '2026-Q3',
    first: '2026-09',
    roster: ['u1 from=2019-07-01'],
    rows: { u1: { status: 'not-ranked', balance: 60, rank: null } }
  }
];

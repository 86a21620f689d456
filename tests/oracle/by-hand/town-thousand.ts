import { type Case } from './case';

/** The mean of the leaders is 90, of the staff 80: 50% each, × 2 = 170. */
const ballots = ['t1 leaders 90 90 90 80 100', 't1 staff 80 80 80 70 90'];
/** 300 + 200. With the ballots 670. */
const assessed = ['t1 central 2026-12-31 value=300', 't1 professional 2026-12-31 value=200'];
/** 40 of visits, 50 of volunteering: with 260 of the months, 350 of office. */
const served = ['t1 visit 2026-11-08 quantity=100', 't1 volunteer 2026-11-08 quantity=10'];
/** 350 + 670 = 1020. */
const all = [...assessed, ...served];

export const townThousand: readonly Case[] = [
  {
    name: 'E1 a month is full at 40+60+40+40+40+40',
    period: '2026-05',
    roster: ['t1 group=staff'],
    rows: { t1: { status: 'ranked', points: 260, score: 260, balance: null, rank: 1 } }
  },
  {
    name: 'E five absences take 25 of the 40, a sixth takes all',
    period: '2026-05',
    roster: ['t1', 't2'],
    entries: ['t1 attendance-absent 2026-05-08 quantity=5', 't2 attendance-absent 2026-05-08 quantity=6'],
    rows: { t1: { points: 235 }, t2: { points: 220 } }
  },
  {
    name: 'E no monthly item goes below 0',
    // duty-grave takes 50 of 40; hygiene 13 × 5 of 60; refused twice and a meeting 50 of 40. 260 − 140 = 120.
    period: '2026-05',
    roster: ['t1'],
    entries: [
      't1 duty-grave 2026-05-08',
      't1 hygiene-fault 2026-05-08 quantity=13',
      't1 refused-task 2026-05-08 quantity=2',
      't1 meeting-fault 2026-05-08'
    ],
    rows: { t1: { points: 120 } }
  },
  {
    name: 'E1 March’s fault, booked in May, is May’s difference',
    period: '2026-05',
    roster: ['t1'],
    entries: ['t1 hygiene-fault 2026-03-08 period=2026-05'],
    rows: { t1: { points: 255 } }
  },
  {
    name: 'E1 what belongs to the year doesn’t touch a month',
    // Only the void of 40 counts; the 100 belong to the year, like the rest.
    period: '2026-05',
    roster: ['t1'],
    entries: ['t1 alcohol-noon 2026-05-08', 't1 secondment 2026-05-08', 't1 sanction 2026-05-08 value=40'],
    rows: { t1: { points: 220, sections: { office: 220 } } }
  },
  {
    name: 'E a whole year: 260 + 40 + 50, 170, 300, 200',
    period: '2026',
    roster: ['t1 group=staff'],
    entries: all,
    ballots,
    rows: {
      t1: {
        status: 'ranked',
        points: 1020,
        balance: 1020,
        score: 1020,
        sections: { office: 350, appraisal: 170, central: 300, professional: 200, award: 0, discipline: 0 }
      }
    },
    outcomes: ['stars-5 |  | t1']
  },
  {
    name: 'E nothing was entered: 260 − 20, and incomplete',
    // No volunteering: −20. No visits: 40 − 500, so 0.
    period: '2026',
    roster: ['t1'],
    rows: { t1: { status: 'incomplete', points: 240, rank: null } },
    outcomes: []
  },
  {
    name: 'E nine points of volunteering: 45 − 20; 95 visits and a false one: 40 − 25 − 5',
    // 260 + 25 + 10 = 295.
    period: '2026',
    roster: ['t1'],
    entries: [
      't1 volunteer 2026-02-08 quantity=9',
      't1 visit 2026-02-08 quantity=95',
      't1 visit-false 2026-02-09'
    ],
    rows: { t1: { points: 295, sections: { office: 295 } } }
  },
  {
    name: 'E1 one fault in one of twelve months costs a twelfth of it',
    // 1020 − 5/12 = 1019.583…
    period: '2026',
    roster: ['t1'],
    entries: [...all, 't1 hygiene-fault 2026-02-08'],
    ballots,
    rows: { t1: { points: 1019.58, sections: { office: 349.58 } } }
  },
  {
    name: 'E1 and a sixth of it for who served six',
    // 260 − 5/6 = 259.1666…; a month before the service doesn't count, whatever was entered.
    period: '2026',
    roster: ['t1 from=2026-07-01'],
    entries: [...all, 't1 hygiene-fault 2026-08-08', 't1 hygiene-fault 2026-02-08 quantity=5'],
    ballots,
    rows: { t1: { status: 'ranked', points: 1019.17 } }
  },
  {
    name: 'E1 half a year less a day: not ranked, and the figures stand',
    // From 2 July it is 183 of 365 days, so ranked; from 3 July 182.
    period: '2026',
    roster: ['t1 from=2026-07-02', 't2 from=2026-07-03'],
    entries: all,
    ballots,
    rows: { t1: { status: 'ranked', points: 1020 }, t2: { status: 'not-ranked', points: 240 } }
  },
  {
    name: 'E leave: 15 days of it cost nothing, 16 cost 20, and both kinds 20 once',
    period: '2026',
    roster: ['t1', 't2', 't3'],
    entries: [
      't1 personal-leave 2026-02-08 quantity=15',
      't1 sick-leave 2026-02-08 quantity=40',
      't2 personal-leave 2026-02-08 quantity=16',
      't3 personal-leave 2026-02-08 quantity=30',
      't3 sick-leave 2026-02-08 quantity=90'
    ],
    rows: { t1: { points: 240 }, t2: { points: 220 }, t3: { points: 220 } }
  },
  {
    name: 'E leave: 31 days cost the year’s attendance, as far as it is left, instead',
    // One month at 40 − 10 = 30: the mean of attendance 470/12; 260 − 10/12 − 470/12 − 20 = 200.
    period: '2026',
    roster: ['t1'],
    entries: ['t1 personal-leave 2026-02-08 quantity=31', 't1 attendance-late 2026-03-08 quantity=2'],
    rows: { t1: { points: 200 } }
  },
  {
    name: 'E alcohol: the month’s 40, and 100 each time from the year',
    // 1020 − 40/12 − 200 = 816.666…
    period: '2026',
    roster: ['t1'],
    entries: [...all, 't1 alcohol-noon 2026-03-08 quantity=2'],
    ballots,
    rows: { t1: { points: 816.67, sections: { office: 146.67 } } },
    outcomes: ['self-criticism |  | t1', 'stars-4 |  | t1']
  },
  {
    name: 'E the year’s total is never below 0',
    // 240 − 400 − 40/12 − 40 < 0.
    period: '2026',
    roster: ['t1'],
    entries: ['t1 alcohol-noon 2026-03-08 quantity=4', 't1 sanction 2026-04-08 value=40'],
    rows: { t1: { points: 0, balance: 0, sections: { office: -163.33, discipline: -40 } } },
    outcomes: ['no-awards-sanction |  | t1', 'self-criticism |  | t1']
  },
  {
    name: 'E a group of four ballots gives no result',
    // 350 + 500.
    period: '2026',
    roster: ['t1'],
    entries: all,
    ballots: ['t1 leaders 90 90 90 80', 't1 staff 80 80 80 70 90'],
    rows: { t1: { status: 'incomplete', points: 850, sections: { appraisal: 0 } } },
    outcomes: []
  },
  {
    name: 'M2 means of six and seven stay exact',
    // 541/6 + 561/7 = 90.1666… + 80.1428… = 170.3095…
    period: '2026',
    roster: ['t1'],
    entries: all,
    ballots: ['t1 leaders 90 90 90 80 100 91', 't1 staff 80 80 80 70 90 80 81'],
    rows: { t1: { points: 1020.31, sections: { appraisal: 170.31 } } }
  },
  {
    name: 'E a report on the unit costs its head 40, another 20; two grades below the best cost 30',
    // t1: 200 − 30 − 40 = 130; t2: 200 − 20 = 180.
    period: '2026',
    roster: ['t1 group=head', 't2 group=staff'],
    entries: [
      't1 professional-grade 2026-12-31 value=2',
      't1 report-unit 2026-03-08',
      't2 professional 2026-12-31 value=200',
      't2 report-unit 2026-03-08'
    ],
    rows: { t1: { sections: { professional: 130 } }, t2: { sections: { professional: 180 } } }
  },
  {
    name: 'E the figure and the grade are one assessment',
    period: '2026',
    roster: ['t1'],
    entries: ['t1 professional-grade 2026-12-31 value=2', 't1 professional 2026-12-31 value=150'],
    error: { code: 'assessed-twice', row: 3 }
  },
  {
    name: 'E who has a sanction gets at most one star',
    // 1020 − 15.
    period: '2026',
    roster: ['t1'],
    entries: [...all, 't1 sanction 2026-03-08 value=15'],
    ballots,
    rows: { t1: { points: 1005 } },
    outcomes: ['no-awards-sanction |  | t1', 'stars-1 |  | t1']
  },
  {
    name: 'M3 900 is five stars, 899.99 four',
    // 1020 − 120 of the 300.
    period: '2026',
    roster: ['t1', 't2'],
    entries: [
      't1 central 2026-12-31 value=180',
      't2 central 2026-12-31 value=179.99',
      ...[...served, ...assessed.slice(1)].flatMap((line) => [line, line.replace('t1', 't2')])
    ],
    ballots: [...ballots, ...ballots.map((line) => line.replace('t1', 't2'))],
    rows: { t1: { points: 900 }, t2: { points: 899.99 } },
    outcomes: ['stars-4 |  | t2', 'stars-5 |  | t1']
  },
  {
    name: 'E of one honour the highest; a meeting held on it adds up, with a warning',
    // 40 of 40 and 10; 80: 120 of award.
    period: '2026',
    roster: ['t1'],
    entries: [
      't1 dept-honour 2026-03-08 value=province matter=m',
      't1 dept-honour 2026-03-09 value=city matter=m',
      't1 site-meeting 2026-03-10 value=省 matter=m'
    ],
    rows: { t1: { sections: { award: 120 } } },
    warnings: ['shared-matter | e1 e3']
  },
  {
    name: 'E levels in the document’s own words',
    // 20 and −50; 50; 20, 20 and 80.
    period: '2026',
    roster: ['t1', 't2', 't3'],
    entries: [
      't1 party-inspection 2026-03-08 value=文登',
      't1 organisation-inspection 2026-03-08 value=差',
      't2 party-inspection 2026-03-08 value=威海级',
      't3 dept-honour 2026-03-08 value=地',
      't3 inspection 2026-03-08 value=威海',
      't3 experience 2026-03-08 value=全国'
    ],
    rows: {
      t1: { sections: { award: -30 } },
      t2: { sections: { award: 50 } },
      t3: { sections: { award: 120 } }
    }
  },
  {
    name: 'E three circulars end a temporary post, as a proposal, and no other',
    period: '2026',
    roster: ['t1 group=temporary', 't2 group=temporary', 't3 group=staff'],
    entries: [
      't1 circular 2026-03-08',
      't1 circular 2026-04-08 quantity=2',
      't2 circular 2026-03-08 quantity=2',
      't3 circular 2026-03-08 quantity=3'
    ],
    outcomes: ['dismissal-proposal |  | t1']
  },
  {
    name: 'M13b December’s fault, booked in January, changes nothing',
    period: '2026-01',
    roster: ['t1'],
    entries: ['t1 hygiene-fault 2025-12-31 period=2026-01'],
    rows: { t1: { points: 260 } },
    warnings: ['after-year-end | e1']
  },
  {
    name: 'E quarters aren’t published',
    period: '2026-Q4',
    roster: ['t1'],
    error: { code: 'bad-period' }
  },
  {
    name: 'E special needs its resolution',
    period: '2026',
    roster: ['t1'],
    entries: ['t1 special 2026-03-08 value=100'],
    error: { code: 'missing-basis', row: 2, column: 'basis' }
  },
  {
    name: 'E special has bounds, included',
    period: '2026',
    roster: ['t1'],
    entries: ['t1 special 2026-03-08 value=100 basis=纪要', 't1 special 2026-03-08 value=99.99 basis=纪要'],
    error: { code: 'bad-value', row: 3, column: 'value' }
  },
  {
    name: 'M15 the year takes the mean of the months that are recorded',
    // November 260 − 2 × 5 = 250, December 260: 510 ÷ 2 = 255. No volunteering: −20. 61 of 365 days.
    period: '2026',
    first: '2026-11',
    roster: ['u1 group=staff from=2020-01-01'],
    entries: ['u1 hygiene-fault 2026-11-08 quantity=2'],
    rows: { u1: { balance: 235, points: 235, status: 'not-ranked' } }
  },
  {
    name: 'M16 the mean is of the months of both lines, and a report costs by the group of its day',
    // Nine months: 260 − 5 × 9 ÷ 9 = 255; May isn't one of them. No volunteering: −20. 200 − 20 − 40 = 140.
    period: '2026',
    roster: ['u1 group=staff to=2026-03-31', 'u1 group=head from=2026-07-01'],
    entries: [
      'u1 hygiene-fault 2026-02-08 quantity=9',
      'u1 hygiene-fault 2026-05-08 quantity=2',
      'u1 professional 2026-12-31 value=200',
      'u1 report-unit 2026-03-08',
      'u1 report-unit 2026-07-08'
    ],
    rows: { u1: { balance: 375, points: 375, status: 'incomplete' } }
  }
];

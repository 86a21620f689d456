import { describe, expect, test } from 'vitest';
import {
  nextStep,
  noticeToPrint,
  periodInWork,
  stateOfStep,
  todoLines,
  waitingThings,
  type FrontPageFacts
} from './front-page';

const quiet: FrontPageFacts = {
  after: {
    filings: 0,
    late: false,
    outcomes: 0,
    grades: null,
    spotChecks: 0,
    corrections: { count: 0, late: false }
  },
  ahead: null,
  begun: true,
  subordinates: 0,
  daysLeft: 12,
  declared: null,
  entries: 30,
  lapsed: [],
  lateQuarters: [],
  may: { check: true, publish: true },
  objections: { next: null, overdue: 0, unpublished: 0, waiting: 0 },
  open: '2026-10',
  people: 40,
  scheme: { subjects: undefined },
  takeover: null,
  talks: 0,
  toConfirm: false,
  toPublish: [],
  toSeal: false,
  waiting: null
};
const over = { ...quiet, daysLeft: 0 };
const waits = (facts: FrontPageFacts) => waitingThings(facts).map(({ href, count }) => `${href} ${count}`);

describe('the step that comes next', () => {
  test('a period that is sealed and not published goes before the open month', () => {
    const facts = { ...over, toPublish: ['2026-09', '2026-Q3'] };
    expect([nextStep(facts), periodInWork(facts)]).toEqual(['publish', '2026-09']);
  });
  test('a month that is under way is imported, one that is over is sealed', () => {
    expect([nextStep(quiet), nextStep(over)]).toEqual(['import', 'seal']);
  });
  test('a month that is over without a line is imported still; a year of assessments has its lines elsewhere', () => {
    expect(nextStep({ ...over, entries: 0 })).toBe('import');
    const ahead = { year: '2026', selfScores: 0, departments: [] };
    expect([nextStep({ ...over, entries: 0, ahead }), periodInWork({ ...over, ahead })]).toEqual([
      'seal',
      '2026'
    ]);
  });
  test('before the open month begins there is none', () => {
    expect(nextStep({ ...quiet, begun: false })).toBeNull();
    expect(stateOfStep('import', null)).toBe('');
  });
  test('what comes before it is done, what comes after it is neither', () => {
    expect((['import', 'seal', 'publish'] as const).map((step) => stateOfStep(step, 'seal'))).toEqual([
      'done',
      'now',
      ''
    ]);
  });
});

describe('the office’s front page: what waits for whoever looks', () => {
  test('on a quiet day nothing does', () => {
    expect(waitingThings(quiet)).toEqual([]);
  });
  test('a period is published by whoever may, and sealed by somebody else than its proposer', () => {
    const facts = { ...quiet, toPublish: ['2026-09'] };
    expect(waits(facts)).toEqual(['/office/publish?period=2026-09 1']);
    expect(waits({ ...facts, may: { check: true, publish: false } })).toEqual([]);
    // An existing proposal stands in place of the month that could be proposed.
    expect(waits({ ...over, lapsed: ['seal', 'adoption'] })).toEqual(['/office/seal 1', '/office/scheme 1']);
    expect(waitingThings({ ...over, toSeal: true }).map(({ text }) => text({ count: 1 }))).toEqual([
      '份核定提请等您核对'
    ]);
  });
  test('a month without a line waits last and isn’t urgent: it may be a beginning', () => {
    const things = waitingThings({ ...over, entries: 0, subordinates: 2 });
    expect(things.map(({ href, urgent }) => [href, urgent])).toEqual([
      ['/office/subordinates', false],
      ['/office/seal', false]
    ]);
  });
  test('months on paper hold sealing up until they are taken over', () => {
    expect(waits({ ...over, toConfirm: true })).toEqual(['/office/scheme/confirm 1', '/office/seal 1']);
    expect(waits({ ...over, takeover: 'confirm' })).toEqual(['/office/takeover 1']);
    expect(waits({ ...over, takeover: 'proposed' })).toEqual([]);
  });
  test('objections whose correction isn’t published yet are counted apart, late ones are urgent', () => {
    const facts = { ...quiet, objections: { next: null, overdue: 1, unpublished: 2, waiting: 5 } };
    expect(waitingThings(facts).map(({ href, count, urgent }) => [href, count, urgent])).toEqual([
      ['/office/objections?supplement', 2, true],
      ['/office/objections', 3, true]
    ]);
  });
  test('a late assembly’s supplementary notice waits under the organ’s own name', () => {
    const roleNames = { assembly: { name: '社员大会', english: 'members’ meeting' } };
    const [thing, ...others] = waitingThings({ ...quiet, lateQuarters: ['2026-Q1'], roleNames });
    expect(others).toEqual([]);
    expect(thing).toMatchObject({
      href: '/office/assembly?quarter=2026-Q1#supplement',
      count: 1,
      urgent: true
    });
    expect(thing?.text({ count: 1 })).toContain('社员大会');
  });
  test('each thing has an address of its own, as the page tells them apart by it', () => {
    const waiting = { check: 1, papers: 1, decide: 1, confirm: 1 };
    const addresses = waits({ ...quiet, waiting }).map((each) => each.split(' ')[0]);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test('claims wait at each dashboard with its own count', () => {
    expect(waits({ ...quiet, waiting: { check: 3, papers: 1, decide: 0, confirm: 0 } })).toEqual([
      '/office/claims 3',
      '/office/claims?view=returned 1'
    ]);
  });
  test('colleagues are reminded in the last five days only', () => {
    const missing = ['李明', '韩冰'];
    const on = (left: number) => waits({ ...quiet, declared: { left, missing } });
    expect([on(6), on(5), on(1), on(0)]).toEqual([
      [],
      ['/office/claims/missing 2'],
      ['/office/claims/missing 2'],
      []
    ]);
  });
});

test('whoever hasn’t declared is counted in the noun of the scheme', () => {
  const said = (subjects: FrontPageFacts['scheme']['subjects']) => {
    const facts = { ...quiet, scheme: { subjects }, declared: { left: 1, missing: ['甲', '乙'] } };
    return waitingThings(facts).map(({ text }) => text({ count: 2 }));
  };
  expect([said(undefined), said('communities'), said('households')]).toEqual([
    ['人还没有申报，可以提醒'],
    ['个社区还没有申报，可以提醒'],
    ['户还没有申报，可以提醒']
  ]);
});

describe('what is printed and published besides', () => {
  const months = [{ period: '2026-09', notice: { code: 'n9' } }] as Parameters<
    typeof noticeToPrint
  >[0]['months'];
  const facts = { toPublish: [], months, published: null, begun: true, publicity: null };
  const publicity = {
    period: '2026-09',
    code: 'n9',
    check: '',
    first: '',
    kind: 'open',
    day: 2,
    of: 5,
    left: 3,
    last: '',
    running: true
  } as const;
  test('what was just published goes up on paper; what is open does once nothing else is to be done', () => {
    expect(noticeToPrint({ ...facts, published: 'n9' })).toBe('n9');
    expect(noticeToPrint({ ...facts, published: 'unknown' })).toBeNull();
    expect(noticeToPrint({ ...facts, publicity })).toBeNull();
    expect(noticeToPrint({ ...facts, publicity, begun: false })).toBe('n9');
    expect(noticeToPrint({ ...facts, published: 'n9', toPublish: ['2026-Q3'] })).toBeNull();
  });
});

describe('what is to be done with the periods', () => {
  const september = { period: '2026-09' } as Parameters<typeof todoLines>[0]['months'][number];
  const lines = (more: Partial<Parameters<typeof todoLines>[0]>) =>
    todoLines({ ...quiet, months: [september], mayPublish: [], ...more }).map((line) =>
      'period' in line ? `${line.kind} ${line.period}` : line.kind
    );

  test('what is sealed is published first, and what may be published besides was sealed with the last month', () => {
    expect(lines({ toPublish: ['2026-09'], mayPublish: ['2026-Q3', '2026-Q2'] })).toEqual([
      'publish 2026-09',
      'may-publish 2026-Q3',
      'import'
    ]);
    expect(lines({ mayPublish: ['2026-Q3'], may: { publish: false } })).toEqual(['import']);
    expect(lines({ mayPublish: ['2026-Q3'], months: [] })).toEqual(['import']);
  });
  test('the open month is imported until it is over, and sealed then; first somebody has to be on the roster', () => {
    expect([lines({}), lines({ daysLeft: 0 }), lines({ people: 0 })]).toEqual([
      ['import'],
      ['seal'],
      ['roster']
    ]);
  });
  test('a year that is assessed has a line of its own in place of the month’s, until it is over', () => {
    expect(lines({ ahead: {} })).toEqual(['assess-year']);
    expect(lines({ ahead: {}, daysLeft: 0 })).toEqual(['assess-year', 'seal']);
    expect(lines({ ahead: {}, toPublish: ['2025'] })).toEqual(['publish 2025']);
  });
  test('before the open month begins nothing is to be done, unless a notice waits', () => {
    expect(lines({ begun: false })).toEqual(['nothing']);
    expect(lines({ begun: false, toPublish: ['2026-09'] })).toEqual(['publish 2026-09']);
  });
});

import { describe, expect, it } from 'vitest';
import { builtInIds, builtInScheme } from '../../schemes';
import {
  dueSteps,
  isUnitTerm,
  periodOfResult,
  stateOfDue,
  termBounds,
  type DoneOn,
  type OwnTerms
} from './due-day';

const unset: OwnTerms = { deadlineDay: null, filingMonths: 1, terms: {} };
const never: DoneOn = () => null;
const schemeNamed = (id: string) => builtInScheme(id) ?? expect.fail(id);

/** Every step due between two days, as `day step period`. */
const dueBetween = (
  id: string,
  [from, to]: readonly [string, string],
  {
    own = unset,
    doneOn = never,
    first,
    returned
  }: { own?: OwnTerms; doneOn?: DoneOn; first?: string; returned?: ReadonlyMap<string, string> } = {}
) =>
  dueSteps(schemeNamed(id), { from, to, own, doneOn, returned, ...(first !== undefined && { first }) }).map(
    ({ due, deadline, period }) => `${due} ${deadline.id} ${period}`
  );

describe('the days that the documents name', () => {
  it('A 四（一） 每月最后一天上报; 四（二） 第二个月月初, 会后及时公示; 三（一） 每季度; 四（三） 每半年, 备案', () => {
    expect(dueBetween('community-cadres', ['2026-06-30', '2026-07-31'])).toEqual([
      '2026-06-30 declare 2026-06',
      '2026-07-10 assess 2026-06',
      '2026-07-10 four-knows 2026-Q2',
      '2026-07-10 study-top5 2026-H1',
      '2026-07-17 publish 2026-06',
      '2026-07-31 declare 2026-07',
      '2026-07-31 publish-half-year 2026-H1',
      '2026-07-31 file-half-year 2026-H1',
      '2026-07-31 reward 2026-H1'
    ]);
  });
  it('A 四（三） a returned filing is due anew, counted from its return, and nothing before it moves', () => {
    const returned = new Map([['2026-H1', '2026-11-30']]);
    const filed = (span: readonly [string, string]) =>
      dueBetween('community-cadres', span, { returned }).filter((line) => line.includes('2026-H1'));
    expect(filed(['2026-07-01', '2026-12-30'])).toEqual([
      '2026-07-10 study-top5 2026-H1',
      '2026-07-31 publish-half-year 2026-H1',
      '2026-07-31 reward 2026-H1'
    ]);
    expect(filed(['2026-12-31', '2026-12-31'])).toEqual(['2026-12-31 file-half-year 2026-H1']);
    // A year later no month looked at is of the half-year.
    const late = new Map([['2026-H1', '2027-11-30']]);
    expect(dueBetween('community-cadres', ['2027-12-31', '2027-12-31'], { returned: late })).toContain(
      '2027-12-31 file-half-year 2026-H1'
    );
  });
  it('A 会后及时: the days count from the meeting, once it was held', () => {
    const doneOn: DoneOn = ({ step }, period) =>
      step === 'assess' && period === '2026-07' ? '2026-08-03' : null;
    expect(dueBetween('community-cadres', ['2026-08-01', '2026-08-15'], { doneOn })).toEqual([
      '2026-08-10 assess 2026-07',
      '2026-08-10 publish 2026-07'
    ]);
  });
  it('B names no day, and has none', () => {
    expect(dueBetween('community-organisation', ['2025-01-01', '2027-12-31'])).toEqual([]);
  });
  it('C 四 1 每月末, 四 2 每季度末, 四 3 每年底; 六 试行一年', () => {
    expect(dueBetween('county-officials', ['2026-09-30', '2026-10-31'])).toEqual([
      '2026-09-30 declare 2026-09',
      '2026-10-05 assess 2026-09',
      '2026-10-05 publish-quarter 2026-Q3',
      '2026-10-31 declare 2026-10'
    ]);
    expect(dueBetween('county-officials', ['2026-12-01', '2027-01-31'])).toEqual([
      '2026-12-05 assess 2026-11',
      '2026-12-31 declare 2026-12',
      '2027-01-05 assess 2026-12',
      '2027-01-05 publish-quarter 2026-Q4',
      '2027-01-05 publish-year 2026'
    ]);
    // A month is assessed by the 10th at the latest, and before the quarter that ends with it is published.
    const terms = { assess: 31, 'publish-quarter': 8 };
    expect(
      dueBetween('county-officials', ['2026-10-06', '2026-10-30'], { own: { ...unset, terms } })
    ).toEqual(['2026-10-08 assess 2026-09', '2026-10-08 publish-quarter 2026-Q3']);
    expect(schemeNamed('county-officials').trial).toEqual({
      to: '2026-12-31',
      clause: { ref: '六', text: '本制度自下发之日起实施，试行一年' }
    });
    // After the trial nothing is in force, so nothing is due.
    expect(dueBetween('county-officials', ['2027-03-01', '2027-12-31'])).toEqual([]);
  });
  it('D 三（一） 每月, 三（二） 每月召开, 三（三） 每季度召开, 三（五） 年末', () => {
    expect(dueBetween('party-members', ['2027-01-01', '2027-01-31'])).toEqual([
      '2027-01-31 declare 2027-01',
      '2027-01-31 assess 2026-12',
      '2027-01-31 evaluate 2026-Q4',
      '2027-01-31 file-year 2026'
    ]);
  });
  it('E 四 1 次月5日前, also across a year’s end', () => {
    expect(dueBetween('town-thousand', ['2026-12-01', '2027-01-06'])).toEqual([
      '2026-12-05 publish 2026-11',
      '2027-01-05 publish 2026-12',
      '2027-01-05 appraisal 2026',
      '2027-01-05 publish-year 2026'
    ]);
  });
  it('E December and the year are consistent: nothing of the year is due after the month that closes it', () => {
    const own = { ...unset, terms: { appraisal: 10, 'publish-year': 10 } };
    expect(dueBetween('town-thousand', ['2027-01-01', '2027-01-31'], { own })).toEqual([
      '2027-01-05 publish 2026-12',
      '2027-01-05 appraisal 2026',
      '2027-01-10 publish-year 2026'
    ]);
    const { deadlines } = schemeNamed('town-thousand');
    const appraisal = deadlines.find(({ id }) => id === 'appraisal') ?? expect.fail('it has one');
    expect(termBounds(appraisal, deadlines)).toEqual({ counts: 'day-of-month', most: 5, usual: 5 });
  });
  it('M15 a period before the unit’s first month has no day', () => {
    expect(dueBetween('town-thousand', ['2026-12-01', '2027-01-06'], { first: '2026-12' })).toEqual([
      '2027-01-05 publish 2026-12',
      '2027-01-05 appraisal 2026',
      '2027-01-05 publish-year 2026'
    ]);
  });
});

describe('what a unit sets', () => {
  it('a day of its own is never later than the document’s', () => {
    const own = { ...unset, deadlineDay: 25, filingMonths: 2, terms: { assess: 5, publish: 3 } };
    expect(dueBetween('community-cadres', ['2026-07-01', '2026-07-26'], { own })).toEqual([
      '2026-07-05 assess 2026-06',
      '2026-07-05 four-knows 2026-Q2',
      '2026-07-05 study-top5 2026-H1',
      '2026-07-08 publish 2026-06',
      '2026-07-25 declare 2026-07'
    ]);
    const late = { ...unset, terms: { assess: 20, publish: 20 } };
    expect(dueBetween('community-cadres', ['2026-07-01', '2026-07-15'], { own: late })).toContain(
      '2026-07-10 assess 2026-06'
    );
    expect(dueBetween('town-thousand', ['2026-12-01', '2026-12-31'], { own: late })).toEqual([
      '2026-12-05 publish 2026-11'
    ]);
  });
  it('a step without any time is due only where a unit sets a day', () => {
    const own = { ...unset, terms: { 'publish-quarter': 20 } };
    expect(dueBetween('party-members', ['2026-10-01', '2026-10-30'], { own })).toEqual([
      '2026-10-20 assess 2026-09',
      '2026-10-20 evaluate 2026-Q3',
      '2026-10-20 publish-quarter 2026-Q3'
    ]);
  });
  it('a last day is the unit’s own where the document names none of the calendar', () => {
    const own = (id: string, terms = unset) =>
      schemeNamed(id).deadlines.flatMap((each) => (isUnitTerm(each, terms) ? [each.id] : []));
    expect(own('county-officials')).toEqual(['assess', 'publish-quarter', 'publish-year']);
    expect(own('county-officials', { ...unset, deadlineDay: 25 })).toContain('declare');
    expect(own('town-thousand')).not.toContain('publish');
  });

  it('nothing is set where the document names the day', () => {
    const settable = builtInIds.map((id) => [
      id,
      schemeNamed(id)
        .deadlines.filter((deadline, _, all) => termBounds(deadline, all))
        .map((deadline) => deadline.id)
    ]);
    expect(Object.fromEntries(settable)).toEqual({
      'community-cadres': [
        ...['assess', 'publish', 'four-knows', 'study-top5', 'publish-half-year', 'reward', 'review-year']
      ],
      'community-organisation': [],
      'county-officials': ['assess', 'publish-quarter', 'publish-year'],
      'party-members': ['assess', 'evaluate', 'publish-quarter', 'publish-year', 'review-year'],
      'town-thousand': ['appraisal', 'publish-year']
    });
  });
});

it('A 三（一） 每季度, 三（三）1 每半年: a result is asked for once in its period', () => {
  const periodFor = (item: string) => periodOfResult(schemeNamed('community-cadres'), item, '2026-09-28');
  expect([periodFor('four-knows'), periodFor('study-top5'), periodFor('mediation')]).toEqual([
    '2026-Q3',
    '2026-H2',
    null
  ]);
});

it('the last day is in time, the next isn’t', () => {
  expect(stateOfDue('2026-11-05', null, '2026-11-05')).toBe('due');
  expect(stateOfDue('2026-11-05', null, '2026-11-06')).toBe('late');
  expect(stateOfDue('2026-11-05', '2026-11-05', '2026-12-01')).toBe('done');
  expect(stateOfDue('2026-11-05', '2026-11-06', '2026-12-01')).toBe('done-late');
});

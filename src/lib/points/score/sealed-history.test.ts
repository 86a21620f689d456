import { describe, expect, it } from 'vitest';
import { entry } from '../../../../tests/make/entry';
import { person } from '../../../../tests/make/person';
import { composeVersions, keyedByText, lookedBackAt, parseScheme, score } from '..';
import type { PastPeriod, Scheme, ScoreInput, Subject } from '..';
import { builtInScheme, builtInText } from '../../schemes';
import { withParameterValues } from '../numbers/scheme-numbers';

const county = builtInScheme('county-officials') ?? expect.fail('no scheme C');
const text = builtInText('county-officials') ?? '';
const tenPercent = parseScheme(withParameterValues(text, { last: '10%' }));

/** Twenty in one pool, of whom 5% are one, 10% two. */
const people = (more: Partial<Subject> = {}) =>
  Array.from({ length: 20 }, (_, n) => person(`u${String(n + 1).padStart(2, '0')}`, undefined, more));

/** Penalties of one point each, by subject, on the first day of each of these months. */
const penalties = (subject: string, count: number, ...months: string[]) =>
  keyedByText(
    months.map((month, n) =>
      entry(`${subject}-${count}-${n}-${month}`, {
        subject,
        item: 'reminder',
        date: `${month}-01`,
        period: month,
        quantity: count
      })
    )
  );

const quarters = ['2026-02', '2026-05', '2026-08', '2026-11'];

/** A sealed period of these twenty in one pool, of whom the last ones are named, the very last one last. */
function sealedWith(last: readonly string[], outcomes: Record<string, string[]> = {}, pool = ''): PastPeriod {
  const ids = people().map(({ id }) => id);
  const order = [...ids.filter((id) => !last.includes(id)), ...last];
  return {
    results: order.map((subject, n) => ({ subject, pool, score: -100 * n, rank: n + 1 })),
    outcomes: new Map(Object.entries(outcomes))
  };
}

const sealed = (periods: Record<string, PastPeriod>, scheme: Scheme = county) => ({
  scheme,
  periods: new Map(Object.entries(periods))
});

const outcomesOf = (input: Omit<ScoreInput, 'scheme'> & { scheme?: Scheme }) =>
  Object.fromEntries(
    score({ scheme: county, ...input }).outcomes.map(({ rule, pool, subjects }) => [
      pool === '' ? rule : `${rule} ${pool}`,
      subjects
    ])
  );

describe('M16 outcomes over closed periods read what was sealed', () => {
  const entries = penalties('u20', 1, ...quarters);
  const closed = {
    '2026-Q1': sealedWith(['u20']),
    '2026-Q2': sealedWith(['u20']),
    '2026-Q3': sealedWith(['u20']),
    '2025': sealedWith(['u20'], { last: ['u20'] }),
    '2024': sealedWith(['u20'], { last: ['u20'] })
  };

  it('and not the roster of today: a pool that changed since moves nobody into the last places, or out', () => {
    const moved = people().map((one) => (one.id > 'u14' && one.id < 'u20' ? { ...one, pool: 'x' } : one));
    const input = { subjects: moved, entries, period: '2026' };
    expect(outcomesOf(input)).not.toHaveProperty('no-awards');
    expect(outcomesOf({ ...input, sealed: sealed(closed) })).not.toHaveProperty('last');
    // The last 5% of 15 is nobody in the fourth quarter, which isn't sealed; that of the 20 of then is one.
    const fourth = { '2026-Q4': sealedWith(['u20']) };
    expect(outcomesOf({ ...input, sealed: sealed({ ...closed, ...fourth }) })).toMatchObject({
      'no-awards': ['u20']
    });
  });

  it('by the points of then: an entry that is booked for an old quarter changes no run', () => {
    const late = penalties('u01', 9, '2026-02', '2026-05', '2026-08', '2026-11');
    const input = { subjects: people(), entries: late, period: '2026-Q4' };
    expect(outcomesOf(input)).toMatchObject({ 'no-awards': ['u01'] });
    expect(outcomesOf({ ...input, sealed: sealed(closed) })).not.toHaveProperty('no-awards');
  });

  it('with somebody who has left since counted in N', () => {
    const left = people().filter(({ id }) => id !== 'u01');
    const input = { subjects: left, entries, period: '2026-Q4' };
    expect(outcomesOf({ ...input, sealed: sealed(closed) })).not.toHaveProperty('no-awards');
    const fourth = sealed({ ...closed, '2026-Q4': sealedWith(['u20']) });
    expect(outcomesOf({ ...input, period: '2026', sealed: fourth })).toMatchObject({ 'no-awards': ['u20'] });
  });

  it('each person by the pool of then, and proposes them in the pool of now', () => {
    const moved = people().map((one) => (one.id === 'u20' ? { ...one, pool: 'leaders' } : one));
    const fourth = sealed({ ...closed, '2026-Q4': sealedWith(['u20']) });
    const found = outcomesOf({ subjects: moved, entries, period: '2026', sealed: fourth });
    expect(found).toMatchObject({ 'no-awards leaders': ['u20'] });
    expect(found).not.toHaveProperty('no-awards');
  });

  it('and fires once in a run that was sealed', () => {
    const runs = (names: readonly string[]) =>
      outcomesOf({
        subjects: people(),
        entries,
        period: '2026-Q4',
        sealed: sealed(Object.fromEntries(names.map((name) => [name, sealedWith(['u20'])])))
      });
    expect(runs(['2026-Q1', '2026-Q2', '2026-Q3'])).not.toHaveProperty('interview');
    const broken = sealed({ ...closed, '2026-Q1': sealedWith(['u19']) });
    expect(outcomesOf({ subjects: people(), entries, period: '2026-Q4', sealed: broken })).toMatchObject({
      interview: ['u20']
    });
  });
});

describe('M16 连续 n 年被确定为末位 counts what people decided', () => {
  const entries = penalties('u20', 1, '2024-02', '2025-02', '2026-02');
  const decided = (last2025: string[], last2024: string[]) =>
    outcomesOf({
      subjects: people(),
      entries,
      period: '2026',
      sealed: sealed({
        '2025': sealedWith(['u20'], { last: last2025 }),
        '2024': sealedWith(['u20'], { last: last2024 })
      })
    });

  it('three years', () => {
    expect(decided(['u20'], ['u20'])).toMatchObject({ 'post-adjustment': ['u20'] });
    expect(decided(['u20'], ['u20'])).not.toHaveProperty('admonition-talk');
  });

  it('one that was set aside ends the run', () => {
    expect(decided([], ['u20'])).not.toHaveProperty('post-adjustment');
    expect(decided([], ['u20'])).not.toHaveProperty('admonition-talk');
    expect(decided(['u20'], [])).toMatchObject({ 'admonition-talk': ['u20'] });
  });

  it('without a sealed year it is computed, for the command line', () => {
    expect(outcomesOf({ subjects: people(), entries, period: '2026' })).toMatchObject({
      'post-adjustment': ['u20']
    });
  });
});

describe('M16 a period is judged by the rules in force in it', () => {
  const from = (day: string, before: string) =>
    composeVersions(
      [
        { scheme: county, from: '2024-01-01', to: before },
        { scheme: tenPercent, from: day, to: null }
      ],
      tenPercent
    ) ?? expect.fail('not in force');
  const december = from('2026-12-01', '2026-11-30');

  it('a share that changes in December leaves the quarter and the year as they were', () => {
    const entries = [...penalties('u20', 2, ...quarters), ...penalties('u19', 1, ...quarters)];
    const input = { scheme: december, subjects: people(), entries };
    expect(outcomesOf({ ...input, period: '2026' })).toMatchObject({ last: ['u20'], 'no-awards': ['u20'] });
    expect(outcomesOf({ ...input, period: '2026-Q4' })).toMatchObject({ 'no-awards': ['u20'] });
  });

  it('and holds from the next period of that length on, for quarters sooner than for the year', () => {
    const july = from('2026-07-01', '2026-06-30');
    const entries = [...penalties('u20', 2, ...quarters), ...penalties('u19', 1, ...quarters)];
    const input = { scheme: july, subjects: people(), entries };
    // The run of u19 begins in the third quarter, in which the last 10% are two.
    expect(outcomesOf({ ...input, period: '2026-Q4' })).not.toMatchObject({ 'no-awards': ['u19', 'u20'] });
    expect(outcomesOf({ ...input, period: '2026' })).toMatchObject({ last: ['u20'], 'no-awards': ['u20'] });
    const january = from('2026-01-01', '2025-12-31');
    expect(outcomesOf({ ...input, scheme: january, period: '2026' })).toMatchObject({
      last: ['u19', 'u20'],
      'no-awards': ['u19', 'u20']
    });
  });

  it('new percentages don’t reach back over years that were judged by others', () => {
    const years = ['2024-02', '2025-02', '2026-02'];
    const entries = [...penalties('u20', 2, ...years), ...penalties('u19', 1, ...years)];
    const input = { subjects: people(), entries, period: '2026' };
    const january = from('2026-01-01', '2025-12-31');
    expect(outcomesOf({ ...input, scheme: tenPercent })).toMatchObject({ 'post-adjustment': ['u19', 'u20'] });
    expect(outcomesOf({ ...input, scheme: january })).toMatchObject({
      last: ['u19', 'u20'],
      'post-adjustment': ['u20']
    });
  });

  it('a trial of other rules leaves sealed quarters as they were judged', () => {
    const entries = [...penalties('u20', 2, ...quarters), ...penalties('u19', 1, ...quarters)];
    const closed = Object.fromEntries(
      ['2026-Q1', '2026-Q2', '2026-Q3'].map((name) => [name, sealedWith(['u19', 'u20'])])
    );
    const input = { scheme: tenPercent, subjects: people(), entries, period: '2026' };
    expect(outcomesOf({ ...input, sealed: sealed(closed, tenPercent) })).toMatchObject({
      'no-awards': ['u19', 'u20']
    });
    expect(outcomesOf({ ...input, sealed: sealed(closed) })).toMatchObject({ 'no-awards': ['u20'] });
  });

  it('a run of a share begins with the rule: before it existed nobody was in it', () => {
    const before = { ...county, outcomes: county.outcomes.filter(({ id }) => id !== 'interview') };
    const since = (day: string, end: string) =>
      composeVersions(
        [
          { scheme: before, from: '2025-01-01', to: end },
          { scheme: county, from: day, to: null }
        ],
        county
      ) ?? expect.fail('not in force');
    const entries = penalties('u20', 1, ...quarters);
    const input = { subjects: people(), entries };
    const april = since('2026-04-01', '2026-03-31');
    expect(outcomesOf({ ...input, scheme: april, period: '2026-Q3' })).not.toHaveProperty('interview');
    expect(outcomesOf({ ...input, scheme: april, period: '2026-Q4' })).toMatchObject({ interview: ['u20'] });
  });
});

it('M16 the periods that a result looks back at are known before it is calculated', () => {
  expect(lookedBackAt(county, '2026')).toEqual(
    expect.arrayContaining(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2025', '2024'])
  );
  expect(lookedBackAt(county, '2026-02')).toEqual([]);
  expect(lookedBackAt(county, '2026', '2026-03')).not.toContain('2025');
});

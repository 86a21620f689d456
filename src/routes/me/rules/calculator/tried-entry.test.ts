import { describe, expect, it } from 'vitest';
import { makeDelta } from '../../../../../tests/fixtures/delta';
import { kindOf, rulesOn, type Scheme } from '$lib/points';
import { builtInIds, builtInScheme } from '$lib/schemes';
import { merge, type MyEntry, type MyState } from '$lib/sync';
import { neededFields } from '../../claims/new/claim-fields';
import { knownMatters } from './known-matters';
import { tryEntry, type TriedFields, type TriedFigure } from './tried-entry';

const today = '2026-11-20';
const like = merge(null, makeDelta({ scheme: builtIn('community-cadres') }));

function builtIn(id: string): Scheme {
  return builtInScheme(id) ?? expect.fail(id);
}

/** A phone of somebody with these entries alone, in the open month of November. */
function phone(scheme: string, entries: Partial<MyEntry>[] = [], more: Partial<MyState> = {}): MyState {
  const blank = { quantity: 1, value: '', matterKey: '', matterText: '', basis: '', reverses: null };
  return {
    ...like,
    scheme: { digest: '2'.repeat(64), rules: { ...builtIn(scheme) } },
    results: [],
    longer: [],
    notice: null,
    decisions: [],
    entries: entries.map((one, n) => ({
      ...blank,
      id: `L${n}`,
      seq: n + 1,
      item: '',
      date: '2026-11-05',
      period: (one.date ?? '2026-11-05').slice(0, 7),
      decision: null,
      ...one
    })),
    ...more
  };
}

const fields = (item: string, more: Partial<TriedFields> = {}): TriedFields => ({
  item,
  date: '2026-11-12',
  quantity: 1,
  value: '',
  matterKey: '',
  ...more
});

/** The one figure of a try that was counted. */
function figure(state: MyState, tried: TriedFields): TriedFigure & { face: number | null } {
  const result = tryEntry(state, tried, today);
  if (result?.kind !== 'counted') return expect.fail(JSON.stringify(result));
  const [one] = result.figures;
  return one ? { ...one, face: result.face } : expect.fail('no figure');
}

const refusal = (state: MyState, tried: TriedFields) => {
  const result = tryEntry(state, tried, today);
  return result?.kind === 'refused' ? result.reason : result;
};

describe('S9 what an entry would give', () => {
  it('M9 count: points by quantity, counted in full', () => {
    expect(figure(phone('community-cadres'), fields('mediation', { quantity: 3 }))).toMatchObject({
      period: '2026-11',
      face: 1500,
      counted: 1500,
      why: null,
      change: 1500,
      moved: [],
      atEnd: null
    });
  });

  it('M9 levels and ranks: points by the value', () => {
    const state = phone('community-cadres');
    expect(figure(state, fields('commendation', { value: 'city' })).counted).toBe(1000);
    expect(figure(state, fields('four-knows', { value: '5' })).counted).toBe(1000);
    expect(figure(state, fields('four-knows', { value: '6' })).counted).toBe(0);
  });

  it('M9 once a month: the second one counts nothing, and says so', () => {
    const state = phone('community-cadres', [{ item: 'criticised', date: '2026-11-03' }]);
    const { face, counted, change, why } = figure(state, fields('criticised'));
    expect([face, counted, change]).toEqual([-500, 0, 0]);
    expect(why?.zh).toContain('每月只计一次');
  });

  it('M6 M8: of one matter the higher one counts, and takes the place of the lower one', () => {
    const state = phone('community-cadres', [
      { item: 'task-on-time', matterKey: 'm', matterText: '防汛台账' }
    ]);
    const { face, counted, change, moved } = figure(state, fields('task-early', { matterKey: 'm' }));
    expect([face, counted, change]).toEqual([200, 200, 100]);
    expect(moved).toEqual([
      { entry: state.entries[0], name: expect.anything(), why: expect.anything(), change: -100 }
    ]);
    expect(moved[0]?.why?.zh).toContain('同一事项只按最高的计');
  });

  it('M6 M8: of one matter the lower one counts nothing', () => {
    const state = phone('community-cadres', [{ item: 'task-early', matterKey: 'm' }]);
    const { face, counted, change, why } = figure(state, fields('task-on-time', { matterKey: 'm' }));
    expect([face, counted, change]).toEqual([100, 0, 0]);
    expect(why?.zh).toContain('同一事项');
  });

  it('C3 M6: a product counts up to the cap of its matter', () => {
    const { face, counted, why } = figure(
      phone('county-officials'),
      fields('public-welfare', { quantity: 4 })
    );
    expect([face, counted]).toEqual([1200, 1000]);
    expect(why?.zh).toContain('上限');
  });

  it('M6 D: a section that is full counts only what is left of its cap', () => {
    const state = phone('party-members', [{ item: 'perform-post', date: '2026-03-02', value: '38' }]);
    const { face, counted, change, why } = figure(state, fields('perform-service', { value: '5' }));
    expect([face, counted, change]).toEqual([500, 200, 200]);
    expect(why?.zh).toContain('上限');
  });

  it('M9 fact: nothing by itself, but the awards of the month are gone at its end', () => {
    const { face, counted, change, atEnd } = figure(phone('community-cadres'), fields('late'));
    expect([face, counted, change]).toEqual([null, 0, 0]);
    expect(atEnd?.change).toBe(-1800);
    expect(atEnd?.moved.map(({ name, change: by }) => [name.zh, by])).toEqual([
      ['按时上下班', -800],
      ['考勤全勤', -1000]
    ]);
  });

  it('M9 veto: the balance of the year falls to nothing', () => {
    const { face, change } = figure(phone('party-members'), fields('veto'));
    expect(face).toBe(0);
    expect(change).toBe(-6000);
  });

  it('M9 void: it takes all that its item has, weighted in the year (M2 B)', () => {
    const { period, face, counted, why } = figure(phone('community-organisation'), fields('members-1a'));
    expect(period).toBe('2026');
    expect([face, counted]).toEqual([-200, -34]);
    expect(why?.zh).toContain('本项不得分');
  });

  it('M9 allowance: what is already taken leaves less to take', () => {
    const state = phone('county-officials', [{ item: 'virtue-values', value: '4' }]);
    const { face, counted, why } = figure(state, fields('virtue-values', { value: '3' }));
    expect([face, counted]).toEqual([-300, -100]);
    expect(why?.zh).toContain('扣完为止');
  });

  it('M16 E 二（四）: what some groups lose more by goes by the group of its day', () => {
    const head = { ...like.person, group: 'head', from: '2026-11-15' };
    const spell = { pool: '', group: '', from: null, to: '2026-11-14' };
    const state = phone('town-thousand', [], { person: { ...head, earlier: [spell] } });
    expect(figure(state, fields('report-unit')).face).toBe(-2000);
    expect(figure(state, fields('report-unit', { date: '2026-11-16' })).face).toBe(-4000);
  });

  it('E1: what belongs to the month says the month’s points, and its part of the year’s mean', () => {
    const result = tryEntry(phone('town-thousand'), fields('attendance-late'), today);
    if (result?.kind !== 'counted') return expect.fail('not counted');
    expect(result.face).toBe(-500);
    expect(result.figures.map(({ period, counted }) => [period, counted])).toEqual([
      ['2026-11', -500],
      ['2026', -45]
    ]);
  });

  it('E1: what belongs to the year is counted there', () => {
    const { period, counted } = figure(phone('town-thousand'), fields('dept-honour', { value: 'province' }));
    expect([period, counted]).toEqual(['2026', 4000]);
  });

  it('M4: what happened in a sealed month is booked in the open one', () => {
    const result = tryEntry(phone('community-cadres'), fields('mediation', { date: '2026-09-30' }), today);
    expect(result).toMatchObject({ kind: 'counted', booked: '2026-11', figures: [{ counted: 500 }] });
  });

  it('M13b: what looks at a closed year changes no points', () => {
    const state = phone('community-cadres', [], { open: '2027-01' });
    const result = tryEntry(state, fields('criticised', { date: '2026-12-30' }), '2027-01-05');
    expect(result).toMatchObject({ kind: 'counted', face: -500, figures: [{ counted: 0, change: 0 }] });
  });

  it('M13 M15: what no ledger would take is refused with its reason', () => {
    const state = phone('community-cadres');
    expect(refusal(state, fields('mediation', { date: '2026-11-21' }))).toBe('in-future');
    expect(refusal(state, fields('mediation', { date: '2023-12-31' }))).toBe('before-first');
    expect(refusal(state, fields('no-such-item'))).toBe('unknown-item');
    const earlier = phone('community-cadres', [], { unit: { ...like.unit, firstPeriod: '2023-01' } });
    expect(refusal(earlier, fields('mediation', { date: '2023-12-31' }))).toBe('not-in-force');
  });

  it('M9: what is assessed once a year is refused a second time, until the first is reversed', () => {
    const first = { id: 'first', item: 'central', value: '280' };
    expect(refusal(phone('town-thousand', [first]), fields('central', { value: '290' }))).toBe(
      'assessed-twice'
    );
    const undone = phone('town-thousand', [first, { reverses: 'first', date: '2026-11-06' }]);
    expect(figure(undone, fields('central', { value: '290' })).counted).toBe(29_000);
  });

  it('M8: offers the year’s matters that a clause compares with the item, newest first, without reversed ones', () => {
    const state = phone('community-cadres', [
      { id: 'last-year', item: 'task-early', date: '2025-11-03', matterKey: 'old' },
      { id: 'one', item: 'task-early', date: '2026-10-08', matterKey: 'a' },
      { id: 'other', item: 'mediation', date: '2026-10-09', matterKey: 'b' },
      { id: 'two', item: 'task-on-time', date: '2026-11-03', matterKey: 'c' },
      { id: 'wrong', item: 'task-early', date: '2026-11-04', matterKey: 'd' },
      { reverses: 'wrong', date: '2026-11-05' },
      { id: 'none', item: 'task-early', date: '2026-11-06' }
    ]);
    const keysFor = (item: string) =>
      knownMatters(state, builtIn('community-cadres'), { item, date: today }).map(({ key }) => key);
    expect(keysFor('task-on-time')).toEqual(['c', 'a']);
    expect(keysFor('mediation')).toEqual([]);
  });

  it('changes nothing of what the phone has', () => {
    const state = phone('community-cadres', [{ item: 'mediation' }]);
    const before = JSON.stringify(state);
    tryEntry(state, fields('mediation'), today);
    expect(JSON.stringify(state)).toBe(before);
  });
});

it.each(builtInIds)(
  'M14 %s: every item that is entered has a figure, and its change is that of all lines',
  (id) => {
    const state = phone(id);
    const scheme = builtIn(id);
    const values = ['', '1', '20', '150', 'city', 'prefecture', 'province'];
    for (const item of rulesOn(scheme, today).items.filter((one) => kindOf(one).isEntered(one))) {
      const value = values.map((text) => kindOf(item).readValue(item, text)).find((read) => read !== null);
      expect(neededFields(item)).toBeDefined();
      const result = tryEntry(state, fields(item.id, { value: value ?? expect.fail(item.id) }), today);
      if (result?.kind !== 'counted') return expect.fail(item.id);
      expect(result.figures, item.id).not.toEqual([]);
      for (const { counted, change, moved } of result.figures) {
        const all = moved.reduce((sum, line) => sum + line.change, counted);
        // Each line is rounded on its own where the year divides (M2).
        expect(Math.abs(all - change), item.id).toBeLessThanOrEqual(moved.length + 1);
      }
    }
  }
);

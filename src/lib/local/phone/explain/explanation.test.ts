import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeDelta } from '../../../../../tests/fixtures/delta';
import { parseScheme, score, type Ballot, type ExplanationNode } from '../../../points';
import { merge, type LongerResult, type MyEntry, type MyState } from '../../../sync';
import { explanationOf } from './explanation';
import { agreesWithSealed, statementOf } from './statement';

const scheme = parseScheme(readFileSync('src/lib/schemes/community-cadres.yaml', 'utf8'));
const state = merge(null, makeDelta({ scheme, sealed: 13 }));

function withEntries(...more: Partial<MyEntry>[]): MyState {
  const [like] = state.entries;
  const entries = more.map((one, n) => ({ ...like!, id: `x${n}`, seq: 9000 + n, matterKey: '', ...one }));
  return { ...state, entries: [...state.entries, ...entries] };
}

function progress(of: MyState, period: string, finished?: string): ExplanationNode {
  const own = statementOf(of, period, finished) ?? expect.fail('not reckoned');
  const at = finished === undefined ? { period } : { period, finished };
  return explanationOf(of, own, at) ?? expect.fail('not explained');
}

const every = (tree: ExplanationNode): ExplanationNode[] => [tree, ...tree.children.flatMap(every)];
const effects = (tree: ExplanationNode) => every(tree).filter(({ code }) => code === 'effect');

describe('on a phone', () => {
  it('M14: the effects of a sealed month come to its points, and the place is the seal’s', () => {
    for (const { period, points, rank, ranked } of state.results) {
      const tree = progress(state, period);
      expect(effects(tree).reduce((sum, one) => sum + (one.points ?? 0), 0)).toBe(points);
      expect(tree.zh).toContain(`第 ${rank} 名（共 ${ranked} 人）`);
    }
  });

  it('an entry has its ruling below it', () => {
    const booked = effects(progress(state, '2026-10')).filter(({ entry }) => entry !== undefined);
    expect(booked.length).toBeGreaterThan(3);
    for (const { children } of booked)
      expect(children.find(({ code }) => code === 'decision')?.zh).toMatch(/^评定：两委会 2026-11-04，/);
  });

  it('M7: a reversed entry stands on the ruling that reversed it, and names the day of that ruling', () => {
    const was = state.entries.find(({ period, item }) => period === '2026-10' && item !== 'sick-leave')!;
    const later = withEntries({
      item: '',
      reverses: was.id,
      date: '2026-11-05',
      period: '2026-11',
      decision: 'd-2026-11'
    });
    const line = effects(progress(later, '2026-11', '2026-10')).find(
      ({ parts }) => parts?.reason === 'reversed'
    );
    expect(line?.parts?.why.zh).toContain('已更正（12月4日的更正）');
    expect(line?.children.find(({ code }) => code === 'decision')?.zh).toContain('2026-12-04');
  });

  it('M9: a standing award that was missed names what broke it', () => {
    const tree = progress(withEntries({ item: 'late', date: '2026-11-03', period: '2026-11' }), '2026-11');
    const uncounted = every(tree)
      .filter(({ code }) => code === 'not-counted')
      .flatMap(effects);
    expect(uncounted.map(({ zh }) => zh)).toContainEqual(expect.stringContaining('见 11月3日迟到'));
  });
});

describe('of a year with ballots', () => {
  const town = parseScheme(readFileSync('src/lib/schemes/town-thousand.yaml', 'utf8'));
  const papers = [81.5, 90, 77, 93, 88].flatMap((n): Ballot[] => [
    { subject: 'u3', group: 'leaders', score: n * 100 },
    { subject: 'u3', group: 'staff', score: n * 100 - 350 }
  ]);
  const sums = ['leaders', 'staff'].map((group) => {
    const own = papers.filter((one) => one.group === group);
    return { group, ballots: own.length, sum: own.reduce((all, one) => all + one.score, 0) };
  });
  const [month] = state.results;
  const person = { id: 'u3', name: '', pool: '', group: 'staff', from: null, to: null };
  const [row] = score({
    scheme: town,
    subjects: [person],
    entries: [],
    ballots: papers,
    period: '2025'
  }).rows;
  const year: LongerResult = {
    ...month!,
    period: '2025',
    group: 'staff',
    from: null,
    to: null,
    points: row!.points,
    balance: row!.balance,
    score: row!.score,
    status: row!.status,
    rank: 1,
    outcomes: [{ rule: town.outcomes[0]!.id, undecided: true }],
    conversions: []
  };
  const withBallots = (ballots: LongerResult['ballots']): MyState => ({
    ...state,
    entries: [],
    results: [],
    longer: [{ ...year, ballots }],
    scheme: { digest: '2'.repeat(64), rules: { ...town } }
  });

  it('the sums of the groups give what the ballots give', () => {
    const own = statementOf(withBallots(sums), '2025');
    expect(own && agreesWithSealed(own.statement, year)).toBe(true);
    const [ballots] = every(progress(withBallots(sums), '2025')).filter(({ code }) => code === 'working');
    expect(ballots?.children.map(({ zh }) => zh)).toEqual([
      '班子成员：5 票，共 429.5，平均 429.5 ÷ 5',
      '一般干部：5 票，共 412，平均 412 ÷ 5'
    ]);
  });

  it('fewer than there must be tell how many they are, and no more', () => {
    const few = withBallots([{ group: 'leaders', ballots: 2, sum: null }, sums[1]!]);
    const [ballots] = every(progress(few, '2025')).filter(({ code }) => code === 'working');
    expect(ballots?.points).toBeNull();
    expect(ballots?.children[0]?.zh).toBe('班子成员：2 票，不足 5 票');
  });

  it('M12: what follows, with its clause, and that a tie leaves it to people', () => {
    const [outcome] = every(progress(withBallots(sums), '2025')).filter(({ code }) => code === 'outcome');
    expect(outcome?.children.map(({ code }) => code)).toEqual(['step', 'clause']);
    expect(outcome?.children[0]?.zh).toMatch(/并列/);
  });
});

import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';
import {
  daysOf,
  explainStatement,
  kindOf,
  readBallots,
  keyedByText,
  readEntryTable,
  readRoster,
  recordedSince,
  score,
  workingsOf
} from '..';
import { builtInScheme } from '../../schemes';
import type { ExplanationNode } from './node';

interface ExplainedCase {
  scheme: string;
  period: string;
  /** the entries of the first subject, `u1`, which is explained; `u2` exists besides */
  entries: string[][];
  ballots?: string[][];
  group?: string;
  entriesBy?: 'day';
  /** the ledger's first month */
  first?: string;
}

const rulings: Record<string, { date: string; body: string; minutes: string }> = {
  e1: { date: '2026-11-02', body: '两委会', minutes: '〔2026〕21号' },
  e6: { date: '2026-11-09', body: '两委会', minutes: '〔2026〕22号' }
};

const table = (file: string, header: string[], lines: string[][]) => ({
  file,
  header,
  rows: lines.map((cells, n) => ({ row: n + 2, cells }))
});

/** The tree of `u1`, and its statement. Entries: id, item, date, then value, matter, quantity, period, reverses. */
function reported({
  scheme: id,
  period,
  entries: lines,
  ballots: votes = [],
  group = '',
  entriesBy,
  first
}: ExplainedCase) {
  const scheme = builtInScheme(id) ?? expect.fail(`no scheme ${id}`);
  const roster = table(
    'roster.csv',
    ['subject', 'group'],
    [
      ['u1', group],
      ['u2', group]
    ]
  );
  const { subjects } = readRoster(roster);
  const header = [
    'id',
    'subject',
    'item',
    'date',
    'value',
    'matter',
    'quantity',
    'period',
    'reverses',
    'basis'
  ];
  const rows = lines.map(([entry = '', item = '', ...rest]) => [entry, 'u1', item, ...rest]);
  const read = readEntryTable(table('entries.csv', header, rows), { scheme, roster: subjects });
  expect(read.problems).toEqual([]);
  const entries = keyedByText(read.entries);
  const voted = readBallots(table('ballots.csv', ['subject', 'group', 'score'], votes), {
    scheme,
    roster: subjects
  });
  const input = { scheme, subjects, entries, ballots: voted.ballots, period, first };
  const result = score(input);
  const statement = result.rows.find((row) => row.subject === 'u1') ?? expect.fail('nobody');
  const tree = explainStatement({
    scheme,
    period,
    lastDay: daysOf(period).to,
    statement,
    ranked: result.rows.filter((row) => row.rank !== null).length,
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    outcomes: result.outcomes.filter((one) => one.subjects.includes('u1')),
    conversions: result.conversions.filter((one) => one.subject === 'u1'),
    workings: workingsOf({ ...input, subject: subjects[0] ?? expect.fail('nobody') }),
    worthOf: (item) => kindOf(item).words(item),
    saidOf: (item, value) => kindOf(item).said(item, value),
    rulingOf: (entry) => rulings[entry] ?? null,
    recordedSince: recordedSince(period, first),
    ...(entriesBy && { entriesBy })
  });
  return { tree, statement };
}

function every(tree: ExplanationNode): ExplanationNode[] {
  return [tree, ...tree.children.flatMap(every)];
}
const withCode = (tree: ExplanationNode, code: ExplanationNode['code']) =>
  every(tree).filter((one) => one.code === code);
const sum = (nodes: readonly ExplanationNode[]) => nodes.reduce((total, one) => total + (one.points ?? 0), 0);
/** B's year with nothing missing. */
const complete = (builtInScheme('community-organisation')?.items ?? [])
  .filter(({ kind }) => kind === 'assess')
  .map(({ id }, n) => [`a${n}`, id, '2026-12-31', '1']);
const leaves = (tree: ExplanationNode) =>
  every(tree).filter(({ code }) => ['effect', 'adjustment', 'month'].includes(code));

describe('an explanation', () => {
  const a = reported({
    scheme: 'community-cadres',
    period: '2026-10',
    entries: [
      ['e1', 'task-early', '2026-10-08', '', 'm1'],
      ['e2', 'task-on-time', '2026-10-09', '', 'm1'],
      ['e3', 'late', '2026-10-10'],
      ['e4', 'mediation', '2026-10-11', '', '', '2'],
      ['e5', 'mediation', '2026-10-12'],
      ['e6', '', '2026-10-13', '', '', '', '', 'e5']
    ]
  });

  it('A: the points ← sections ← effects, and they add up', () => {
    expect(a.tree).toMatchObject({ code: 'score', points: a.statement.score });
    expect(a.tree.zh).toBe('2026-10：22 分，第 2 名（共 2 人）');
    const [points] = withCode(a.tree, 'points');
    const sections = withCode(a.tree, 'section');
    expect(points?.points).toBe(a.statement.points);
    expect(sum(sections)).toBe(a.statement.points);
    for (const section of sections) expect(sum(leaves(section))).toBe(section.points);
  });

  it('A: below an effect stand the entry, what the rule gives, the clause, the basis and the decision', () => {
    const effect = withCode(a.tree, 'effect').find((one) => one.entry === 'e1');
    expect(effect?.children.map(({ code, zh }) => [code, zh])).toEqual([
      ['entry', 'e1：2026-10-08'],
      ['worth', '规定：+2 / 项'],
      ['clause', '三（二）1：提前1天完成各口子安排的工作任务，每完成一项加2分'],
      ['decision', '评定：两委会 2026-11-02，〔2026〕21号']
    ]);
  });

  it('A: what was not counted, and why', () => {
    const groups = withCode(a.tree, 'not-counted').flatMap((one) => one.children);
    expect(groups.map(({ zh }) => zh)).toEqual([
      '按时上下班 2026-10：当月未达到要求（见 e3），不计 +8 分',
      '考勤全勤 2026-10：当月未达到要求（见 e3），不计 +10 分',
      '按时完成任务：同一事项只按最高的计（已计 e1 的 +2 分），不计 +1 分',
      '调解纠纷：已更正（e6），不计 +5 分'
    ]);
    expect(groups.every((one) => one.points === 0)).toBe(true);
  });

  it('M7: what was reversed rests on the ruling that reversed it', () => {
    const effect = withCode(a.tree, 'effect').find((one) => one.entry === 'e5');
    expect(effect?.children.find(({ code }) => code === 'decision')?.zh).toContain('〔2026〕22号');
  });

  it('A: who knows no numbers of entries is told their day and item', () => {
    const { tree } = reported({
      scheme: 'community-cadres',
      period: '2026-10',
      entries: [
        ['e1', 'task-early', '2026-10-08', '', 'm1'],
        ['e2', 'task-on-time', '2026-10-09', '', 'm1'],
        ['e5', 'mediation', '2026-10-12'],
        ['e6', '', '2026-10-13', '', '', '', '', 'e5']
      ],
      entriesBy: 'day'
    });
    const uncounted = withCode(tree, 'not-counted').flatMap((one) => one.children);
    expect(uncounted.map(({ parts }) => parts?.why.zh)).toEqual([
      '同一事项只按最高的计（已计 10月8日提前完成任务的 +2 分），不计 +1 分',
      '已更正（11月9日的更正），不计 +5 分'
    ]);
    expect(uncounted[0]?.parts?.why.en).toMatch(/ of 2026-10-08: \+2\)/);
    expect(uncounted[0]?.zh).toBe(`${uncounted[0]?.parts?.name.zh}：${uncounted[0]?.parts?.why.zh}`);
  });

  it('A: the balance, and what follows with its clause', () => {
    const half = reported({
      scheme: 'community-cadres',
      period: '2026-H2',
      entries: [['e1', 'mediation', '2026-10-08']]
    });
    const [balance] = withCode(half.tree, 'balance');
    expect(sum(balance?.children ?? [])).toBe(half.statement.balance);
    const [outcome] = withCode(half.tree, 'outcome');
    expect(outcome?.zh).toContain('第 1 名');
    expect(outcome?.children[0]?.zh).toContain('三分之一');
  });

  it('B: a weighting with its parts, and what is missing', () => {
    const b = reported({
      scheme: 'community-organisation',
      period: '2026',
      entries: [
        ['e1', 'team-1a', '2026-03-02'],
        ['e2', 'team-2a', '2026-03-02'],
        ['e3', 'integrity', '2026-12-31', '5']
      ]
    });
    const [working] = withCode(b.tree, 'working');
    // 58 − 2 − 8 = 48 of 58
    expect(working?.zh).toBe('组织建设按细则折算：10 × 48 ÷ 58 = 8.28');
    expect(sum(working?.children ?? [])).toBe(4800);
    const [status] = withCode(b.tree, 'status');
    expect(status?.children).toHaveLength(14);
    expect(status?.children.map((one) => one.item)).not.toContain('integrity');
  });

  it('E: ballots and the mean of the months, step by step', () => {
    const votes = [80, 81, 82, 83, 84].flatMap((n) => [
      ['u1', 'leaders', String(n)],
      ['u1', 'staff', String(n + 10)]
    ]);
    const e = reported({
      scheme: 'town-thousand',
      period: '2026',
      entries: [['e1', 'attendance-late', '2026-03-02', '', '', '2']],
      ballots: votes
    });
    const [ballots, mean] = withCode(e.tree, 'working');
    expect(ballots?.en).toBe('Appraisal: (410 ÷ 5 × 50% + 460 ÷ 5 × 50%) × 2 = 174');
    expect(mean?.zh).toBe('在岗各月的平均：3110 ÷ 12 = 259.17');
    expect(mean?.children).toHaveLength(12);
    expect(sum(mean?.children ?? [])).toBe(311000);
  });

  /** The nodes below a line that add to it. */
  const countedOf = ({ children }: ExplanationNode) => children.filter(({ code }) => code !== 'not-counted');

  it.each([1, 2, 3, 4, 6])(
    'M2 E: %i times late: the rows come to the section, the sections to the total',
    (n) => {
      const late = Array.from({ length: n }, (_, i) => [`e${i}`, 'attendance-late', `2026-0${i + 1}-02`]);
      const { tree, statement } = reported({ scheme: 'town-thousand', period: '2026', entries: late });
      const [months] = withCode(tree, 'months');
      expect(months).toMatchObject({
        zh: '机关作息及请销假 2026-01—2026-12：满分起算，12 个月平均',
        en: 'Attendance 2026-01–2026-12: full marks to start with, mean of 12 months',
        points: 4000
      });
      expect(months?.parts?.why.zh).toBe('满分起算，12 个月平均');
      const [points] = withCode(tree, 'points');
      for (const one of [points, ...withCode(tree, 'section')]) {
        expect(sum(countedOf(one ?? expect.fail('no total')))).toBe(one?.points);
      }
      // Each costs −0.42: for one and for six a part of a hundredth remains, as it does for twelve times
      // 5/12.
      expect(withCode(tree, 'rounding').map(({ zh, points: rest }) => [zh, rest])).toEqual(
        { 1: [], 2: [['四舍五入', 1]], 3: [['四舍五入', 1]], 4: [['四舍五入', 1]], 6: [['四舍五入', 2]] }[n]
      );
      expect(statement.points).toBe(statement.sections['office']);
    }
  );

  it('A: no rounding where nothing is divided; a group comes to the sum of its months', () => {
    const { tree } = reported({ scheme: 'community-cadres', period: '2026-Q4', entries: [] });
    expect(withCode(tree, 'rounding')).toEqual([]);
    const groups = withCode(tree, 'months');
    expect(groups.length).toBeGreaterThan(0);
    for (const { points, children } of groups)
      expect(points).toBe(sum(children.filter(({ code }) => code === 'month')));
  });

  it('E: too few ballots give no result, and say how many there must be', () => {
    const e = reported({
      scheme: 'town-thousand',
      period: '2026',
      entries: [],
      ballots: [['u1', 'staff', '90']]
    });
    const [ballots] = withCode(e.tree, 'working');
    expect(ballots).toMatchObject({ points: null, en: 'Appraisal: no result (each group needs 5 ballots)' });
    // One ballot’s sum would be that ballot.
    expect(ballots?.children.map(({ en }) => en)).toContain('staff: 1 of 5 ballots');
  });

  it('M9: months are one line only where the same broke them', () => {
    const { tree } = reported({
      scheme: 'community-cadres',
      period: '2026-Q4',
      entries: [
        ['e1', 'late', '2026-10-10'],
        ['e2', 'late', '2026-11-10']
      ]
    });
    const uncounted = withCode(tree, 'not-counted').flatMap((one) => one.children);
    expect(uncounted.map(({ zh }) => zh)).toContain(
      '按时上下班 2026-11：当月未达到要求（见 e2），不计 +8 分'
    );
    for (const { zh } of uncounted) expect(zh).not.toContain('各 0');
  });

  it('B: communities are counted as communities; a part of a weighting says so', () => {
    const { tree } = reported({ scheme: 'community-organisation', period: '2026', entries: complete });
    expect(tree.zh).toMatch(/第 1 名（共 1 个社区）$/);
    const part = withCode(tree, 'effect').find(({ item }) => item === 'team-1');
    expect([part?.zh, part?.parts?.why.en]).toEqual([
      '贯彻执行与完成任务：满分起算，按比重折算',
      'full marks to start with, weighted'
    ]);
  });

  it('E: what is taken from a mean says so, a level has its name, and a group too', () => {
    const { tree } = reported({
      scheme: 'town-thousand',
      period: '2026',
      entries: [
        ['e1', 'duty-grave', '2026-08-04'],
        ['e2', 'dept-honour', '2026-05-02', 'province'],
        ['e3', 'professional-grade', '2026-12-31', '1'],
        ['e4', 'report-unit', '2026-05-03']
      ]
    });
    const effect = (id: string) => withCode(tree, 'effect').find(({ entry }) => entry === id);
    expect(effect('e1')?.zh).toBe('值班重大失职：已扣完为止，本项应为 −50 分，按在岗月份平均');
    const entryOf = (id: string) => effect(id)?.children.find(({ code }) => code === 'entry');
    expect([entryOf('e2')?.zh, entryOf('e2')?.en]).toEqual([
      'e2：2026-05-02，省',
      'e2: 2026-05-02, province'
    ]);
    expect(entryOf('e3')?.zh).toBe('e3：2026-12-31，低 1 个等次');
    expect(withCode(tree, 'worth').map(({ zh }) => zh)).toContain('规定：−20，部门负责人 −40');
  });

  it('E: what follows from an entry tells no place; a grade that is held down says by what', () => {
    const votes = Array.from({ length: 10 }, (_, n) => ['u1', n % 2 ? 'leaders' : 'staff', '100']);
    const { tree } = reported({
      scheme: 'town-thousand',
      period: '2026',
      ballots: votes,
      entries: [
        ['e1', 'central', '2026-12-31', '300'],
        ['e2', 'professional', '2026-12-31', '200'],
        ['e3', 'sanction', '2026-06-04', '15'],
        ['e4', 'visit', '2026-06-04', '', '', '100']
      ]
    });
    const outcomes = withCode(tree, 'outcome');
    expect(outcomes.map(({ zh }) => zh)).toEqual(['一星级，965 分，第 1 名（共 1 人）', '取消评先资格']);
    expect(outcomes[0]?.children.map(({ code, zh }) => [code, zh])[0]).toEqual([
      'step',
      '有“党纪政纪处分”：分数再高也只到这一等'
    ]);
  });

  it('D: a veto', () => {
    const d = reported({
      scheme: 'party-members',
      period: '2026-10',
      entries: [
        ['e1', 'perform-post', '2026-09-08', '5'],
        ['e2', 'veto', '2026-10-08'],
        ['e3', 'perform-post', '2026-10-09', '5', '', '', '2026-10']
      ]
    });
    expect(withCode(d.tree, 'status').map((one) => one.zh)).toEqual(['一票否决，排在最后']);
    expect(sum(leaves(d.tree))).toBe(d.statement.points);
  });

  it.each([
    'community-cadres',
    'community-organisation',
    'county-officials',
    'party-members',
    'town-thousand'
  ])('%s: every line is there in both languages', (scheme) => {
    for (const { zh, en } of every(reported({ scheme, period: '2026', entries: [] }).tree)) {
      for (const text of [zh, en]) expect(text).not.toMatch(/undefined|NaN|\{|^$/);
    }
  });

  it('is cheap for a phone: no Valibot, no YAML, little code', async () => {
    const built = (await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        lib: { entry: 'src/lib/points/explain/explain-statement.ts', formats: ['es'] },
        minify: true
      }
    })) as Rolldown.RolldownOutput[];
    const [chunk] = built.flatMap(({ output }) => output).filter((one) => one.type === 'chunk');
    expect(chunk?.moduleIds.filter((id) => id.includes('node_modules'))).toEqual([]);
    // Gzip bytes. A new reason adds about 65: its sentence in two languages, and the name of its line as much again.
    expect(gzipSync(chunk?.code ?? '').length).toBeLessThan(6720);
  });
});

describe('M15 an explanation of a ledger that begins in 2026-11', () => {
  const of = (period: string, first?: string) => {
    const { tree } = reported({ scheme: 'community-cadres', period, entries: [], ...(first && { first }) });
    return tree.children.filter(({ code }) => code === 'recorded' || code === 'status').map(({ zh }) => zh);
  };
  const since = '台账从 2026-11 开始，本期更早的月份没有记录';

  it('says since when a period is recorded, and counts no other day of service', () => {
    expect(of('2026-Q4', '2026-11')).toEqual([since]);
    expect(of('2026', '2026-11')).toEqual([since, '本期有记录的在岗天数不足一半，不排名']);
    expect(of('2026-11', '2026-11')).toEqual([]);
    expect(of('2026')).toEqual([]);
  });

  it('in both languages', () => {
    const { tree } = reported({ scheme: 'community-cadres', period: '2026', entries: [], first: '2026-11' });
    expect(tree.children.slice(0, 2).map(({ en }) => en)).toEqual([
      'The ledger begins with 2026-11: earlier months of the period aren’t recorded',
      'recorded in service on fewer than half of the days: no rank'
    ]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDelta } from '../../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../../tests/fixtures/draw-on-phone';
import { statementOf } from '$lib/local/phone/explain/statement';
import { parseScheme, score, type Ballot, type EntryWithBasis } from '$lib/points';
import a from '$lib/schemes/community-cadres.yaml?raw';
import b from '$lib/schemes/community-organisation.yaml?raw';
import c from '$lib/schemes/county-officials.yaml?raw';
import d from '$lib/schemes/party-members.yaml?raw';
import e from '$lib/schemes/town-thousand.yaml?raw';
import { merge, type LongerResult, type MyState } from '$lib/sync';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import { PhoneSession } from '../phone-session.svelte';
import Why from './Why.svelte';

const usual = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(usual));

const like = merge(null, makeDelta({ scheme: parseScheme(a) }));

interface WhyCase {
  scheme: string;
  period: string;
  /** fields of an entry: id, item, date, then value, text, reversed entry */
  entries: string[][];
  /** the scores that each group's five ballots gave */
  ballots?: number[];
  pool?: string;
  group?: string;
  /** outcomes as fixed by the seal, needed where a rule compares people and the test has only one */
  outcomes?: string[];
}

/** Draws the reasons of one sealed period, as a phone with these entries does. */
async function drawn(asked: WhyCase): Promise<HTMLElement> {
  const { period, ballots: marks = [], pool = '', group = '' } = asked;
  const scheme = parseScheme(asked.scheme);
  const ballots = ['leaders', 'staff'].flatMap((by) =>
    marks.map((mark): Ballot => ({ subject: 'me', group: by, score: mark * 100 }))
  );
  const entries = asked.entries.map(
    ([id = '', item = '', date = '', value = '', matterKey = '', reverses = '']): EntryWithBasis => ({
      id,
      item,
      date,
      value,
      matterKey,
      quantity: 1,
      subject: 'me',
      period: date.slice(0, 7),
      basis: `依据 ${id}`,
      reverses: reverses === '' ? null : reverses
    })
  );
  const person = { id: 'me', name: '我', pool, group, from: null, to: null };
  const result = score({ scheme, subjects: [person], entries, ballots, period });
  const [row] = result.rows;
  if (!row) throw new Error('nobody');
  const { points, balance, status, rank } = row;
  const sealed: LongerResult = {
    period,
    pool,
    group,
    from: null,
    to: null,
    points,
    balance,
    score: row.score,
    status,
    rank,
    ranked: 5,
    mean: null,
    sealed: '2027-01-04T18:00:00+08:00',
    conversions: [],
    outcomes: (asked.outcomes ?? []).map((rule) => ({ rule, undecided: true })),
    ballots: ['leaders', 'staff'].map((by) => ({
      group: by,
      ballots: marks.length,
      sum: marks.length < 5 ? null : marks.reduce((sum, mark) => sum + mark * 100, 0)
    }))
  };
  const state: MyState = {
    ...like,
    person: { ...like.person, subject: 'me', pool, group },
    entries: entries.map(({ subject: _, ...entry }, n) => ({
      ...entry,
      seq: n + 1,
      matterText: '',
      decision: like.decisions[0]?.id ?? null
    })),
    results: [],
    longer: [sealed],
    scheme: { digest: '3'.repeat(64), rules: { ...scheme } }
  };
  const own = statementOf(state, period);
  const session = new PhoneSession(state, 'server');
  return drawOnPhone(session, Why, { result: sealed, own });
}

const textOf = (one: Element | null | undefined) => one?.textContent.replace(/\s+/g, ' ') ?? '';

describe('the reasons', () => {
  it('A: a month has its sections’ sums, and what didn’t count with what counted instead', async () => {
    const shown = await drawn({
      scheme: a,
      period: '2026-10',
      entries: [
        ['e1', 'task-early', '2026-10-08', '', 'm1'],
        ['e2', 'task-on-time', '2026-10-09', '', 'm1'],
        ['e3', 'late', '2026-10-10']
      ]
    });
    const said = [...shown.querySelectorAll('.uncounted li')].map(textOf).join('\n');
    expect(said).toContain('同一事项只按最高的计（已计 10月8日提前完成任务的 +2 分），不计 +1 分');
    expect(said).toContain('当月未达到要求（见 10月10日迟到），不计 +8 分');
    expect(shown.querySelector('.agreed')).not.toBeNull();
  });

  it('B: a year has the weighting with its sum, and what is missing', async () => {
    const shown = await drawn({
      scheme: b,
      period: '2026',
      entries: [['e1', 'team-1a', '2026-03-02']]
    });
    expect(textOf(shown.querySelector('.steps summary'))).toMatch(/10 × 5[\d.]+ ÷ 58 = /);
    expect(textOf(shown.querySelector('.missing'))).toContain('缺：党风廉政建设');
  });

  it('C: a quarter tells what follows, with its place and clause', async () => {
    const shown = await drawn({
      scheme: c,
      period: '2026-Q4',
      pool: 'leaders',
      entries: [['e1', 'politics-loyalty', '2026-11-03', '3']],
      outcomes: ['interview']
    });
    const [outcome] = shown.querySelectorAll('.outcomes .converted');
    expect(textOf(outcome)).toMatch(/第 1 名（共 5 人） 与别人并列，超出名额：由会议决定 条款/);
    expect(textOf(shown.querySelector('.why li'))).toMatch(/政治忠诚.*依据.*条款.*−3/);
  });

  it('D: a year under a veto', async () => {
    const shown = await drawn({ scheme: d, period: '2026', entries: [['e1', 'veto', '2026-10-08']] });
    expect(textOf(shown)).toContain('一票否决');
  });

  it('E: a year with ballots has counts and means of the groups, and the mean of the months', async () => {
    const ballots = [80, 81, 82, 83, 84];
    const shown = await drawn({ scheme: e, period: '2026', group: 'staff', entries: [], ballots });
    const steps = [...shown.querySelectorAll('.steps')].map(textOf).join('\n');
    expect(steps).toContain('班子成员：5 票，共 410，平均 410 ÷ 5');
    expect(steps).toMatch(/在岗各月的平均：[\d.]+ ÷ 12/);
    expect(shown.querySelector('.differs')).toBeNull();
  });

  it('M2 E: what the rules gave in a section is told row by row, up to the last hundredth', async () => {
    const late = ['01', '02'].map((month) => [`e${month}`, 'attendance-late', `2026-${month}-05`]);
    const shown = await drawn({ scheme: e, period: '2026', group: 'staff', entries: late });
    const [office] = shown.querySelectorAll('.awards');
    const rows = [...(office?.children ?? [])].map(textOf);
    expect(rows[0]).toMatch(/^机关作息及请销假 \+40 满分起算，12 个月平均/);
    expect(rows).toContainEqual(expect.stringMatching(/^四舍五入 ?\+0.01/));
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '$lib/server/platform/access/actor';
import { grantRole } from '$lib/server/domain/accounts/grant-role';
import { cellKey } from '$lib/server/domain/assessments/cells';
import {
  saveAssessment,
  shownCells,
  type AssessmentInput
} from '$lib/server/domain/assessments/save-assessment';
import { meetingRegister } from '$lib/server/domain/meetings/meeting-register';
import { correctedLedger } from '$lib/server/domain/notices/corrected-ledger';
import { decidedFor } from '$lib/server/domain/notices/decided';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { selfScored, selfScoreOf } from '$lib/server/domain/assessments/self-scored';
import { scoreOneself } from '$lib/server/domain/assessments/score-oneself';
import { sheetOf, tablePoints } from '$lib/server/domain/assessments/sheet';
import { holdText } from '$lib/server/domain/schemes/scheme-source';
import { readFileSync } from 'node:fs';
import { meetingsSheet } from '../../src/routes/office/ledger/export/meetings-sheet';
import { usualDecider } from '../../src/routes/office/usual-decider';
import { adoptByTwo } from '../make/adopt-by-two';
import { closing } from '../make/closing';
import { sealIn } from '../make/seal-by-two';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

describe.each(databases)('B a year’s assessment on $kind', (database) => {
  let here: TestApp;
  let office: Actor;
  let no = 0;

  beforeEach(async () => {
    here = await testApp({ database, scheme: 'community-organisation', firstPeriod: '2026-07' });
    office = await department('d1', '组织人事科');
  });
  afterEach(() => here.end());

  async function department(account: string, name: string): Promise<Actor> {
    const { unit } = here.recorder;
    const role = { account, unit, role: 'department', subject: null, from: '2026-01-01' } as const;
    await grantRole(here.store, { ...role, department: name });
    return { account, session: null, name, unit, roles: ['department'], subject: null };
  }

  const sheet = () => here.app.readTransaction(here.recorder, (stores) => sheetOf(stores, 2026));
  async function save(
    actor: Actor,
    cells: Record<string, string>,
    more: Partial<AssessmentInput> = {}
  ): Promise<{ changed: number }> {
    const name = more.department ?? actor.name;
    return saveAssessment(here.app, actor, {
      key: `assess-${(no += 1)}`,
      year: 2026,
      department: name,
      document: '组考〔2026〕8号',
      date: '2026-10-05',
      shown: shownCells(await sheet(), name),
      cells: Object.entries(cells).map(([cell, typed]) => {
        const [subject = '', item = ''] = cell.split(' ');
        return { subject, item, typed };
      }),
      ...more
    });
  }
  const cell = async (subject: string, item: string) => (await sheet()).cells.get(cellKey(subject, item));
  const booked = async () => (await here.app.read(here.recorder)).ledger.entries();

  it('who assessed for a year is known, and of another year it is nobody', async () => {
    await here.book({ item: 'next-generation', value: '1', subject: 'p3' });
    await save(office, { 'p1 next-generation': '2' });
    const { objections } = await here.app.read(here.recorder);
    expect(await objections.assessorsOf(2026)).toEqual(['d1']);
    expect(await objections.assessorsOf(2025)).toEqual([]);
  });

  it('takes a department whose name is long', async () => {
    const name = '党建工作领导小组办公室（组织人事科、老干部工作科、关心下一代工作委员会办公室）';
    const text = readFileSync('src/lib/schemes/community-organisation.yaml', 'utf8');
    const bytes = new TextEncoder().encode(text.replaceAll('组织人事科', name));
    const source = holdText(here.recorder, bytes, here.app.clock());
    const asked = { source, typed: {}, from: '2026-10-01' };
    const decision = { date: '2026-10-04', body: '街道党工委', minutes: '6号' };
    await adoptByTwo(here.app, [here.recorder, here.second], { key: 'adopt-long-names', asked, decision });
    const long = await department('d9', name);
    expect(await save(long, { 'p1 next-generation': '2' })).toEqual({ changed: 1 });
  });

  it('a marking paper is a basis of its own kind: no notice, register or explanation calls it a meeting', async () => {
    await save(office, { 'p1 next-generation': '2' });
    await here.book({ item: 'publicity', value: '4', date: '2026-12-31', period: '2026-12' });
    const stores = await here.app.read(here.recorder);
    const paper = { date: '2026-10-05', body: '组织人事科', minutes: '组考〔2026〕8号', kind: 'marking' };
    const decided = await decidedFor(
      stores,
      schemeOf(stores),
      '2026',
      await correctedLedger(stores, '2026', await stores.ledger.entries())
    );
    expect(decided.map(({ id: _, ...one }) => one)).toEqual([
      { date: '2026-10-02', body: '两委会', minutes: '〔2026〕19号' },
      paper
    ]);
    expect((await meetingRegister(stores)).map(({ decision }) => decision.body)).toEqual(['两委会']);
    const sheet = await meetingsSheet(stores, '2026');
    expect(JSON.stringify(sheet.rows)).not.toContain(paper.body);
    expect(await usualDecider(stores)).toBe('两委会');
    const entries = (await stores.ledger.entries()).map(({ decision }) => decision);
    expect((await stores.decisions.list(entries)).map(({ kind }) => kind)).toEqual([undefined, 'marking']);
    // A meeting of the same body, day and number is another basis.
    const same = await here.app.runCommand(
      here.recorder,
      { permission: 'import', key: 'same-number' },
      (inside) => inside.decisions.record({ date: paper.date, body: paper.body, minutes: paper.minutes })
    );
    expect(decided.map(({ id }) => id)).not.toContain(same);
  });

  it('M13b books a figure for 31 December on the department’s document', async () => {
    expect(await save(office, { 'p1 next-generation': '２．７５', 'p2 next-generation': '' })).toEqual({
      changed: 1
    });
    expect(await booked()).toMatchObject([
      {
        id: '2026考-1',
        subject: 'p1',
        item: 'next-generation',
        value: '2.75',
        date: '2026-12-31',
        period: '2026-12',
        basis: '组织人事科 组考〔2026〕8号'
      }
    ]);
    expect(await cell('p1', 'next-generation')).toMatchObject({ state: 'entered', value: 275 });
    expect(await cell('p2', 'next-generation')).toBeUndefined();
  });

  it('M9 a cell that comes twice in one form would count twice: nothing is booked', async () => {
    const twice = { subject: 'p1', item: 'next-generation', typed: '3' };
    await expect(save(office, {}, { cells: [twice, twice] })).rejects.toMatchObject({ code: 'bad-form' });
    expect(await booked()).toEqual([]);
  });

  it('tells of every cell that can’t be kept, whose and why', async () => {
    const cells = { 'p1 next-generation': '12', 'p2 next-generation': '8,5', 'p3 team-1a': '1.5' };
    await expect(save(office, { ...cells, 'p3 next-generation': '2' })).rejects.toMatchObject({
      code: 'bad-cells',
      params: { count: 3 },
      cells: [
        {
          subject: 'p1',
          item: 'next-generation',
          params: { code: 'bad-score', params: { value: '12', name: '关心下一代工作', most: '3' } }
        },
        { subject: 'p2', item: 'next-generation', params: { code: 'bad-score', params: { value: '8,5' } } },
        { subject: 'p3', item: 'team-1a', params: { code: 'bad-times', params: { value: '1.5' } } }
      ]
    });
    expect(await booked()).toEqual([]);
  });

  it('books nothing for a year that hasn’t begun, or isn’t one', async () => {
    for (const year of [2027, 9999])
      await expect(save(office, { 'p1 next-generation': '3' }, { year })).rejects.toMatchObject({
        code: 'bad-period'
      });
    expect(await booked()).toEqual([]);
  });

  it('M7 corrects by a reversal and a new entry, and takes back by a reversal', async () => {
    await save(office, { 'p1 next-generation': '2' });
    await save(office, { 'p1 next-generation': '2.5' }, { document: '组考〔2026〕9号' });
    expect(await cell('p1', 'next-generation')).toMatchObject({
      state: 'corrected',
      value: 250,
      history: [
        { entry: '2026考-1', value: 200, undone: '2026考-2' },
        { entry: '2026考-3', value: 250, undone: null, decision: { minutes: '组考〔2026〕9号' } }
      ]
    });
    await save(office, { 'p1 next-generation': ' ' });
    expect(await cell('p1', 'next-generation')).toMatchObject({ state: 'corrected', value: null });
    await expect(save(office, { 'p1 next-generation': '' })).rejects.toThrow('nothing-entered');
  });

  it('counts the detail table: times, a void, an overflow beyond the item', async () => {
    await save(office, { 'p1 team-3b': '2', 'p1 team-2a': '1', 'p1 members-3f': '1' });
    const table = async () => {
      const now = await sheet();
      const [organisation] = now.indicators;
      return organisation && tablePoints(now, organisation, 'p1');
    };
    // 58 − 2 − 8 − 5 = 43; 10 × 43 ÷ 58 = 7.4138
    expect(await table()).toBe(741);
    await save(office, { 'p1 team-3b': '3' }, { document: '组考〔2026〕10号' });
    expect((await cell('p1', 'team-3b'))?.history.map(({ value }) => value)).toEqual([2, 1]);
    await save(office, { 'p1 team-3b': '1', 'p1 team-2a': '' });
    expect(await cell('p1', 'team-3b')).toMatchObject({ state: 'corrected', value: 1 });
    // 58 − 1 − 5 = 52
    expect(await table()).toBe(897);
  });

  it('a department enters its own indicators alone; the recorder those of each', async () => {
    await expect(save(office, { 'p1 integrity': '5' })).rejects.toThrow('not-your-indicator');
    await expect(save(office, { 'p1 integrity': '5' }, { department: '纪工委' })).rejects.toThrow(
      'not-your-indicator'
    );
    await save(here.recorder, { 'p1 integrity': '5' }, { department: '纪工委' });
    await expect(save(here.member('p1'), { 'p1 integrity': '5' }, { department: '纪工委' })).rejects.toThrow(
      'forbidden'
    );
    expect(await booked()).toHaveLength(1);
  });

  it.each([['3.01'], ['-1'], ['2.555'], ['1e309'], ['NaN']])(
    'refuses %s, and books nothing beside it',
    async (typed) => {
      const cells = { 'p1 next-generation': '1', 'p2 next-generation': typed };
      await expect(save(office, cells)).rejects.toThrow('bad-cells');
      await expect(save(office, { 'p9 next-generation': '1' })).rejects.toThrow('unknown-subject');
      expect(await booked()).toEqual([]);
    }
  );

  it('refuses to save over what somebody else has saved meanwhile', async () => {
    const shown = shownCells(await sheet(), '组织人事科');
    await save(office, { 'p1 next-generation': '1' });
    await expect(save(office, { 'p1 next-generation': '2' }, { shown })).rejects.toThrow(
      'assessed-elsewhere'
    );
  });

  it('needs a document, and a day that isn’t to come', async () => {
    await expect(save(office, { 'p1 team-1a': '1' }, { document: '' })).rejects.toThrow('decision-minutes');
    await expect(save(office, { 'p1 team-1a': '1' }, { date: '2026-10-06' })).rejects.toThrow('in-future');
  });

  it('M11 the running year is incomplete until every department has entered its figures', async () => {
    const status = async () => (await sheet()).result?.rows.find(({ subject }) => subject === 'p1')?.status;
    expect(await status()).toBe('incomplete');
    const { indicators } = await sheet();
    for (const name of new Set(indicators.map((each) => each.department))) {
      const own = indicators.filter((each) => each.department === name && each.by === 'figure');
      const cells = Object.fromEntries(own.map(({ id, max }) => [`p1 ${id}`, String(max / 100)]));
      await save(here.recorder, cells, { department: name });
    }
    expect(await status()).toBe('ranked');
    expect((await sheet()).result?.rows[0]).toMatchObject({ subject: 'p1', points: 10000, rank: 1 });
  });

  it('a unit’s own figure stands beside, and never counts', async () => {
    const member = here.member('p1');
    const oneself = (scores: { item: string; typed: string }[]) =>
      scoreOneself(here.app, member, { key: `oneself-${(no += 1)}`, year: 2026, scores });
    const before = (await sheet()).result?.rows;
    await oneself([
      { item: 'team-1', typed: '2.5' },
      { item: 'mechanism-2', typed: '1.75' },
      { item: 'team-2', typed: '' }
    ]);
    const after = await sheet();
    expect(after.selfScores).toEqual(
      new Map([
        ['p1 team-1', 250],
        ['p1 mechanism-2', 175]
      ])
    );
    expect(after.result?.rows).toEqual(before);
    // 自评分 is a column of the detail table: its 17 items and no other indicator. 58 of 58 are the table's ten points.
    const items = selfScored(after.indicators);
    expect([items.length, items.reduce((sum, { max }) => sum + max, 0)]).toEqual([17, 5800]);
    const table = after.indicators.find(({ by }) => by === 'table') ?? expect.fail('no table');
    expect(selfScoreOf(table, (id) => items.find((each) => each.id === id)?.max)).toBe(1000);
    expect(selfScoreOf(table, (id) => (id === 'team-1' ? 250 : undefined))).toBeNull();
    await oneself([{ item: 'team-1', typed: '' }]);
    expect((await sheet()).selfScores.has('p1 team-1')).toBe(false);
    await expect(oneself([{ item: 'team-1', typed: '3.5' }])).rejects.toThrow('bad-cells');
    await expect(oneself([{ item: 'integrity', typed: '1' }])).rejects.toThrow('not-your-indicator');
  });

  it('a sealed December takes nothing any more', async () => {
    const shown = shownCells(await sheet(), '组织人事科');
    for (const period of ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12'])
      await here.app.runCommand(
        here.recorder,
        { permission: 'seal', key: `seal-${period}` },
        async (stores) => {
          await sealIn(stores, closing(period, []));
          return null;
        }
      );
    await expect(save(office, { 'p1 next-generation': '1' }, { shown })).rejects.toThrow('year-closed');
    expect((await sheet()).closed).toBe(true);
  });
});

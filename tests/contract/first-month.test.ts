import { agreesWithSealed, statementOf } from '$lib/local/phone/explain/statement';
import { digestOf } from '$lib/notice';
import { recordedSince, type ExplanationNode } from '$lib/points';
import { assemblySheet } from '$lib/server/domain/assemblies/assembly-sheet';
import { sheetOf } from '$lib/server/domain/assessments/sheet';
import { declareClaim, keyClaim } from '$lib/server/domain/claims/declare-claim';
import { buildFiling } from '$lib/server/domain/filings/build-filing';
import { filingOverview } from '$lib/server/domain/filings/filing-overview';
import { previewImport } from '$lib/server/domain/imports';
import { myDelta } from '$lib/server/domain/me/my-delta';
import { explainPeriod } from '$lib/server/domain/periods/explain-period';
import { personYear } from '$lib/server/domain/periods/person-year';
import { holdText } from '$lib/server/domain/schemes/scheme-source';
import { triablePeriods, whatIf } from '$lib/server/domain/schemes/what-if';
import { previewTakeover, proposeTakeover, takeOver } from '$lib/server/domain/takeover/take-over';
import { boardFeedSchema, merge, myDeltaSchema } from '$lib/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adoptByTwo } from '../make/adopt-by-two';
import { person } from '../make/person';
import { readExactly } from '../make/read-exactly';
import { communityCadresScheme } from '../make/unit';
import { csv, upload, workbook } from '../make/workbook';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

/** Households begin with 100 points and lose one for litter; nothing is awarded by itself. */
const households = `
id: households
name: 农户积分办法
english: Household points
source: 村民会议决议
inForce: [{ from: 2026-11-01 }]
base: 100
score: { month: points, year: balance }
sections: [{ id: conduct, name: 文明分, english: Conduct }]
items:
  - id: litter
    section: conduct
    name: 乱倒垃圾
    english: Litter
    kind: count
    points: -1
    measure: 次
    clause: { ref: 一, text: 乱倒垃圾一次扣1分 }
`;

/** That scheme published by the year only, with most points as praise. */
const yearly = `${households
  .replace('{ month: points, year: balance }', '{ year: balance }')
  .replace('2026-11-01', '2026-05-01')}outcomes:
  - { id: good, name: 文明户, english: Good, kind: band, period: year, from: 90, clause: { ref: 二, text: 九十分以上 } }
`;

/** Adopts a scheme from the first day of a month on. */
async function adopt(here: TestApp, text: string, month = '2026-11'): Promise<void> {
  const source = holdText(here.recorder, new TextEncoder().encode(text), here.app.clock());
  const asked = { source, typed: {}, from: `${month}-01` };
  const decision = { date: `${month}-02`, body: '村民会议', minutes: '〔2026〕1号' };
  await adoptByTwo(here.app, [here.recorder, here.second], { key: 'adopted-at-first', asked, decision });
}

const scoredTwice = { item: 'mediation', subject: 'p1', date: '2026-11-03', period: '2026-11' };

const every = (tree: ExplanationNode): ExplanationNode[] => [tree, ...tree.children.flatMap(every)];

describe.each(databases)('M15 a unit that begins in November on $kind', (database) => {
  let here: TestApp;
  let keys = 0;
  const key = () => `first-month-${(keys += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database, firstPeriod: '2026-11' });
    here.at('2026-11-23T04:00:00Z');
    await here.app.runCommand(here.recorder, { permission: 'import', key: key() }, async ({ roster }) => {
      await roster.save([
        person('p1', '沈秋月', { from: '2020-01-01' }),
        person('p2', '李明', { from: '2026-07-01' }),
        person('p3', '韩冰')
      ]);
      return null;
    });
  });
  afterEach(() => here.end());

  /** The balance on the office's page of a person, in hundredths. */
  async function balanceOf(subject: string, period = '2026-11', today = '2026-11-23') {
    const explained = await here.app.readTransaction(here.recorder, (stores) =>
      explainPeriod(stores, { subject, period, today, closed: true })
    );
    return every(explained!.tree).find(({ code }) => code === 'balance')?.points;
  }

  it('M15 nobody gets a standing award for a month before it', async () => {
    await here.book({ item: 'mediation', subject: 'p1', date: '2026-11-03', period: '2026-11' });
    expect(await balanceOf('p1')).toBe(10_500);
    expect(await balanceOf('p2')).toBe(10_000);
    expect(await balanceOf('p3')).toBe(10_000);
    expect(await balanceOf('p1', '2026-11', '2026-12-01')).toBe(13_300);
  });

  it('M15 under rules adopted for that month, one entry of −1 leaves 99 of 100', async () => {
    await adopt(here, households);
    await here.book({ item: 'litter', subject: 'p1', date: '2026-11-03', period: '2026-11' });
    expect(await balanceOf('p1')).toBe(9900);
    expect(await balanceOf('p2')).toBe(10_000);
  });

  it('M15 the phone reckons what was sealed, to the year’s balance', async () => {
    await here.book(scoredTwice);
    here.at('2026-12-02T04:00:00Z');
    await here.seal('2026-11');
    const answer = await myDelta(here.app, here.member('p1'), 0, { longer: 0 });
    const state = merge(null, readExactly(myDeltaSchema, answer));
    const [sealed] = state.results;
    expect(sealed).toMatchObject({ points: 3300, balance: 13_300 });
    const own = statementOf(state, '2026-11');
    expect(own?.statement).toMatchObject({ points: 3300, balance: 13_300 });
    expect(own && sealed && agreesWithSealed(own.statement, sealed)).toBe(true);
  });

  it('M15 a file, a trial of other rules and the assessed year count no month before it', async () => {
    await here.book(scoredTwice);
    here.at('2026-12-02T04:00:00Z');
    await here.seal('2026-11');
    const stores = await here.app.read(here.recorder);
    const { periods } = await personYear(stores, { subject: 'p1', year: 2026 });
    expect(periods).toMatchObject([{ period: '2026-11', balance: 13_300, adjusted: 0 }]);
    const scheme = communityCadresScheme();
    const asked = await triablePeriods(stores, { scheme, from: '2026-12-01' });
    const year = (await whatIf(stores, { scheme, from: '2026-12-01', periods: asked })).find(
      ({ comparison }) => comparison.period === '2026'
    );
    expect(year).toMatchObject({ ranked: 0, comparison: { moves: [], outcomes: [] } });
    const { communities, result } = await sheetOf(stores, 2026);
    expect(communities.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3']);
    expect(result?.rows.map(({ status }) => status)).toEqual(['not-ranked', 'not-ranked', 'not-ranked']);
  });

  it('M15 before-first: nothing is entered of a day before it', async () => {
    const refused = { code: 'before-first', params: { value: '2026-10-31', first: '2026-11' } };
    const typed = { item: 'mediation', date: '2026-10-31', quantity: '', value: '', matterText: '' };
    const claim = { ...typed, subject: '', basis: '调字1号', story: '' };
    await expect(declareClaim(here.app, here.member('p1'), { key: key(), ...claim })).rejects.toMatchObject(
      refused
    );
    await expect(
      keyClaim(here.app, here.recorder, { key: key(), ...claim, subject: 'p1', paper: '1' })
    ).rejects.toMatchObject(refused);
    const file = csv('流水号,编号,事项,日期\ne1,p1,调解纠纷,2026-11-02\ne2,p2,调解纠纷,2026-10-31\n');
    const { plan, files } = await previewImport(here.app, here.recorder, [file]);
    expect(plan.problems).toMatchObject([{ ...refused, file: '十一月.csv', row: 3, column: '日期' }]);
    expect([plan.entries.added, files]).toEqual([[], '']);
  });
});

describe.each(databases)('M15 months taken over from paper on $kind', (database) => {
  let here: TestApp;
  let keys = 0;
  const key = () => `first-paper-${(keys += 1)}`;
  afterEach(() => here.end());

  it('M15 the first of them is the unit’s first month; a line before it is refused', async () => {
    here = await testApp({ database, firstPeriod: '2026-03' });
    here.at('2026-03-23T04:00:00Z');
    const entries = (date: string) => [
      ['流水号', '编号', '事项', '日期'],
      ['z1', 'p1', '调解纠纷', date]
    ];
    const files = async (date: string) => [
      upload(
        '2026.xlsx',
        workbook({
          积分: [
            ['编号', '姓名', '1月', '2月'],
            ['p1', '沈秋月', 40, 41],
            ['p2', '李明', 42, 43],
            ['p3', '韩冰', 44, 45]
          ],
          依据: [
            ['月份', '会议日期', '评定机构', '会议纪要编号', '公示日期'],
            ['1月', '2026-01-31', '两委会', '纸〔2026〕1号', ''],
            ['2月', '2026-02-28', '两委会', '纸〔2026〕2号', '']
          ],
          台账: entries(date)
        })
      )
    ];
    const early = await previewTakeover(here.app, here.recorder, await files('2025-12-31'));
    expect(early.plan.problems).toMatchObject([
      { code: 'before-first', row: 2, column: '日期', params: { value: '2025-12-31', first: '2026-01' } }
    ]);
    const drafted = async (by = here.recorder) => previewTakeover(here.app, by, await files('2026-01-20'));
    const { proposal } = await proposeTakeover(here.app, here.recorder, {
      key: key(),
      ...(await drafted())
    });
    await takeOver(here.app, here.second, { key: key(), proposal, ...(await drafted(here.second)) });
    const stores = await here.app.read(here.recorder);
    expect(stores.unit.firstPeriod).toBe('2026-01');
    const explained = await explainPeriod(stores, {
      subject: 'p1',
      period: '2026-03',
      today: '2026-04-01',
      closed: true
    });
    // 100, 40 and 41 from paper, and March's standing awards
    expect(every(explained!.tree).find(({ code }) => code === 'balance')?.points).toBe(20_900);
    expect(every(explained!.tree).some(({ code }) => code === 'recorded')).toBe(false);
  });
});

describe.each(databases)('M15 a period that isn’t recorded whole says so on $kind', (database) => {
  let here: TestApp;
  afterEach(() => here.end());

  const seal = async (first: string, last: string) => {
    for (let month = Number(first.slice(5)); month <= Number(last.slice(5)); month += 1)
      await here.seal(`2026-${String(month).padStart(2, '0')}`);
  };
  const noticeOf = async (period: string) => {
    const { code } = await here.publish(period);
    return (await here.app.public.noticeByCode(code)) ?? expect.fail('not published');
  };
  const feed = async () =>
    readExactly(boardFeedSchema, await here.app.screens.feed({ unit: here.recorder.unit, board: 'b' }));
  const phone = async () => {
    const answer = await myDelta(here.app, here.member('p1'), 0, { longer: 0 });
    return readExactly(myDeltaSchema, answer);
  };

  it('M15 B a year of which two months were recorded lists everybody and ranks nobody', async () => {
    here = await testApp({
      database,
      scheme: 'community-organisation',
      firstPeriod: '2026-11',
      masked: true
    });
    here.at('2026-12-10T04:00:00Z');
    await seal('2026-11', '2026-12');
    const published = await noticeOf('2026');
    const { snapshot } = published;
    expect(snapshot).toMatchObject({ period: '2026', recordedSince: '2026-11', honours: [] });
    expect(snapshot.rows.map(({ name, rank }) => [name, rank])).toEqual([
      ['沈*', null],
      ['李*', null],
      ['韩*', null]
    ]);
    expect(digestOf(snapshot)).toBe(published.digest);
    // The board, the phone and the public page share one snapshot.
    expect((await feed()).notice).toMatchObject({
      digest: published.digest,
      snapshot: { recordedSince: '2026-11' }
    });
    expect((await phone()).notice).toMatchObject({
      digest: published.digest,
      snapshot: { recordedSince: '2026-11' }
    });
    const stores = await here.app.read(here.recorder);
    expect((await buildFiling(stores, '2026')).recordedSince).toBe('2026-11');
    here.at('2027-01-10T04:00:00Z');
    const lines = await filingOverview(await here.app.read(here.recorder), here.app.clock());
    expect(lines).toMatchObject([{ period: '2026', recordedSince: '2026-11' }]);
    here.at('2026-12-10T04:00:00Z');
    const explained = await explainPeriod(stores, {
      subject: 'p1',
      period: '2026',
      today: '2026-12-10',
      closed: true
    });
    const answer = explained!.tree.children.filter(({ code }) => code === 'recorded' || code === 'status');
    expect(answer.map(({ zh }) => zh)).toEqual([
      '台账从 2026-11 开始，本期更早的月份没有记录',
      '本期有记录的在岗天数不足一半，不排名'
    ]);
  });

  it('M15 one’s own outcomes of a year of which eight months were recorded say since when', async () => {
    here = await testApp({ database, firstPeriod: '2026-05' });
    await adopt(here, yearly, '2026-05');
    here.at('2027-01-05T04:00:00Z');
    await seal('2026-05', '2026-12');
    const { papers, unit } = await phone();
    expect(papers?.outcomes).toMatchObject([{ name: '文明户', period: '2026' }]);
    expect(recordedSince('2026', unit.firstPeriod)).toBe('2026-05');
  });

  it('M15 a board is told the unit’s first month', async () => {
    here = await testApp({ database, firstPeriod: '2026-09' });
    expect((await feed()).unit.firstPeriod).toBe('2026-09');
    const asked = { unit: here.recorder.unit, board: null, at: here.app.clock() };
    const preview = await here.app.screens.preview(asked);
    expect(preview?.unit.firstPeriod).toBe('2026-09');
  });

  it('M15 D a quarter that is whole says since when the year of its balance is', async () => {
    here = await testApp({ database, scheme: 'party-members', firstPeriod: '2026-07' });
    await seal('2026-07', '2026-09');
    const { snapshot } = await noticeOf('2026-Q3');
    expect(snapshot).toMatchObject({ ranks: 'balance', recordedSince: '2026-07' });
    expect(snapshot.rows.map(({ rank }) => rank)).toEqual([1, 1, 1]);
    expect((await phone()).unit.firstPeriod).toBe('2026-07');
  });

  it('M15 D an assembly evaluates a quarter of which one month was recorded, and nobody is ranked in it', async () => {
    here = await testApp({ database, scheme: 'party-members', firstPeriod: '2026-09' });
    const sheet = await here.app.readTransaction(here.recorder, (stores) => assemblySheet(stores, '2026-Q3'));
    expect(sheet.members.map(({ status }) => status)).toEqual(['not-ranked', 'not-ranked', 'not-ranked']);
  });

  it('M15 a month by its own points is whole: its notice says nothing', async () => {
    here = await testApp({ database, firstPeriod: '2026-09' });
    await seal('2026-09', '2026-09');
    const { snapshot } = await noticeOf('2026-09');
    expect(snapshot).not.toHaveProperty('recordedSince');
  });
});

import { Problem } from '$lib/server/platform/problem/problem';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { deadlineLines } from '$lib/server/domain/deadlines/deadline-lines';
import { filingOverview } from '$lib/server/domain/filings/filing-overview';
import { overviewOf } from '$lib/server/domain/periods/overview';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { explainPeriod } from '$lib/server/domain/periods/explain-period';
import { personYear } from '$lib/server/domain/periods/person-year';
import { proposeSeal, withdrawSeal } from '$lib/server/domain/periods/propose-seal';
import { sealMonth } from '$lib/server/domain/periods/seal-month';
import {
  previewTakeover,
  proposeTakeover,
  takeOver,
  withdrawTakeover
} from '$lib/server/domain/takeover/take-over';
import { takeoverPutUp, waitingTakeover } from '$lib/server/domain/takeover/waiting-takeover';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { upload, workbook, type MadeSheetRow } from '../make/workbook';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const title = (n: number) => `${n}月`;

/** p1 has 41, 42 … 49, p2 one more each, p3 two more. */
const points = (more: MadeSheetRow[] = []): MadeSheetRow[] => [
  ['阳光社区 2026 年积分'],
  ['编号', '姓名', ...months.map(title), '合计'],
  ...['沈秋月', '李明', '韩冰'].map((name, n) => [
    `p${n + 1}`,
    name,
    ...months.map((month) => 40 + month + n),
    months.reduce((sum, month) => sum + 40 + month + n, 0)
  ]),
  ...more
];
const basis = (until = 9): MadeSheetRow[] => [
  ['月份', '会议日期', '评定机构', '会议纪要编号', '公示日期'],
  ...months
    .slice(0, until)
    .map((n) => [title(n), `2026-0${n}-28`, '两委会', `纸〔2026〕${n}号`, `2026-0${n}-28`])
];

describe.each(databases)('months taken over from paper on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database, firstPeriod: '2026-10' });
    here.at('2026-11-05T04:00:00Z');
  });
  afterEach(() => here.end());

  const preview = async (sheets: Record<string, MadeSheetRow[]>, by = here.recorder) =>
    previewTakeover(here.app, by, [upload('2026.xlsx', workbook(sheets))]);
  let no = 0;
  const key = () => `takeover-key-${(no += 1)}`;
  /**
   * The recorder proposes, and the second person has the same workbook.
   * @returns the second person's confirmation
   */
  async function proposed(sheets: Record<string, MadeSheetRow[]>) {
    const { files, shown } = await preview(sheets);
    const { proposal } = await proposeTakeover(here.app, here.recorder, { key: key(), files, shown });
    const own = await preview(sheets, here.second);
    return { key: key(), proposal, files: own.files, shown: own.shown };
  }

  async function take(sheets: Record<string, MadeSheetRow[]>) {
    const draft = await preview(sheets);
    expect(draft.plan.problems).toEqual([]);
    return takeOver(here.app, here.second, await proposed(sheets));
  }

  it('seals every month and every longer period with it, each on its minutes', async () => {
    expect(await take({ 积分: points(), 依据: basis() })).toEqual({ months: 9, people: 3, lines: 0 });
    const stores = await here.app.read(here.recorder);
    expect((await stores.periods.seals()).map(({ period }) => period)).toContain('2026-H1');
    expect(await stores.periods.open()).toBe('2026-10');
    const september = await stores.periods.results('2026-09');
    expect(september.map(({ subject, points: own, rank }) => [subject, own, rank])).toEqual([
      ['p1', 4900, 3],
      ['p2', 5000, 2],
      ['p3', 5100, 1]
    ]);
    const taken = await stores.takeovers.list();
    expect(taken).toHaveLength(13);
    expect(taken.find(({ period }) => period === '2026-09')).toMatchObject({
      decision: { date: '2026-09-28', body: '两委会', minutes: '纸〔2026〕9号' },
      noticed: '2026-09-28',
      paperRanks: false
    });
    expect(taken.every(({ digest }) => /^[0-9a-f]{64}$/.test(digest))).toBe(true);
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
  });

  it('what ends on paper has no days any more; the half-year and the year that end here have', async () => {
    await take({ 积分: points(), 依据: basis() });
    here.at('2027-01-20T02:00:00Z');
    const stores = await here.app.read(here.recorder);
    const lines = await deadlineLines(stores, here.app.clock(), { from: '2026-11-01', to: '2027-03-31' });
    const filed = (await filingOverview(stores, here.app.clock())).map(({ period }) => period);
    expect(filed).toEqual(['2026-H2', '2026']);
    const ofOffice = lines.filter(
      ({ step, due }) => (step === 'publish' || step === 'file') && due <= '2027-01-31'
    );
    expect(ofOffice.map(({ id }) => id)).toEqual([
      ...['publish 2026-10', 'publish 2026-11', 'publish 2026-12', 'publish-half-year 2026-H2'],
      ...['file-half-year 2026-H2', 'file-year 2026']
    ]);
  });

  it('is done by two: nobody confirms what they proposed, and another workbook isn’t what was proposed', async () => {
    const sheets = { 积分: points(), 依据: basis() };
    const asked = await proposed(sheets);
    const { takeovers, periods } = await here.app.read(here.recorder);
    expect([await takeovers.list(), await periods.seals()]).toEqual([[], []]);
    const own = { ...asked, key: key(), files: (await preview(sheets)).files };
    await expect(takeOver(here.app, here.recorder, own)).rejects.toMatchObject({ code: 'own-proposal' });
    const rows = points();
    rows[2]![2] = 99;
    rows[2]![11] = null;
    const other = await preview({ 积分: rows, 依据: basis() }, here.second);
    await expect(
      takeOver(here.app, here.second, { ...asked, key: key(), files: other.files, shown: other.shown })
    ).rejects.toMatchObject({ code: 'proposal-void' });
    await takeOver(here.app, here.second, asked);
    const after = await here.app.read(here.recorder);
    for (const seal of await after.periods.seals())
      expect(seal).toMatchObject({
        proposedBy: 'r',
        sealedBy: 'k',
        digest: expect.stringMatching(/^[0-9a-f]{64}$/)
      });
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
  });

  it('while time runs backwards none is confirmed, as the pages say; one can be taken back', async () => {
    await here.end();
    here = await testApp({ database, firstPeriod: '2026-10', clockRightFrom: null });
    here.at('2026-11-05T04:00:00Z');
    const asked = await proposed({ 积分: points(), 依据: basis() });
    here.at('2026-11-05T03:00:00Z');
    await expect(takeOver(here.app, here.second, asked)).rejects.toMatchObject({ code: 'clock-behind' });
    expect(here.app.clockBehind()).not.toBeNull();
    expect(await (await here.app.read(here.recorder)).periods.seals()).toEqual([]);
    await withdrawTakeover(here.app, here.second, { key: key(), proposal: asked.proposal });
  });

  it('what was taken back, or sent back, is confirmed by nobody', async () => {
    const asked = await proposed({ 积分: points(), 依据: basis() });
    await withdrawTakeover(here.app, here.second, { key: key(), proposal: asked.proposal });
    await expect(takeOver(here.app, here.second, asked)).rejects.toMatchObject({ code: 'proposal-gone' });
    await take({ 积分: points(), 依据: basis() });
  });

  it('while it waits nothing is sealed over it; a seal that is proposed bars it, one that was taken back doesn’t', async () => {
    const sheets = { 积分: points(), 依据: basis() };
    const asked = await proposed(sheets);
    const period = '2026-10';
    const { shown } = await draftSeal(await here.app.read(here.recorder), period);
    const seal = () => proposeSeal(here.app, here.recorder, { key: key(), period, shown });
    await expect(seal()).rejects.toMatchObject({ code: 'takeover-waits' });
    const back = { key: key(), proposal: asked.proposal };
    await withdrawTakeover(here.app, here.recorder, back);
    const { proposal } = await seal();
    await expect(preview(sheets)).rejects.toMatchObject({ code: 'takeover-too-late' });
    await withdrawSeal(here.app, here.recorder, { key: key(), proposal });
    await takeOver(here.app, here.second, await proposed(sheets));
    expect(await (await here.app.read(here.recorder)).periods.open()).toBe(period);
    await here.seal(period);
  });

  it('a seal’s proposal that a booking made void bars it no longer', async () => {
    const sheets = { 积分: points(), 依据: basis() };
    const period = '2026-10';
    const { shown } = await draftSeal(await here.app.read(here.recorder), period);
    await proposeSeal(here.app, here.recorder, { key: key(), period, shown });
    await expect(preview(sheets)).rejects.toMatchObject({ code: 'takeover-too-late' });
    await here.book({ item: 'mediation', date: '2026-10-03' });
    await takeOver(here.app, here.second, await proposed(sheets));
    expect(await (await here.app.read(here.recorder)).periods.open()).toBe(period);
  });

  it('a proposal that nobody can confirm any more waits for nobody', async () => {
    const asked = await proposed({ 积分: points(), 依据: basis() });
    const put = async () => takeoverPutUp(await here.app.read(here.recorder));
    expect(await put()).toMatchObject({ proposal: { id: asked.proposal }, lapse: null });
    const stores = await here.app.read(here.recorder);
    const without = { ...stores, roster: { ...stores.roster, list: () => Promise.resolve([]) } };
    expect((await takeoverPutUp(without))?.lapse).toMatchObject({ code: 'takeover-no-people' });
    expect(await waitingTakeover(without)).toBeNull();
  });

  it('a seal that was proposed before it isn’t confirmed over it', async () => {
    const asked = await proposed({ 积分: points(), 依据: basis() });
    const period = '2026-10';
    const stores = await here.app.read(here.recorder);
    const { shown } = await draftSeal(stores, period);
    // A unit may have both from earlier, so both stand.
    const proposal = await here.app.runCommand(
      here.recorder,
      { permission: 'propose-seal', key: key() },
      async ({ periods }) => ({ id: await periods.propose({ period, shown, account: 'r' }) })
    );
    await expect(
      sealMonth(here.app, here.second, { key: key(), period, proposal: proposal.id, shown })
    ).rejects.toMatchObject({ code: 'takeover-waits' });
    await expect(takeOver(here.app, here.second, asked)).rejects.toMatchObject({
      code: 'takeover-too-late'
    });
    await withdrawSeal(here.app, here.recorder, { key: key(), proposal: proposal.id });
    await takeOver(here.app, here.second, asked);
  });

  it('the first month of the ledger, its half-year and its year count them', async () => {
    await take({ 积分: points(), 依据: basis() });
    await here.book({ item: 'mediation', subject: 'p1', date: '2026-10-08', period: '2026-10' });
    await here.seal('2026-10');
    const { code } = await here.publish('2026-10');
    const notice = await here.app.public.noticeByCode(code);
    const row = notice?.snapshot.rows.find(({ name }) => name === '沈秋月');
    // 45 on average in nine months, October's awards and the mediation, on a base of 100
    expect(row).toMatchObject({ points: 3300, balance: 10_000 + 9 * 4500 + 3300, rank: 1 });
    expect(notice?.snapshot).toMatchObject({ previous: '2026-09' });
    expect(notice?.snapshot.readings.join()).toContain('2026年1月至9月的积分从纸质台账结转');
    expect(notice?.snapshot.trend.map(({ period }) => period)).toEqual(
      [...months, 10].map((n) => `2026-${String(n).padStart(2, '0')}`)
    );
    const explained = await explainPeriod(await here.app.read(here.recorder), {
      subject: 'p1',
      period: '2026',
      today: '2026-11-05',
      closed: false
    });
    expect(JSON.stringify(explained?.tree)).toContain('纸质结转');
  });

  it('is marked in a person’s yearly file, and no other month is', async () => {
    await take({ 积分: points(), 依据: basis() });
    await here.seal('2026-10');
    const { periods } = await personYear(await here.app.read(here.recorder), { subject: 'p1', year: 2026 });
    const marked = (wanted: boolean) =>
      periods.filter(({ isPaper }) => isPaper === wanted).map(({ period }) => period);
    expect(marked(true)).toEqual(expect.arrayContaining(['2026-01', '2026-09', '2026-H1']));
    expect(marked(false)).toEqual(['2026-10']);
  });

  it('what was on paper isn’t waiting to be published, and can’t be', async () => {
    await take({ 积分: points(), 依据: basis() });
    const overview = await overviewOf(await here.app.read(here.recorder));
    expect([overview.toPublish, overview.mayPublish]).toEqual([[], []]);
    // Nor is there anything to file, because its half-year ended on paper.
    expect(await filingOverview(await here.app.read(here.recorder), here.app.clock())).toEqual([]);
    expect(overview.sealed.find(({ period }) => period === '2026-03')?.takenOver).toEqual({
      minutes: '纸〔2026〕3号',
      noticed: '2026-03-28'
    });
    await expect(here.publish('2026-09')).rejects.toMatchObject({ code: 'published-on-paper' });
  });

  it('keeps the paper’s ranks where it has them, and says where they differ', async () => {
    const ranked = points();
    ranked[1]?.push('9月名次');
    [1, 2, 3].forEach((rank, n) => ranked[n + 2]?.push(rank));
    const { plan } = await preview({ 积分: ranked, 依据: basis() });
    expect(plan.notices).toMatchObject([
      { code: 'takeover-rank-differs', params: { month: '2026-09', count: 2 } }
    ]);
    await take({ 积分: ranked, 依据: basis() });
    const results = await (await here.app.read(here.recorder)).periods.results('2026-09');
    expect(results.map(({ rank }) => rank)).toEqual([1, 2, 3]);
  });

  it('M17 lines that are alike, or more than the document gives, are asked of both people', async () => {
    const lines: MadeSheetRow[] = [
      ['流水号', '编号', '事项', '日期', '名次', '依据'],
      ['a1', 'p1', '调解纠纷', '2026-03-04', '', '调3号'],
      ['a2', 'p1', '调解纠纷', '2026-03-04', '', '调3号'],
      ['a3', 'p2', '四知四清四掌握', '2026-03-28', '1', '通报1号'],
      ['a4', 'p2', '四知四清四掌握', '2026-03-29', '2', '通报2号']
    ];
    const sheets = { 积分: points(), 依据: basis(), 明细: lines };
    const draft = await preview(sheets);
    expect(draft.questions.map(({ params, names }) => [params.code, names])).toEqual([
      ['once', ['a3', 'a4']],
      ['alike', ['a1', 'a2']]
    ]);
    const answered = draft.questions.flatMap(({ names }) => names);
    const own = { files: draft.files, shown: draft.shown };
    const propose = (seen: readonly string[]) =>
      proposeTakeover(here.app, here.recorder, { key: key(), ...own, answered: seen });
    await expect(propose([])).rejects.toMatchObject({ code: 'questions-open', params: { count: 2 } });
    const { proposal } = await propose(answered);
    const { files, shown } = await preview(sheets, here.second);
    const agree = (seen: readonly string[]) =>
      takeOver(here.app, here.second, { key: key(), proposal, files, shown, answered: seen });
    await expect(agree(['a1', 'a2'])).rejects.toMatchObject({ code: 'questions-open', params: { count: 1 } });
    expect(await (await here.app.read(here.recorder)).ledger.entries()).toEqual([]);
    expect(await agree(answered)).toMatchObject({ lines: 4 });
  });

  it('books the lines that are known under their month’s minutes', async () => {
    const lines: MadeSheetRow[] = [
      ['流水号', '编号', '事项', '日期'],
      ['纸-1', 'p1', 'mediation', '2026-03-05']
    ];
    await take({ 积分: points(), 依据: basis(), 明细: lines });
    const stores = await here.app.read(here.recorder);
    const [entry] = await stores.ledger.entries();
    const rulings = await stores.decisions.list();
    expect(entry).toMatchObject({ id: '纸-1', period: '2026-03' });
    expect(rulings.find(({ id }) => id === entry?.decision)?.minutes).toBe('纸〔2026〕3号');
    expect((await stores.periods.results('2026-03')).find(({ subject }) => subject === 'p1')?.points).toBe(
      4300
    );
  });

  it.each<[string, string, number | null, string | null, (rows: MadeSheetRow[]) => void]>([
    [
      'an empty cell of somebody in service',
      'takeover-points-missing',
      3,
      '2月',
      (rows) => (rows[2]![3] = null)
    ],
    ['what is no number', 'takeover-points-bad', 4, '1月', (rows) => (rows[3]![2] = '四十')],
    ['a sum that isn’t the months’', 'takeover-sum-differs', 5, '合计', (rows) => (rows[4]![11] = 1)],
    ['a number of nobody’s', 'unknown-subject', 3, '编号', (rows) => (rows[2]![0] = 'p9')],
    ['another one’s name', 'name-differs', 3, '姓名', (rows) => (rows[2]![1] = '李明')],
    ['somebody twice', 'duplicate-subject', 6, '编号', (rows) => rows.push(['p1', '沈秋月', 1])],
    ['a month too many', 'takeover-month-odd', 2, '12月', (rows) => rows[1]!.push('12月')],
    ['a month too few', 'takeover-month-missing', 2, null, (rows) => (rows[1]![10] = '备注')],
    ['somebody left out', 'takeover-people-missing', null, null, (rows) => rows.splice(2, 1)]
  ])('refuses %s whole: row and column are named', async (_, code, row, column, damage) => {
    const rows = points();
    damage(rows);
    const { plan, periods, files } = await preview({ 积分: rows, 依据: basis() });
    expect(plan.problems).toContainEqual(expect.objectContaining({ code, row, column }));
    expect([periods, files]).toEqual([[], '']);
  });

  it('refuses a month without minutes, and a day that is still to come', async () => {
    const short = await preview({ 积分: points(), 依据: basis(8) });
    expect(short.plan.problems).toMatchObject([
      { code: 'takeover-basis-missing', params: { months: '2026-09' } }
    ]);
    const rows = basis();
    rows[1]![1] = '2027-01-01';
    const { plan } = await preview({ 积分: points(), 依据: rows });
    expect(plan.problems).toMatchObject([{ code: 'bad-date', row: 2, column: '会议日期' }]);
  });

  it('is done once: twice with one key is one, and after a seal it is refused', async () => {
    const asked = await proposed({ 积分: points(), 依据: basis() });
    expect(await takeOver(here.app, here.second, asked)).toEqual(
      await takeOver(here.app, here.second, asked)
    );
    await expect(takeOver(here.app, here.second, { ...asked, key: key() })).rejects.toMatchObject({
      code: 'takeover-too-late'
    });
  });

  it('is for who keeps the points', async () => {
    await expect(
      previewTakeover(here.app, here.operator, [upload('x', new Uint8Array())])
    ).rejects.toBeInstanceOf(Problem);
  });

  it('a leaver stays on the paper, a newcomer needs no points before', async () => {
    await here.app.runCommand(
      here.recorder,
      { permission: 'import', key: 'made-roster' },
      async ({ roster }) => {
        const [first, second, third] = await roster.list();
        if (first && second && third)
          await roster.save([{ ...first, to: '2026-05-31' }, second, { ...third, from: '2026-08-01' }]);
        return null;
      }
    );
    const rows = points();
    for (const n of [6, 7, 8, 9]) rows[2]![n + 1] = null;
    for (const n of [1, 2, 3, 4, 5, 6, 7]) rows[4]![n + 1] = null;
    rows[2]![11] = null;
    rows[4]![11] = null;
    await take({ 积分: rows, 依据: basis() });
    const { periods } = await here.app.read(here.recorder);
    expect((await periods.results('2026-04')).map(({ subject }) => subject)).toEqual(['p1', 'p2']);
    expect((await periods.results('2026-08')).map(({ subject }) => subject)).toEqual(['p2', 'p3']);
  });
});

import { deadlineLines } from '$lib/server/domain/deadlines/deadline-lines';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { subordinateUnit } from '$lib/server/domain/dashboard/subordinate-unit';
import { draftFiling, filePeriod } from '$lib/server/domain/filings/file-period';
import { filingOverview, filingsWaiting } from '$lib/server/domain/filings/filing-overview';
import { openFilingPaper } from '$lib/server/domain/filings/filing-papers';
import { roundOf } from '$lib/server/domain/filings/filing-rounds';
import { readFiling } from '$lib/server/domain/filings/read-filing';
import { acceptFiling, answerFiling, returnFiling } from '$lib/server/domain/filings/review-filing';
import type { Upload } from '$lib/server/domain/imports/upload';
import type { Actor } from '$lib/server/platform/access/actor';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

const period = '2026-H1';
const pdf = (name: string, words = name): Upload => ({
  name,
  bytes: new TextEncoder().encode(`%PDF-1.7\n${words}`)
});

describe.each(databases)('a filing that the superior returned, on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `returned-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database, firstPeriod: '2026-01' });
    people = await aCommittee(here);
    here.at('2026-07-03T02:00:00Z');
    for (const month of [1, 2, 3, 4, 5, 6]) await here.seal(`2026-0${month}`);
    await here.publish(period);
    here.at('2026-07-20T02:00:00Z');
  });
  afterEach(() => here.end());

  const read = () => here.app.read(people.recorder);
  const draft = async () => draftFiling(await read(), period, here.app.clock());
  const file = async () =>
    filePeriod(here.app, people.recorder, { key: key(), period, shown: (await draft()).digest });
  const overview = async () => filingOverview(await read(), here.app.clock());
  const reason = '请补附三月调解的协议复印件';
  const giveBack = (filing: string, by: Actor = people.superior) =>
    returnFiling(here.app, by, { key: key(), filing, seen: 0, words: reason });
  const reply = (filing: string, more: { seen?: number; key?: string; papers?: Upload[] } = {}) =>
    answerFiling(here.app, people.recorder, { key: key(), filing, seen: 1, words: '已补附', ...more });
  const fileStep = async () =>
    (await deadlineLines(await read(), here.app.clock(), { from: '2026-01-01', to: '2027-06-30' })).find(
      ({ step, period: of }) => step === 'file' && of === period
    );

  it('is due anew, counted from its return: today it isn’t late, and who returned it says why', async () => {
    const { id } = await file();
    here.at('2026-11-30T02:00:00Z');
    await giveBack(id);
    const line = async () => (await overview())[0];
    expect(await line()).toMatchObject({
      period,
      before: 'ready',
      due: '2026-12-31',
      late: 0,
      returned: {
        filing: id,
        on: '2026-11-30',
        days: 0,
        isAnswered: false,
        step: { account: 's', words: reason }
      }
    });
    expect(await fileStep()).toMatchObject({ state: 'due', due: '2026-12-31', daysLate: 0 });
    const subordinate = await here.app.readTransaction(people.superior, (stores) =>
      subordinateUnit(stores, here.app.clock(), people.superior)
    );
    expect(subordinate.late).toBe(0);
    expect(filingsWaiting(await overview(), { files: true, reviews: false })).toHaveLength(1);
    here.at('2026-12-05T02:00:00Z');
    expect(await line()).toMatchObject({ late: 0, returned: { days: 5 } });
    here.at('2027-01-02T02:00:00Z');
    expect((await overview()).find((one) => one.period === period)).toMatchObject({
      late: 2,
      due: '2026-12-31'
    });
    expect(await fileStep()).toMatchObject({ state: 'late', daysLate: 2 });
    await file();
    expect(await fileStep()).toMatchObject({ state: 'done-late', due: '2026-12-31', done: '2027-01-02' });
  });

  it('is answered with a text and papers, which the superior opens; it stays returned, and all of it stays', async () => {
    const { id } = await file();
    await giveBack(id);
    const sent = { key: key(), papers: [pdf('协议.pdf'), pdf('签到表.pdf')] };
    await reply(id, sent);
    // A form that is sent twice is one answer.
    await reply(id, sent);
    await expect(reply(id, { ...sent, papers: [pdf('另一份.pdf')] })).rejects.toMatchObject({
      code: 'key-reused'
    });
    await reply(id, { seen: 2 });
    const { filing } = await readFiling(await read(), id);
    expect(filing.steps.map(({ action, papers }) => [action, papers.map(({ name }) => name)])).toEqual([
      ['return', []],
      ['answer', ['协议.pdf', '签到表.pdf']],
      ['answer', []]
    ]);
    expect(await overview()).toMatchObject([
      { before: 'ready', returned: { isAnswered: true }, filings: [{ state: 'returned', round: 1 }] }
    ]);
    const [first] = filing.steps[1]?.papers ?? [];
    const asked = { filing: id, paper: first?.id ?? '' };
    const opened = await openFilingPaper(here.app, people.superior, asked);
    expect(opened).toMatchObject({ type: 'application/pdf' });
    expect(new TextDecoder().decode(opened?.bytes)).toBe('%PDF-1.7\n协议.pdf');
    expect(await openFilingPaper(here.app, people.p1, asked)).toBeNull();
    expect(await openFilingPaper(here.app, people.superior, { ...asked, filing: 'another' })).toBeNull();
    await expect(here.store.updateTable('filing_paper').set({ kind: 'png' }).execute()).rejects.toThrow();
    await expect(here.store.deleteFrom('filing_paper').execute()).rejects.toThrow();
    await expect(here.store.updateTable('filing_paper_file').set({ name: 'x' }).execute()).rejects.toThrow();
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
  });

  it('a paper of another kind, too many, or an empty answer changes nothing', async () => {
    const { id } = await file();
    await giveBack(id);
    const text = { name: '说明.txt', bytes: new TextEncoder().encode('说明') };
    await expect(reply(id, { papers: [pdf('一.pdf'), text] })).rejects.toMatchObject({
      code: 'not-evidence'
    });
    const four = ['一', '二', '三', '四'].map((name) => pdf(`${name}.pdf`));
    await expect(reply(id, { papers: four })).rejects.toMatchObject({ code: 'too-much-attached' });
    const empty = { key: key(), filing: id, seen: 1, words: ' ', papers: [pdf('一.pdf')] };
    await expect(answerFiling(here.app, people.recorder, empty)).rejects.toMatchObject({
      code: 'reason-missing'
    });
    await expect(
      answerFiling(here.app, people.superior, { key: key(), filing: id, seen: 1, words: '代答' })
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(giveBack(id, people.recorder)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await readFiling(await read(), id)).filing.steps).toHaveLength(1);
    expect(await here.store.selectFrom('filing_paper').selectAll().execute()).toEqual([]);
  });

  it('is filed anew as the second of its period, which its document names; the first takes no more answers', async () => {
    const { id } = await file();
    expect((await draftedOnce(id)).document?.again).toBeUndefined();
    here.at('2026-07-28T02:00:00Z');
    await giveBack(id);
    await reply(id, { papers: [pdf('协议.pdf')] });
    const { document } = await draft();
    expect(document.again).toEqual({ round: 2, after: '备2026-1', returned: '2026-07-28' });
    const again = await file();
    const second = await readFiling(await read(), again.id);
    expect(second.document?.again).toEqual(document.again);
    expect(second.differences).toEqual([]);
    const { round, before } = roundOf(await (await read()).filings.list(), second.filing);
    expect([round, before?.id]).toEqual([2, id]);
    expect(before?.steps.map(({ words }) => words)).toEqual([reason, '已补附']);
    await expect(reply(id, { seen: 2 })).rejects.toMatchObject({ code: 'filing-filed-anew' });
    expect(await overview()).toMatchObject([
      {
        before: null,
        late: 0,
        due: '2026-08-31',
        returned: null,
        filings: [
          { state: 'filed', round: 2 },
          { state: 'returned', round: 1 }
        ]
      }
    ]);
    await acceptFiling(here.app, people.superior, { key: key(), filing: again.id, seen: 0, words: '' });
    expect(await fileStep()).toMatchObject({ state: 'done', due: '2026-08-31' });
  });

  const draftedOnce = async (id: string) => readFiling(await read(), id);
});

import { confirmCorrection, previewCorrection, type LineCorrection } from '$lib/server/domain/imports';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { load as correctPage } from '../../src/routes/office/ledger/correct/+page.server';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

const decision = { date: '2026-10-05', body: '两委会', minutes: '〔2026〕20号' };
const answers = { answered: '', same: [] };

describe.each(databases)('correcting a line of the ledger on $kind', (database) => {
  let here: TestApp;
  let no = 0;
  const key = () => `correct-key-${(no += 1)}`;
  const ledger = async () => (await here.app.read(here.recorder)).ledger;

  /** p1 mediated twice, p2 once: p1 leads in September. */
  beforeEach(async () => {
    here = await testApp({ database });
    await here.book(
      { item: 'mediation', quantity: 2, basis: '调解记录1' },
      { subject: 'p2', item: 'mediation', basis: '调解记录2' }
    );
  });
  afterEach(() => here.end());

  const right = {
    item: 'mediation',
    date: '2026-09-03',
    quantity: '2',
    value: '',
    matter: '',
    basis: '调解记录1'
  };
  /** The two mediations of p1 were p3's. */
  const toOther: LineCorrection = {
    line: 'e1',
    reason: '登记时填错了人',
    instead: { subject: 'p3', ...right }
  };
  const backOnly: LineCorrection = { line: 'e1', reason: '重复登记', instead: null };
  const confirm = (correction: LineCorrection, digest: string, more = {}) =>
    confirmCorrection(here.app, here.recorder, {
      key: key(),
      correction,
      digest,
      answers,
      decision,
      ...more
    });

  it('M8 a line whose matter was erased can be corrected, and its form says that the matter has to be given anew', async () => {
    await here.book({ item: 'mediation', date: '2026-09-20', matterText: '王家宅基地', basis: '调解记录3' });
    const page = async () => {
      const url = new URL('http://x.example/office/ledger/correct?line=e3');
      return (await correctPage({ locals: { app: here.app, actor: here.recorder }, url } as never)) as {
        isMatterErased: boolean;
        start: { matter: string };
      };
    };
    expect(await page()).toMatchObject({ isMatterErased: false, start: { matter: '王家宅基地' } });
    await here.store.deleteFrom('entry_text').execute();
    expect(await page()).toMatchObject({ isMatterErased: true, start: { matter: '' } });
    const correction = (matter: string): LineCorrection => ({
      line: 'e3',
      reason: '登记时填错了人',
      instead: { ...right, subject: 'p3', quantity: '1', matter, basis: '调解记录3' }
    });
    for (const matter of ['', '王家宅基地'])
      expect(
        (await previewCorrection(here.app, here.recorder, correction(matter))).preview.plan.problems
      ).toEqual([]);
    const { preview } = await previewCorrection(here.app, here.recorder, correction('王家宅基地'));
    await confirm(correction('王家宅基地'), preview.digest);
    // The matter that is given anew is the one of then.
    const [was, , now] = (await (await ledger()).entries()).slice(-3);
    expect(now?.matterKey).toBe(was?.matterKey);
  });

  it('M7 shows points and rank of everybody concerned, in every period that counts it, and books nothing', async () => {
    const { preview, effects } = await previewCorrection(here.app, here.recorder, toOther);
    expect(preview.plan.problems).toEqual([]);
    const ofMonth = effects.filter(({ period }) => period === '2026-09');
    expect(
      ofMonth.map(({ subject, before, after }) => [
        subject,
        after.points - before.points,
        before.rank,
        after.rank
      ])
    ).toEqual([
      ['p3', 1000, 3, 1],
      ['p1', -1000, 1, 3]
    ]);
    expect(new Set(effects.map(({ period }) => period))).toEqual(
      new Set(['2026-09', '2026-Q3', '2026-H2', '2026'])
    );
    expect(await (await ledger()).entries()).toHaveLength(2);

    const back = await previewCorrection(here.app, here.recorder, backOnly);
    // Without p1's ten points p2 leads, and p1 shares the last place with p3.
    expect(
      back.effects
        .filter(({ period }) => period === '2026-09')
        .map(({ subject, before, after }) => [subject, before.rank, after.rank])
    ).toEqual([
      ['p1', 1, 2],
      ['p2', 2, 1],
      ['p3', 3, 2]
    ]);
  });

  it('M7 keeps the line, and books its reversal and the right content on the ground of a meeting', async () => {
    const { preview } = await previewCorrection(here.app, here.recorder, toOther);
    await expect(
      confirm(toOther, preview.digest, { decision: { ...decision, minutes: '' } })
    ).rejects.toMatchObject({ code: 'decision-minutes-missing' });
    expect(await confirm(toOther, preview.digest)).toMatchObject({ booked: 2 });
    const entries = await (await ledger()).entries();
    expect(entries.map(({ id, subject, reverses }) => [id, subject, reverses])).toEqual([
      ['e1', 'p1', null],
      ['e2', 'p2', null],
      ['更2026-1', 'p1', 'e1'],
      ['更2026-2', 'p3', null]
    ]);
    expect(entries[2]?.basis).toBe('登记时填错了人');
    expect(await (await ledger()).reversals(['e1', 'e2'])).toEqual(new Map([['e1', '更2026-1']]));
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });

    const again = await previewCorrection(here.app, here.recorder, toOther);
    expect(again.preview.plan.problems).toMatchObject([{ code: 'reversed-twice' }]);
    await expect(confirm(toOther, again.preview.digest)).rejects.toMatchObject({ code: 'import-refused' });
  });

  it('M4 books the correction of a sealed month in the open one, whose figures it changes', async () => {
    await here.seal('2026-09');
    const { preview, effects } = await previewCorrection(here.app, here.recorder, backOnly);
    expect(effects.map(({ period }) => period)).not.toContain('2026-09');
    expect(
      effects
        .filter(({ period, subject }) => period === '2026-10' && subject === 'p1')
        .map(({ before, after }) => after.points - before.points)
    ).toEqual([-1000]);
    await confirm(backOnly, preview.digest);
    expect((await (await ledger()).named(['更2026-1']))[0]).toMatchObject({ period: '2026-10' });
  });

  it('is refused to those who may not import, without a reason, for unknown lines and for what changed since', async () => {
    await expect(previewCorrection(here.app, here.second, backOnly)).rejects.toMatchObject({
      code: 'forbidden'
    });
    await expect(
      previewCorrection(here.app, here.recorder, { ...backOnly, reason: '' })
    ).rejects.toMatchObject({ code: 'correction-reason-missing' });
    await expect(
      previewCorrection(here.app, here.recorder, { ...backOnly, line: 'none' })
    ).rejects.toMatchObject({ code: 'not-found' });
    const { preview } = await previewCorrection(here.app, here.recorder, toOther);
    await expect(confirm(backOnly, preview.digest)).rejects.toMatchObject({ code: 'preview-outdated' });
  });
});

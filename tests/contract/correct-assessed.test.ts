import type { WrittenEntry } from '$lib/points';
import { cellKey } from '$lib/server/domain/assessments/cells';
import { sheetOf } from '$lib/server/domain/assessments/sheet';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { contradictions } from '$lib/server/platform/backup/contents/integrity';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { previewSupplement, publishSupplement } from '$lib/server/domain/notices/publish-supplement';
import { answerObjection } from '$lib/server/domain/objections/answer-objection';
import { countedTwice } from '$lib/server/domain/objections/corrections/counts-twice';
import { assignInvestigator, recordFindings } from '$lib/server/domain/objections/investigate';
import { explainPeriod } from '$lib/server/domain/periods/explain-period';
import { scorePeriod } from '$lib/server/domain/periods/score-period';
import { afterEach, describe, expect, it } from 'vitest';
import { putRightView } from '../../src/routes/office/assess/put-right-view';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

/**
 * The figures that the other departments give in full: 92 with the detail table's ten, and 3 for the youth
 * department's. They are made up.
 */
const others = Object.entries({
  integrity: '5',
  publicity: '5',
  'united-front': '6',
  'mass-organisations': '9',
  science: '3',
  disability: '3',
  'safety-petitions': '10',
  'culture-sport': '5',
  statistics: '5',
  'family-planning': '10',
  environment: '10',
  'social-security': '10',
  archives: '3',
  finance: '3'
});

const wholeYear = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);

describe.each(databases)('an upheld objection to what was assessed, on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let notice: string;
  let no = 0;
  const key = () => `assessed-key-${(no += 1)}`;
  const entries = async () => (await here.app.read(here.recorder)).ledger.entries();

  async function begin(
    scheme: string,
    booked: (Partial<WrittenEntry> & { item: string })[],
    // Half a year has to be recorded before anybody is ranked in it (M15).
    months = wholeYear.slice(6)
  ): Promise<void> {
    here = await testApp({ database, scheme, firstPeriod: months[0] });
    here.at('2025-12-31T08:00:00Z');
    await here.book(...booked.map((each) => ({ date: '2025-12-31', period: '2025-12', ...each })));
    here.at('2026-01-05T04:00:00Z');
    people = await aCommittee(here);
    for (const month of months) await here.seal(month);
    ({ code: notice } = await here.publish('2025'));
  }
  afterEach(() => here.end());

  /** Scheme B with three communities, all in full except the youth department's: 1, 2 and 3 of 3. */
  const street = () =>
    begin(
      'community-organisation',
      ['p1', 'p2', 'p3'].flatMap((subject, at) => [
        { subject, item: 'next-generation', value: String(at + 1) },
        ...others.map(([item, value]) => ({ subject, item, value }))
      ])
    );

  async function uphold(
    corrected: { item: string; value: string; quantity?: string; date?: string },
    about = '2',
    source = '203.0.113.7'
  ): Promise<{ objection: string; booked: number }> {
    const { app } = here;
    const raised = { notice, about, said: '分数不对', contact: '' };
    const { receipt } = await app.residents.object({ key: key(), ...raised }, source);
    const [found] = await (await app.read(people.recorder)).objections.list({ receipt });
    const objection = found?.id ?? '';
    await assignInvestigator(app, people.recorder, { key: key(), objection, seen: 0, investigator: 's' });
    await recordFindings(app, people.superior, { key: key(), objection, seen: 1, words: '属实' });
    const held = { date: '2026-01-05', body: '党工委会', minutes: `更正${key()}`, members: ['c2', 'c3'] };
    const { id: meeting } = await recordMeeting(app, people.recorder, { key: key(), ...held });
    const { booked } = await answerObjection(app, people.superior, {
      key: key(),
      objection,
      seen: 2,
      upheld: true,
      words: '属实，已更正。',
      meeting,
      reverses: [],
      corrected: { date: '2026-01-05', quantity: '1', matterText: '', basis: '', story: '', ...corrected }
    });
    return { objection, booked };
  }
  async function correctedOne(objection: string) {
    const { supplement } = await previewSupplement(here.app, people.recorder, { objection });
    return supplement.rows.map(({ name, before, after }) => [name, before.balance, after.balance]);
  }
  async function publish(objection: string): Promise<void> {
    const { shown } = await previewSupplement(here.app, people.recorder, { objection });
    await publishSupplement(here.app, people.recorder, { key: key(), objection, shown });
  }

  it('M7 M13b B the figure that stood is reversed, the right one booked and set off in the open month', async () => {
    await street();
    const { objection, booked } = await uphold({ item: 'next-generation', value: '２.５' });
    expect(booked).toBe(3);
    const stood = (await entries()).find(
      ({ subject, item }) => subject === 'p1' && item === 'next-generation'
    );
    expect((await entries()).slice(-3)).toMatchObject([
      { id: '异2026-1-1', subject: 'p1', reverses: stood?.id, period: '2026-01' },
      {
        id: '异2026-1-2',
        subject: 'p1',
        item: 'next-generation',
        value: '2.5',
        reverses: null,
        date: '2025-12-31',
        period: '2026-01'
      },
      { id: '异2026-1-3', subject: 'p1', reverses: '异2026-1-2', period: '2026-01' }
    ]);
    // 98, 99 and 100 follow from the youth department's 1, 2 and 3; then 98 becomes 99.5.
    expect(await correctedOne(objection)).toEqual([
      ['沈秋月', 9800, 9950],
      ['李明', 9900, 9900]
    ]);
    await publish(objection);
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
    expect(await contradictions(here.store)).toEqual([]);
  });

  it('M13b the next year isn’t assessed by it, and its sheet is empty', async () => {
    await street();
    await uphold({ item: 'next-generation', value: '2.5' });
    const stores = await here.app.read(here.recorder);
    const next = await scorePeriod(stores, '2026');
    expect(next.rows.find(({ subject }) => subject === 'p1')).toMatchObject({
      sections: { party: 1000, society: 0 }
    });
    const sheet = await here.app.readTransaction(here.recorder, (all) => sheetOf(all, 2026));
    expect(sheet.cells.get(cellKey('p1', 'next-generation'))).toBeUndefined();
  });

  it('a second objection to the same figure puts its own in place of the first one’s', async () => {
    await street();
    const first = await uphold({ item: 'next-generation', value: '2.5' });
    await publish(first.objection);
    const second = await uphold({ item: 'next-generation', value: '1.5' }, '2', '198.51.100.1');
    // The first correction undid the original, so only the new entry and its set-off are booked.
    expect(second.booked).toBe(2);
    expect(await correctedOne(second.objection)).toEqual([
      ['李明', 9900, 9900],
      ['沈秋月', 9950, 9850]
    ]);
  });

  it('B a clause of the detail table is put right in the year that it is of, and in no other', async () => {
    await street();
    const { objection } = await uphold({ item: 'team-3b', value: '', quantity: '1' });
    // 10 × 57 ÷ 58 = 9.83
    expect(await correctedOne(objection)).toEqual([['沈秋月', 9800, 9783]]);
    const next = await scorePeriod(await here.app.read(here.recorder), '2026');
    expect(next.rows.find(({ subject }) => subject === 'p1')).toMatchObject({ sections: { party: 1000 } });
  });

  it('is refused beyond the maximum, and nothing is booked', async () => {
    await street();
    const before = await entries();
    await expect(uphold({ item: 'next-generation', value: '3.01' })).rejects.toMatchObject({
      code: 'bad-value'
    });
    expect(await entries()).toEqual(before);
  });

  it('M13b what is declared counts where it is booked, too, and that is said with its amount', async () => {
    await begin('community-cadres', [], wholeYear);
    const rows = (await (await here.app.read(here.recorder)).notices.of('2025'))?.snapshot.rows ?? [];
    const about = String(rows.findIndex(({ name }) => name === '沈秋月'));
    const { objection } = await uphold({ item: 'mediation', value: '', date: '2025-12-15' }, about);
    const said = await here.app.readTransaction(here.recorder, async (stores) => {
      const tree = await explainPeriod(stores, {
        subject: 'p1',
        period: '2026',
        today: '2026-01-05',
        closed: true
      });
      return { twice: await countedTwice(stores, { year: 2026, no: 1 }), tree };
    });
    expect(said.twice).toMatchObject([
      { entry: { id: '异2026-1-1', period: '2026-01' }, year: '2025', bookedYear: '2026', points: 500 }
    ]);
    // The correction stands in the closed year's supplement.
    const mine = (await correctedOne(objection)).find(([name]) => name === '沈秋月');
    expect(Number(mine?.[2]) - Number(mine?.[1])).toBe(500);
    // It stands in the running year's explanation too.
    expect(JSON.stringify(said.tree?.tree)).toContain(
      '按 M13b，这一条更正的是 2025 年的结果（异2026-1，见补充公示），同时也计入登记的 2026 年：+5 分'
    );
  });

  it('M13b of what is set off nothing counts twice; the closed year’s sheet names what was put right', async () => {
    await street();
    const { objection } = await uphold({ item: 'next-generation', value: '2.5' });
    const view = () =>
      here.app.readTransaction(here.recorder, async (stores) => {
        return {
          twice: await countedTwice(stores, { year: 2026, no: 1 }),
          lines: await putRightView(stores, await sheetOf(stores, 2025), null),
          elsewhere: await putRightView(stores, await sheetOf(stores, 2025), ['纪工委']),
          next: await putRightView(stores, await sheetOf(stores, 2026), null)
        };
      });
    expect(await view()).toMatchObject({
      twice: [],
      lines: [{ name: '沈秋月', no: '异2026-1', supplement: null }],
      elsewhere: [],
      next: []
    });
    await publish(objection);
    const [line] = (await view()).lines;
    expect(line).toMatchObject({
      was: expect.stringMatching(/\u30001 分$/),
      now: expect.stringMatching(/\u30002\.5 分$/)
    });
    expect(line?.supplement).toMatch(/^[0-9a-z]+$/);
  });

  it('E what is assessed in grades takes the place of what was assessed in points', async () => {
    await begin(
      'town-thousand',
      [
        { subject: 'p1', item: 'central', value: '200' },
        { subject: 'p1', item: 'professional', value: '150' }
      ],
      wholeYear
    );
    const rows = (await (await here.app.read(here.recorder)).notices.of('2025'))?.snapshot.rows ?? [];
    const about = String(rows.findIndex(({ name }) => name === '沈秋月'));
    const { booked } = await uphold({ item: 'professional-grade', value: '1' }, about);
    expect(booked).toBe(3);
    const [reversal, right] = (await entries()).slice(-3);
    expect((await entries()).find(({ id }) => id === reversal?.reverses)).toMatchObject({
      item: 'professional'
    });
    expect(right).toMatchObject({ item: 'professional-grade', value: '1', date: '2025-12-31' });
  });
});

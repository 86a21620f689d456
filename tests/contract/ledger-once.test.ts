import { score } from '$lib/points';
import { buildFiling } from '$lib/server/domain/filings/build-filing';
import { draftFiling, filePeriod } from '$lib/server/domain/filings/file-period';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { buildSupplement } from '$lib/server/domain/notices/build-supplement';
import { previewNotice, publishPeriod } from '$lib/server/domain/notices/publish-period';
import { answerObjection } from '$lib/server/domain/objections/answer-objection';
import { assignInvestigator, recordFindings } from '$lib/server/domain/objections/investigate';
import { SealedEffects } from '$lib/server/domain/periods/sealed-effects';
import { inputOfPeriod } from '$lib/server/domain/periods/score-period';
import { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const period = '2026-H1';
const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];

describe.each(databases)('what is published and filed on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `once-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database, firstPeriod: '2026-01' });
    people = await aCommittee(here);
    here.at('2026-07-03T02:00:00Z');
    const spring = { item: 'mediation', date: '2026-03-05', period: '2026-03', basis: '调字3号' };
    await here.book(spring, { ...spring, date: '2026-03-06' }, { ...spring, subject: 'p2' });
    for (const month of months) await here.seal(month);
  });
  afterEach(() => here.end());

  /** How often `run` reads entries, and reckons a period's effects. */
  async function counted<T>(run: () => Promise<T>): Promise<{ reads: number; reckoned: number; answer: T }> {
    const tables = vi.spyOn(Kysely.prototype, 'selectFrom');
    const { of } = SealedEffects.prototype;
    const reckon = vi.fn((effects: ReturnType<typeof of>) => effects);
    const kept = vi.spyOn(SealedEffects.prototype, 'of').mockImplementation(function (
      this: SealedEffects,
      key,
      make
    ) {
      return of.call(this, key, () => reckon(make()));
    });
    try {
      const answer = await run();
      const reads = tables.mock.calls.filter(([table]) => (table as unknown) === 'entry').length;
      return { reads, reckoned: reckon.mock.calls.length, answer };
    } finally {
      tables.mockRestore();
      kept.mockRestore();
    }
  }

  it('reads the ledger once for each, and publishes and files the effects that the preview reckoned', async () => {
    const { app, recorder } = here;
    const preview = await counted(() => previewNotice(app, recorder, { period }));
    expect(preview).toMatchObject({ reads: 1, reckoned: 1 });
    const { shown } = preview.answer;
    const publishing = await counted(() => publishPeriod(app, recorder, { key: key(), period, shown }));
    expect(publishing).toMatchObject({ reads: 1, reckoned: 0 });

    here.at('2026-07-20T02:00:00Z');
    const draft = await counted(() =>
      app.readTransaction(recorder, (stores) => draftFiling(stores, period, app.clock()))
    );
    expect(draft).toMatchObject({ reads: 1, reckoned: 0 });
    const { digest } = draft.answer;
    const filing = await counted(() => filePeriod(app, recorder, { key: key(), period, shown: digest }));
    expect(filing).toMatchObject({ reads: 1, reckoned: 0 });
  });

  it('M4 has the effects that scoring the period anew gives, whatever is booked or corrected after the seal', async () => {
    const { app, recorder } = here;
    await here.publish(period);
    const build = () => app.readTransaction(recorder, (stores) => buildFiling(stores, period));
    const lines = () =>
      app.readTransaction(recorder, async (stores) => {
        const { rows } = score(await inputOfPeriod(stores, period));
        const anew = new Map(rows.map(({ subject, effects }) => [subject, effects]));
        const kept = await buildFiling(stores, period);
        for (const { subject, lines } of kept.rows)
          expect(lines.map(({ entry, points }) => [entry, points])).toEqual(
            anew.get(subject)?.map(({ entry, points }) => [entry, points])
          );
        return kept.rows;
      });
    const before = await lines();
    await here.book({ item: '', reverses: 'e1', date: '2026-07-03', period: '2026-07' });
    await here.misdate('p1', '2026-06-28');
    expect(await counted(build)).toMatchObject({ reckoned: 1, answer: { rows: before } });
    expect(await counted(build)).toMatchObject({ reckoned: 0 });
    expect(await lines()).toEqual(before);
  });

  it('reads the ledger once for what is published of a correction', async () => {
    const { app, recorder } = here;
    const { code: notice } = await here.publish(period);
    const asked = { key: key(), notice, about: '0', said: '没有这回事', contact: '' };
    const { receipt } = await app.residents.object(asked, '203.0.113.7');
    const [filed] = await (await app.read(recorder)).objections.list({ receipt });
    const objection = filed?.id ?? '';
    await assignInvestigator(app, people.recorder, { key: key(), objection, seen: 0, investigator: 's' });
    await recordFindings(app, people.superior, { key: key(), objection, seen: 1, words: '查无此事' });
    const held = { date: '2026-07-03', body: '两委会', minutes: '更正1号', members: ['c2', 'c3'] };
    const { id: meeting } = await recordMeeting(app, people.recorder, { key: key(), ...held });
    await answerObjection(app, people.superior, {
      key: key(),
      objection,
      seen: 2,
      upheld: true,
      words: '属实，已更正。',
      meeting,
      reverses: ['e1'],
      corrected: null
    });
    const publication = {
      code: '0000000',
      readings: [],
      published: '',
      window: [],
      number: { year: 2026, no: 2 }
    };
    const supplement = await counted(() =>
      app.readTransaction(recorder, async (stores) => {
        const corrected = (await stores.objections.list()).find(({ id }) => id === objection);
        if (!corrected) throw new Error('it was filed');
        return buildSupplement(stores, { kind: 'objection', objection: corrected }, publication);
      })
    );
    expect(supplement.reads).toBe(1);
    expect(supplement.answer.subjects).toContain('p1');
  });
});

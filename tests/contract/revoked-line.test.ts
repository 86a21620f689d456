import { monthsFrom } from '$lib/calendar';
import { sealedOf } from '$lib/local/phone/explain/my-period';
import { agreesWithSealed, statementOf } from '$lib/local/phone/explain/statement';
import { type WrittenEntry } from '$lib/points';
import { assemblySheet, shownPoints } from '$lib/server/domain/assemblies/assembly-sheet';
import { concludeAssembly } from '$lib/server/domain/assemblies/conclude';
import { evaluate } from '$lib/server/domain/assemblies/evaluate';
import { recordAssembly } from '$lib/server/domain/assemblies/record-assembly';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { myDelta } from '$lib/server/domain/me/my-delta';
import { myEverything } from '$lib/server/domain/me/my-everything';
import { previewSupplement, publishSupplement } from '$lib/server/domain/notices/publish-supplement';
import { explainPeriod } from '$lib/server/domain/periods/explain-period';
import { scorePeriod } from '$lib/server/domain/periods/score-period';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { misfits } from '$lib/server/domain/schemes/booked-under';
import { contradictions } from '$lib/server/platform/backup/contents/integrity';
import { merge } from '$lib/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everythingSheets } from '../../src/routes/api/me/everything.xlsx/everything-sheets';
import { ledgerPageLines } from '../../src/routes/office/ledger/ledger-page-lines';
import { putRightView } from '../../src/routes/office/assess/put-right-view';
import { linesOf } from '../../src/routes/office/objections/[objection]/objection-view';
import { sheetOf } from '$lib/server/domain/assessments/sheet';
import { aCommittee } from './a-committee';
import { faces, shownAt, type ReadFace, type ShownFigure } from './corrected-faces';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';
import { publishCorrection, uphold, upholdAndPublish } from './uphold';

describe.each(databases)('M13b what a correction added to a closed year is revoked, on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `revoked-key-${(no += 1)}`;
  const date = '2026-01-05';
  const entries = async () => (await here.app.read(here.recorder)).ledger.entries();
  /** Each objection comes from an address of its own. */
  const source = () => `198.51.100.${(no += 1) % 250}`;
  const figures = async (period: string) => {
    const results = await (await here.app.read(here.recorder)).periods.results(period);
    return Object.fromEntries(results.map(({ subject, points, balance }) => [subject, { points, balance }]));
  };
  afterEach(() => here.end());

  describe('a line of a late assembly (D)', () => {
    let notice: string;
    const [wrong, right] = ['2025-Q4评-1', '2025-Q4评-2'];

    beforeEach(async () => {
      here = await testApp({ database, scheme: 'party-members', firstPeriod: '2025-01' });
      here.at('2026-01-05T04:00:00Z');
      people = await aCommittee(here);
      const inTime = { item: 'perform-service', date: '2025-09-03', period: '2025-09' };
      await here.book({ ...inTime, subject: 'p2', value: '10' }, { ...inTime, subject: 'p3', value: '5' });
      for (const month of monthsFrom('2025-01', '2025-12')) await here.seal(month);
      await here.publish('2025-12');
      ({ code: notice } = await here.publish('2025'));
      await here.publish('2025-Q4');
      const { app, recorder } = here;
      const met = { quarter: '2025-Q4', date: '2026-01-04', minutes: '党员大会〔2026〕1号', entitled: '3' };
      await recordAssembly(app, recorder, { key: key(), ...met, present: '3', why: '' });
      const fault = { subject: 'p1', item: 'fault' };
      const rows = [
        { ...fault, value: '2', matterText: '缺席' },
        { ...fault, value: '1', matterText: '迟到' }
      ];
      const { quarter } = met;
      await evaluate(app, recorder, { key: key(), quarter, rows });
      const shown = await app.readTransaction(recorder, async (stores) =>
        shownPoints(await assemblySheet(stores, quarter))
      );
      await concludeAssembly(app, recorder, { key: key(), quarter, shown });
      const seen = await previewSupplement(app, recorder, { quarter });
      const published = { key: key(), quarter, shown: seen.shown };
      await publishSupplement(app, recorder, published);
    });

    // The phone's list is that of the newest notice, December's.
    const { 'phone’s list': _, ...years } = faces.years;
    const { 'phone’s list': _list, ...halves } = faces.halves;
    const expectAt = async (of: Record<string, ReadFace>, period: string, amount: number) => {
      const now: ShownFigure = { amount, rank: 3 };
      const was: ShownFigure = { amount: 6000, rank: 3 };
      for (const [face, shown] of Object.entries(await shownAt(here, of, period)))
        expect({ face, ...shown }).toEqual({
          face,
          now: { ...now, ...(shown.now.rank === undefined && { rank: undefined }) },
          was: shown.was === undefined ? undefined : was
        });
    };
    const revoke = () =>
      uphold(here, people, { notice, about: '2', reverses: [wrong], date, source: source() });

    it('every face shows the closed year without it, and the open year has nothing of it', async () => {
      await expectAt(years, '2025', 5700);
      await expectAt(halves, '2025-Q4', 5700);
      const objection = await revoke();
      expect((await entries()).slice(-2)).toMatchObject([
        { id: '异2026-1-1', subject: 'p1', item: 'fault', value: '2', revokes: wrong, reverses: null },
        { id: '异2026-1-2', subject: 'p1', item: '', reverses: '异2026-1-1' }
      ]);
      // It counts for as long as no notice says otherwise.
      await expectAt(years, '2025', 5700);
      await publishCorrection(here, people, objection);
      await expectAt(years, '2025', 5900);
      await expectAt(halves, '2025-Q4', 5900);
      expect((await figures('2025-12'))['p1']).toEqual({ points: -100, balance: 5900 });

      here.at('2026-02-02T04:00:00Z');
      await here.seal('2026-01');
      for (const of of Object.values(await figures('2026-01')))
        expect(of).toEqual({ points: 0, balance: 6000 });
      const state = merge(null, await myDelta(here.app, here.member('p1'), 0));
      for (const period of ['2025-12', '2025-Q4', '2025', '2026-01']) {
        const worked = statementOf(state, period) ?? expect.fail('it is worked out');
        const sealed = sealedOf(state, period) ?? expect.fail('sealed');
        expect([period, agreesWithSealed(worked.statement, sealed)]).toEqual([period, true]);
      }
      expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
      expect(await contradictions(here.store)).toEqual([]);
    });

    it('its line says what it revokes, in the ledger, in one’s own files and in the assembly’s sheet', async () => {
      await publishCorrection(here, people, await revoke());
      const stores = await here.app.read(here.recorder);
      const all = { from: null, to: null, items: null, basis: '', terms: [] };
      const filter = { ...all, subject: 'p1', upto: await stores.ledger.last() };
      const lines = await ledgerPageLines(stores, { filter, period: null, skip: 0, take: 50 });
      const line = lines.find(({ id }) => id === '异2026-1-1');
      expect(line).toMatchObject({
        item: `撤销 ${wrong}：据实扣分\u3000扣 2 分`,
        points: '0',
        stands: false
      });
      const asked = { subject: 'p1', period: '2026', today: '2026-01-05', closed: true };
      const { tree } = (await explainPeriod(stores, asked)) ?? expect.fail('it is explained');
      expect(JSON.stringify(tree)).toContain(`撤销 ${wrong}：已更正（异2026-1-2）`);
      const everything = await myEverything(here.app, here.member('p1'));
      expect(everything.entries.map(({ id, revokes }) => [id, revokes])).toContainEqual([
        '异2026-1-1',
        wrong
      ]);
      const rows = everythingSheets(everything, '').flatMap((sheet) =>
        Symbol.iterator in sheet.rows ? [...sheet.rows] : []
      );
      expect(JSON.stringify(rows)).toContain(`撤销 ${wrong}：`);
      const { members } = await here.app.readTransaction(here.recorder, (each) =>
        assemblySheet(each, '2025-Q4')
      );
      const own = members.find(({ subject }) => subject.id === 'p1');
      expect(own).toMatchObject({ points: -100, balance: 5900 });
      expect(own?.entries.map(({ entry, undone }) => [entry.id, undone])).toEqual([
        [wrong, '异2026-1-1'],
        [right, null]
      ]);
    });

    it('M7 the rules read the ledger, and a second undoing is refused in words', async () => {
      const objection = await revoke();
      const stores = await here.app.read(here.recorder);
      expect(misfits(await entries(), schemeOf(stores), await stores.roster.list())).toEqual([]);
      const before = await entries();
      const again = (reverses: string) =>
        uphold(here, people, { notice, about: '2', reverses: [reverses], date, source: source() });
      await expect(again(wrong)).rejects.toMatchObject({ code: 'reversed-twice', params: { value: wrong } });
      await expect(again('异2026-1-1')).rejects.toMatchObject({ code: 'unknown-reversal' });
      await expect(again('异2026-1-2')).rejects.toMatchObject({ code: 'unknown-reversal' });
      expect(await entries()).toEqual(before);
      const [about] = await stores.objections.list();
      expect(about?.id).toBe(objection);
      // The form offers what still counts.
      const offered = await linesOf(stores, about ?? expect.fail('it is there'), 'p1');
      expect(offered.map(({ id }) => id)).toEqual([right]);
    });

    it('it is booked again as a new line', async () => {
      await publishCorrection(here, people, await revoke());
      const corrected = {
        item: 'fault',
        value: '2',
        date: '2025-12-31',
        quantity: '1',
        matterText: '',
        basis: '',
        story: ''
      };
      await upholdAndPublish(here, people, {
        notice,
        about: '2',
        reverses: [],
        corrected,
        date,
        source: source()
      });
      expect((await figures('2025'))['p1']).toEqual({ points: -300, balance: 5700 });
    });

    it('the database takes it once, of the same person, in a line of its own', async () => {
      await revoke();
      const [line] = (await entries()).filter(({ revokes }) => revokes === wrong);
      const { seq: _, decision, matterKey: _key, ...copied } = line ?? expect.fail('it is booked');
      const append = (more: Partial<WrittenEntry>) =>
        here.app.runCommand(here.recorder, { permission: 'import', key: key() }, async ({ ledger }) => {
          await ledger.append([{ ...copied, id: `copy-${(no += 1)}`, ...more }], decision);
          return null;
        });
      const before = await entries();
      await expect(append({})).rejects.toThrow(/append-only|unique/i);
      await expect(append({ subject: 'p2', revokes: right })).rejects.toThrow(/foreign key/i);
      await expect(append({ revokes: 'unknown' })).rejects.toThrow(/foreign key/i);
      await expect(append({ revokes: right, reverses: right })).rejects.toThrow(/check/i);
      expect(await entries()).toEqual(before);
    });
  });

  describe('a figure that is assessed once a year (B)', () => {
    let notice: string;
    const given = {
      integrity: '5',
      publicity: '5',
      'united-front': '6',
      'mass-organisations': '9',
      science: '3'
    };
    const others = {
      ...given,
      disability: '3',
      'safety-petitions': '10',
      'culture-sport': '5',
      statistics: '5',
      'family-planning': '10',
      environment: '10',
      'social-security': '10',
      archives: '3',
      finance: '3'
    };

    beforeEach(async () => {
      here = await testApp({ database, scheme: 'community-organisation', firstPeriod: '2025-07' });
      here.at('2025-12-31T08:00:00Z');
      const december = { date: '2025-12-31', period: '2025-12' };
      for (const subject of ['p1', 'p2', 'p3'])
        await here.book(
          ...Object.entries({ 'next-generation': '1', ...others }).map(([item, value]) => ({
            subject,
            item,
            value,
            ...december
          }))
        );
      here.at('2026-01-05T04:00:00Z');
      people = await aCommittee(here);
      for (const month of monthsFrom('2025-07', '2025-12')) await here.seal(month);
      ({ code: notice } = await here.publish('2025'));
    });

    const rowOf = async () => {
      const published =
        (await (await here.app.read(here.recorder)).notices.of('2025')) ?? expect.fail('published');
      return String(published.snapshot.rows.findIndex(({ name }) => name === '沈秋月'));
    };
    const correct = async (change: { value: string } | { reverses: string }) => {
      const typed = { date, quantity: '1', matterText: '', basis: '', story: '' };
      const corrected = 'value' in change ? { ...typed, item: 'next-generation', value: change.value } : null;
      const reverses = 'reverses' in change ? [change.reverses] : [];
      await upholdAndPublish(here, people, {
        notice,
        about: await rowOf(),
        reverses,
        corrected,
        date,
        source: source()
      });
    };
    const last = async () =>
      (await entries()).findLast(({ item, revokes }) => item === 'next-generation' && revokes === undefined)
        ?.id ?? '';
    const balance = async () => (await figures('2025'))['p1']?.balance;

    it('the figure before it counts again, to the first one and to none', async () => {
      const first =
        (await entries()).find(({ item, subject }) => item === 'next-generation' && subject === 'p1')?.id ??
        '';
      expect(await balance()).toBe(9800);
      await correct({ value: '2.5' });
      const second = await last();
      await correct({ value: '1.5' });
      expect(await balance()).toBe(9850);
      // A figure that another one replaced counts nowhere, and so isn't undone.
      await expect(correct({ reverses: second })).rejects.toMatchObject({ code: 'reversed-twice' });
      await correct({ reverses: await last() });
      expect(await balance()).toBe(9950);
      await correct({ reverses: second });
      expect(await balance()).toBe(9800);
      const put = () =>
        here.app.readTransaction(here.recorder, async (stores) =>
          (await putRightView(stores, await sheetOf(stores, 2025), null)).map(({ was, now }) => [was, now])
        );
      const said = (points: string) => expect.stringMatching(new RegExp(`\u3000${points} 分$`));
      expect((await put()).slice(-2)).toEqual([
        [said('1.5'), said('2.5')],
        [said('2.5'), said('1')]
      ]);
      await correct({ reverses: first });
      expect(await balance()).toBe(9700);
      expect((await put()).at(-1)).toEqual([said('1'), null]);
      await expect(correct({ reverses: first })).rejects.toMatchObject({ code: 'reversed-twice' });
      await correct({ value: '3' });
      expect(await balance()).toBe(10000);

      const stores = await here.app.read(here.recorder);
      const next = await scorePeriod(stores, '2026');
      const sections = { party: 1000, society: 0 };
      expect(next.rows.find(({ subject }) => subject === 'p1')).toMatchObject({ sections });
      expect(misfits(await entries(), schemeOf(stores), await stores.roster.list())).toEqual([]);
      const state = merge(null, await myDelta(here.app, here.member('p1'), 0));
      const worked = statementOf(state, '2025') ?? expect.fail('it is worked out');
      expect(agreesWithSealed(worked.statement, sealedOf(state, '2025') ?? expect.fail('sealed'))).toBe(true);
      expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
      expect(await contradictions(here.store)).toEqual([]);
    });
  });
});

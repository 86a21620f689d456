import { issueCertificate, receivePaper, receiveCertificate } from '$lib/server/domain/certificates/transfer';
import { certificateDigest } from '$lib/server/domain/certificates/certificate';
import { verifyRows } from '$lib/server/domain/audit/commitments/verify-rows';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import type { Actor } from '$lib/server/platform/access/actor';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { load as standingPage } from '../../src/routes/office/people/[person]/standing/+page.server';
import { person } from '../make/person';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { aUnit, databases } from './stores';
import { upholdAndPublish } from './uphold';

describe.each(databases)('who moves from one unit to another, on $kind', (database) => {
  let here: TestApp;
  let there: Actor;
  beforeEach(async () => {
    here = await testApp({ database });
    const { unit } = await aUnit(here.store, '另一社区');
    there = { ...here.recorder, account: 't', name: '另一专干', unit: unit.id };
    await here.app.runCommand(there, { permission: 'import', key: 'roster-there' }, async ({ roster }) => {
      await roster.save([person('n1', '沈秋月'), person('n2', '李明')]);
      return null;
    });
    // Standing awards make 8 + 10 + 5 + 5, the mediation 5.
    await here.book({ item: 'mediation', subject: 'p1' });
    await here.seal('2026-09');
  });
  afterEach(() => here.end());

  const certify = () => issueCertificate(here.app, here.recorder, { key: 'certify-1', subject: 'p1' });
  const receive = (key: string, code: string, subject = 'n1', by = there) =>
    receiveCertificate(here.app, by, { key, subject, code });

  it('their months are certified, received by the code, shown, and count nothing', async () => {
    const { code } = await certify();
    expect(await receive('receive-1', `${code.slice(0, 4)} ${code.slice(4).toUpperCase()}`)).toBeNull();
    const stores = await here.app.read(there);
    const [own] = await stores.certificates.received('n1');
    const [issued] = await (await here.app.read(here.recorder)).certificates.issued('p1');
    expect(own?.certificate).toEqual(issued?.certificate);
    expect(own?.digest).toBe(issued?.digest);
    expect(own?.certificate && certificateDigest(own.certificate)).toBe(own?.digest);
    expect(own?.certificate).toMatchObject({
      kind: 'certificate',
      unit: { name: '阳光社区' },
      person: { number: 'p1', name: '沈秋月' },
      months: [{ period: '2026-09', points: 3300, rank: 1 }],
      signed: { no: '〔2026〕1号', day: '2026-10-05', by: '纪检专干' }
    });
    expect(await stores.ledger.entries()).toEqual([]);
    for (const { unit } of [here.recorder, there]) {
      expect(await verifyAudit(here.store, unit)).toMatchObject({ ok: true });
      const rows = await verifyRows(here.store, unit);
      // The fixture gives its roles by itself.
      expect(rows.filter(({ table }) => table !== 'role' && table !== 'role_department')).toEqual([]);
    }
  });

  it('one whose month was corrected since is refused, and both units are told; one that is issued anew is received', async () => {
    const { code: before } = await certify();
    const people = await aCommittee(here);
    const { code: other } = await issueCertificate(here.app, here.recorder, {
      key: 'certify-2',
      subject: 'p2'
    });
    const { code: notice } = await here.publish('2026-09');
    await upholdAndPublish(here, people, { notice, reverses: ['e1'] });
    const { code: after } = await issueCertificate(here.app, here.recorder, {
      key: 'certify-3',
      subject: 'p1'
    });
    await expect(receive('receive-1', before)).rejects.toMatchObject({
      code: 'certificate-corrected',
      params: { unit: '阳光社区', period: '2026-09' }
    });
    await receive('receive-2', after);
    const corrected = async (by: Actor) =>
      (await here.app.read(by)).certificates.correctedSince([before, other, after]);
    const expected = new Map([[before, ['2026-09']]]);
    // The rank of p2 is another one, too: all three tie for the first.
    expect(await corrected(here.recorder)).toEqual(expected.set(other, ['2026-09']));
    expect(await corrected(there)).toEqual(expected);
  });

  it('one that was received before its month was corrected stays, and its page says that it isn’t right any more', async () => {
    const { code } = await certify();
    await receive('receive-1', code);
    const page = async (by: Actor, number: string) =>
      (await standingPage({
        locals: { app: here.app, actor: by },
        params: { person: number },
        url: new URL('http://x.example/')
      } as never)) as Record<'issued' | 'received', { corrected: string[] }[]>;
    expect((await page(there, 'n1')).received).toMatchObject([{ corrected: [] }]);
    const people = await aCommittee(here);
    const { code: notice } = await here.publish('2026-09');
    await upholdAndPublish(here, people, { notice, reverses: ['e1'] });
    expect((await page(there, 'n1')).received).toMatchObject([{ corrected: ['2026-09'] }]);
    expect((await page(here.recorder, 'p1')).issued).toMatchObject([{ corrected: ['2026-09'] }]);
  });

  it('M15 it says since when its balances are recorded, and so does the copy in the other unit', async () => {
    const { code } = await certify();
    await receive('receive-1', code);
    const [own] = await (await here.app.read(there)).certificates.received('n1');
    expect(own?.certificate).toMatchObject({ recordedSince: '2026-09', months: [{ balance: 13300 }] });
  });

  it('a code is for one person, once, in another unit', async () => {
    const { code } = await certify();
    await expect(receive('receive-1', code, 'n2')).rejects.toThrow('certificate-other');
    await expect(receive('receive-2', 'nobodyhasthiscode')).rejects.toThrow('certificate-unknown');
    await expect(receive('receive-3', code, 'p1', here.recorder)).rejects.toThrow('certificate-unknown');
    await expect(receive('receive-4', code, 'n1', { ...there, roles: ['committee'] })).rejects.toThrow(
      'forbidden'
    );
    await receive('receive-5', code);
    await expect(receive('receive-6', code)).rejects.toThrow('certificate-twice');
  });

  it('without a sealed month there is nothing to certify', async () => {
    await expect(issueCertificate(here.app, there, { key: 'certify-2', subject: 'n1' })).rejects.toThrow(
      'certificate-empty'
    );
  });

  const paper = {
    subject: 'n2',
    unit: '外县某社区',
    scheme: '干部积分办法',
    no: '证〔2026〕3号',
    day: '2026-10-01'
  };
  it('what comes on paper is keyed in, as such', async () => {
    await receivePaper(here.app, there, {
      key: 'paper-key-1',
      ...paper,
      months: '2026-02 41.5\n2026-01 38'
    });
    const [own] = await (await here.app.read(there)).certificates.received('n2');
    expect(own).toMatchObject({ code: null, by: 't' });
    expect(own?.certificate?.months.map(({ period, points }) => [period, points])).toEqual([
      ['2026-01', 3800],
      ['2026-02', 4150]
    ]);
  });

  it('everybody who comes may bring a paper; a code is replaced by nothing', async () => {
    for (const [at, subject] of ['n1', 'n2', 'n1'].entries())
      await receivePaper(here.app, there, {
        key: `paper-key-${at}`,
        ...paper,
        subject,
        months: `2026-0${at + 1} 38`
      });
    expect(await (await here.app.read(there)).certificates.received()).toHaveLength(3);
    const { code } = await certify();
    await receive('receive-1', code);
    const [row] = await here.store
      .selectFrom('certificate_received')
      .where('ticket', 'is not', null)
      .selectAll()
      .execute();
    if (!row) throw new Error('it was received');
    for (const other of [{ id: 'x', seq: row.seq + 1 }, { seq: row.seq + 1 }, { id: 'x' }])
      await expect(
        here.store
          .insertInto('certificate_received')
          .$call((insert) => (database.kind === 'sqlite' ? insert.orReplace() : insert))
          .values({ ...row, ...other })
          .execute()
      ).rejects.toThrow(database.kind === 'sqlite' ? 'append-only' : /duplicate|foreign key/);
  });

  it.each([
    [{ months: '2026-01 38\n2026-01 39' }, 'certificate-line'],
    [{ months: '2026-13 38' }, 'certificate-line'],
    [{ months: '2027-01 38' }, 'certificate-line'],
    [{ months: '2026-01 =1+1' }, 'certificate-line'],
    [{ months: '' }, 'certificate-paper'],
    [{ months: '2026-01 38', unit: '' }, 'certificate-paper'],
    [{ months: '2026-01 38', unit: '=x' }, 'formula'],
    [{ months: '2026-01 38', day: '2026-10-09' }, 'date-in-future'],
    [{ months: '2026-01 38', subject: 'p1' }, 'unknown-subject']
  ])('%o is refused as %s', async (more, code) => {
    await expect(receivePaper(here.app, there, { key: 'paper-key-1', ...paper, ...more })).rejects.toThrow(
      code
    );
  });

  it('only grows; its text may be erased, and its digest stays', async () => {
    await certify();
    await expect(
      here.store.updateTable('certificate_issued').set({ digest: '' }).execute()
    ).rejects.toThrow();
    await expect(here.store.deleteFrom('certificate_issued').execute()).rejects.toThrow();
    await here.store.deleteFrom('certificate_issued_text').execute();
    const [issued] = await (await here.app.read(here.recorder)).certificates.issued('p1');
    expect(issued).toMatchObject({ certificate: null });
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
  });
});

it('M15 a certificate of years that are recorded whole says nothing of it', async () => {
  const here = await testApp({ firstPeriod: '2026-01' });
  try {
    here.at('2026-02-03T04:00:00Z');
    await here.seal('2026-01');
    await issueCertificate(here.app, here.recorder, { key: 'certify-1', subject: 'p1' });
    const [issued] = await (await here.app.read(here.recorder)).certificates.issued('p1');
    expect(issued?.certificate).toMatchObject({ months: [{ period: '2026-01' }] });
    expect(issued?.certificate).not.toHaveProperty('recordedSince');
  } finally {
    await here.end();
  }
});

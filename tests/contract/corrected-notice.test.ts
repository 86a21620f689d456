import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf, type Snapshot } from '$lib/notice';
import { verifyRows } from '$lib/server/domain/audit/commitments/verify-rows';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { contradictions } from '$lib/server/platform/backup/contents/integrity';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';
import { upholdAndPublish } from './uphold';

describe.each(databases)('a notice as corrected, tampered with on $kind', (database) => {
  let here: TestApp;
  let code: string;
  beforeEach(async () => {
    here = await testApp({ database });
    const people = await aCommittee(here);
    const mediation = { item: 'mediation' };
    await here.book(mediation, { ...mediation, date: '2026-09-04' }, { ...mediation, subject: 'p2' });
    await here.seal('2026-09');
    const { code: notice } = await here.publish('2026-09');
    code = await upholdAndPublish(here, people, { notice, reverses: ['e1', 'e2'] });
    expect(await contradictions(here.store)).toEqual([]);
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
    const rows = await verifyRows(here.store, here.recorder.unit);
    // The fixture gives its roles by itself.
    expect(rows.filter(({ table }) => table !== 'role' && table !== 'role_department')).toEqual([]);
  });
  afterEach(() => here.end());

  /** Changes its text as an owner of the database can, who removes the triggers first. */
  async function rewrite(): Promise<Snapshot> {
    const { body } = await here.store.selectFrom('corrected_body').select('body').executeTakeFirstOrThrow();
    const snapshot = JSON.parse(body) as Snapshot;
    const [row] = snapshot.rows;
    if (row) row.points = 9900;
    for (const table of ['corrected_body', 'corrected_notice'])
      if (database.kind === 'sqlite') await sql.raw(`drop trigger ${table}_no_update`).execute(here.store);
      else await sql.raw(`alter table ${table} disable trigger user`).execute(here.store);
    await here.store
      .updateTable('corrected_body')
      .set({ body: JSON.stringify(snapshot) })
      .execute();
    return snapshot;
  }

  it('another text under its digest is a contradiction, and shown to nobody', async () => {
    await rewrite();
    expect(await contradictions(here.store)).toEqual([{ kind: 'notice-differs', where: `${code} 2026-09` }]);
    const published = await (await here.app.read(here.recorder)).notices.of('2026-09');
    if (!published) return expect.fail('published');
    await expect(here.app.public.noticeAsCorrected(published)).rejects.toMatchObject({
      code: 'notice-damaged'
    });
  });

  it('another text under a digest of its own isn’t what the audit trail has recorded', async () => {
    const digest = digestOf(await rewrite());
    await here.store.updateTable('corrected_notice').set({ digest }).execute();
    expect(await contradictions(here.store)).toEqual([]);
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({
      ok: false,
      why: 'changes-differ'
    });
  });

  it('its erased text leaves the trail whole', async () => {
    await here.store.deleteFrom('corrected_body').execute();
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
    expect(await contradictions(here.store)).toEqual([]);
    await expect(here.store.deleteFrom('corrected_notice').execute()).rejects.toThrow('append-only');
  });
});

import type { Actor } from '$lib/server/platform/access/actor';
import { daysKept, eraseOrigins } from '$lib/server/domain/audit/request-origins';
import { seeTrail, trailView } from '$lib/server/domain/audit/see-trail';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import type { TrailFilter } from '$lib/server/domain/audit/trail';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const all: TrailFilter = { account: null, action: null, except: [], but: [], from: null, to: null };
const place = { address: '203.0.113.9', device: 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' };

describe.each(databases)('the trail of commands on $kind', (database) => {
  let here: TestApp;
  const trail = async () => (await here.app.read(here.recorder)).trail;
  const list = async (filter: Partial<TrailFilter> = {}) =>
    (await (await trail()).list({ ...all, ...filter }, { before: null, take: 50 })).map(({ no, action }) => [
      no,
      action
    ]);

  beforeEach(async () => {
    here = await testApp({ database });
    await here.book({ item: 'mediation' }, { item: 'activity', subject: 'p2' });
    here.at('2026-10-06T04:00:00Z');
    await here.pair('大厅');
    await here.app.runCommand(
      { ...here.recorder, place },
      { permission: 'import', key: 'from-somewhere' },
      async () => null
    );
  });
  afterEach(() => here.end());

  it('newest first: who, what, when, from where, how much it changed, and never whom it concerned', async () => {
    const [newest, ...older] = await (await trail()).list(all, { before: null, take: 50 });
    expect(newest).toMatchObject({
      no: 4,
      account: 'r',
      action: 'import',
      at: '2026-10-06T04:00:00.000Z',
      place,
      changes: []
    });
    expect(newest?.previous).toBe(older[0]?.digest);
    expect(older.map(({ action, place, changes }) => [action, place, changes])).toEqual([
      ['manage-boards', null, [{ kind: 'board', count: 1 }]],
      ['import', null, [{ kind: 'entry', count: 2 }]],
      ['import', null, [{ kind: 'roster', count: 1 }]]
    ]);
    expect(JSON.stringify(older)).not.toMatch(/p1|沈秋月/);
  });

  it('tells which record a change is of: not the command after it that changed nothing, nor one that begins later', async () => {
    const own = await here.store.selectFrom('change_log').select(['seq', 'kind']).orderBy('seq').execute();
    const seqOf = (kind: string) => own.filter((each) => each.kind === kind).map(({ seq }) => seq);
    const stray = await here.store
      .insertInto('change_log')
      .values({ unit_id: here.recorder.unit, kind: 'entry', subject_id: null, at: '' })
      .returning('seq')
      .executeTakeFirstOrThrow();
    await here.book({ item: 'mediation' });
    const asked = [...seqOf('entry'), ...seqOf('board'), stray.seq, stray.seq + 1, stray.seq + 2];
    const records = await (await trail()).recordsOf(asked);
    expect([...records].map(([seq, { no }]) => [seq, no]).sort()).toEqual(
      [...seqOf('entry').map((seq) => [seq, 2]), [seqOf('board')[0], 3], [stray.seq + 1, 5]].sort()
    );
    const { objections, spotChecks } = await here.app.read(here.recorder);
    expect(await spotChecks.trailDigest(seqOf('board')[0] ?? 0)).toBe(
      records.get(seqOf('board')[0] ?? 0)?.digest
    );
    expect(await spotChecks.trailDigest(stray.seq)).toBeNull();
    expect(await objections.bookersOf(['e1', 'e2', 'e3', 'none'])).toEqual(['r']);
  });

  it('by person, command and day, and page by page', async () => {
    expect(await list({ account: 'o' })).toEqual([[3, 'manage-boards']]);
    expect(await list({ action: 'import' })).toEqual([
      [4, 'import'],
      [2, 'import'],
      [1, 'import']
    ]);
    const day = { from: '2026-10-05T16:00:00.000Z', to: '2026-10-06T16:00:00.000Z' };
    expect(await list(day)).toEqual([
      [4, 'import'],
      [3, 'manage-boards']
    ]);
    const own = await trail();
    expect(await own.count({ ...all, ...day })).toBe(2);
    expect((await own.list(all, { before: 3, take: 1 })).map(({ no }) => no)).toEqual([2]);
    expect(await own.actions()).toEqual(['import', 'manage-boards']);
  });

  it('where it came from is erased after its time and can’t be rewritten; the chain holds', async () => {
    const rewritten = here.store.updateTable('audit_place').set({ address: '' }).execute();
    await expect(rewritten).rejects.toThrow('may be erased, not rewritten');
    const at = Date.parse('2026-10-06T04:00:00Z');
    await eraseOrigins(here.store, new Date(at + daysKept * 86_400_000));
    expect((await (await trail()).list(all, { before: null, take: 1 }))[0]?.place).toEqual(place);
    await eraseOrigins(here.store, new Date(at + daysKept * 86_400_000 + 1));
    expect((await (await trail()).list(all, { before: null, take: 1 }))[0]?.place).toBeNull();
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true, records: 4 });
  });

  it.each(['declare', 'object'] as const)(
    'days are the unit’s own; of %s the recorder alone reads who',
    async (said) => {
      const member = { ...here.member('p1'), place };
      await here.app.runCommand(member, { permission: said, key: 'declared-1' }, async () => null);
      const stores = await here.app.read(here.recorder);
      const asked = { account: null, action: null, from: '2026-10-06', to: '2026-10-06' };
      const see = async (reader: Actor, account: string | null = null) =>
        (
          await seeTrail(stores, await trailView(stores, reader, { ...asked, account }), {
            before: null,
            take: 1
          })
        ).map(({ action, who, place }) => [action, who?.id ?? null, place?.address ?? null]);
      const committee: Actor = { ...here.recorder, account: 'c', roles: ['committee'] };
      expect(await see(here.recorder)).toEqual([[said, 'm-p1', '203.0.113.9']]);
      expect(await see(here.recorder, 'm-p1')).toEqual([[said, 'm-p1', '203.0.113.9']]);
      expect(await see(committee)).toEqual([[said, null, null]]);
      expect(await see(committee, 'm-p1')).toEqual([]);
      const { filter } = await trailView(stores, committee, asked);
      expect([filter.from, filter.to]).toEqual(['2026-10-05T16:00:00.000Z', '2026-10-06T16:00:00.000Z']);
    }
  );

  it('sees nothing of another unit', async () => {
    const other = await testApp({ database });
    expect(await (await other.app.read(other.recorder)).trail.count(all)).toBe(1);
    await other.end();
  });
});

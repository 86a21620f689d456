import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databases, type Somewhere } from '../../../../../tests/contract/stores';
import { closing } from '../../../../../tests/make/closing';
import { sealIn } from '../../../../../tests/make/seal-by-two';
import { unit as aUnit } from '../../../../../tests/make/unit';
import { csv } from '../../../../../tests/make/workbook';
import type { Actor } from '../../platform/access/actor';
import { createApp, type AppWithStore } from '../../app';
import { addUnit } from '../units/sql-unit';
import { confirmImport } from './confirm-import';
import { previewHeld, previewImport } from './preview-import';

const decision = { date: '2026-11-05', body: '两委会', minutes: '两委会议纪要〔2026〕22号' };
const roster = csv('编号,姓名\nu1,李明\nu2,沈秋月\n', '名册.csv');
const entries = csv('流水号,编号,事项,日期\ne1,u1,调解纠纷,2026-11-03\ne2,u2,好人好事,2026-11-04\n');

describe.each(databases)('confirming an import on $kind', (database) => {
  let somewhere: Somewhere;
  let appWithStore: AppWithStore;
  let fang: Actor;

  beforeEach(async () => {
    somewhere = await database.migrated();
    const clock = () => new Date('2026-11-11T01:00:00Z');
    appWithStore = await createApp(somewhere.settings, { clock });
    const unit = await addUnit(appWithStore.store, aUnit({ firstPeriod: '2026-11' }));
    fang = { account: 'fang', session: null, name: '方敏', unit, roles: ['recorder'], subject: null };
  });

  afterEach(async () => {
    await appWithStore.app.close();
    await somewhere.remove();
  });

  async function preview(...uploads: Parameters<typeof previewImport>[2]) {
    const { files, digest } = await previewImport(appWithStore.app, fang, uploads);
    return { files, digest, decision };
  }

  async function held() {
    const stores = await appWithStore.app.read(fang);
    return { people: await stores.roster.list(), entries: await stores.ledger.entries() };
  }

  test('people and entries are written together, on the meeting that decided them', async () => {
    const shown = await preview(roster, entries);
    const done = await confirmImport(appWithStore.app, fang, { key: 'key-0001', ...shown });
    expect(done).toEqual({ added: 2, changed: 0, booked: 2, already: 0, same: 0 });
    const stores = await appWithStore.app.read(fang);
    const [ruling] = await stores.decisions.list();
    expect(ruling).toMatchObject(decision);
    expect((await held()).entries.map((one) => [one.id, one.decision])).toEqual([
      ['e1', ruling?.id],
      ['e2', ruling?.id]
    ]);
  });

  test('why somebody left is kept with their last day, and given later', async () => {
    const left = csv('编号,姓名,离岗,离开原因\nu1,李明,2026-11-10,退休\nu2,沈秋月,2026-11-10,\n', '名册.csv');
    const later = csv('编号,离开原因\nu2,调离\n', '名册.csv');
    await confirmImport(appWithStore.app, fang, { key: 'key-0001', ...(await preview(left)) });
    const again = await confirmImport(appWithStore.app, fang, { key: 'key-0002', ...(await preview(later)) });
    expect(again).toMatchObject({ added: 0, changed: 1 });
    const reasons = await (await appWithStore.app.read(fang)).roster.leaveReasons();
    expect([...reasons]).toEqual([
      ['u1', 'retired'],
      ['u2', 'transferred']
    ]);
  });

  test('a repeated key gets the first answer, also when the files are gone', async () => {
    const shown = await preview(roster, entries);
    const first = await confirmImport(appWithStore.app, fang, { key: 'key-0001', ...shown });
    const again = await confirmImport(appWithStore.app, fang, { key: 'key-0001', ...shown, files: 'gone' });
    expect(again).toEqual(first);
    expect((await held()).entries).toHaveLength(2);
  });

  test('the same file twice changes nothing', async () => {
    await confirmImport(appWithStore.app, fang, { key: 'key-0001', ...(await preview(roster, entries)) });
    const again = await confirmImport(appWithStore.app, fang, {
      key: 'key-0002',
      ...(await preview(roster, entries))
    });
    expect(again).toEqual({ added: 0, changed: 0, booked: 0, already: 2, same: 0 });
    expect((await held()).entries).toHaveLength(2);
  });

  test('a refused meeting leaves nothing half-written', async () => {
    const shown = await preview(roster, entries);
    const early = { ...decision, date: '2026-11-03' };
    await expect(
      confirmImport(appWithStore.app, fang, { key: 'key-0001', ...shown, decision: early })
    ).rejects.toMatchObject({ code: 'decision-before-event' });
    expect(await held()).toEqual({ people: [], entries: [] });
  });

  test('a plan that isn’t the one that was shown is refused', async () => {
    await confirmImport(appWithStore.app, fang, { key: 'key-0001', ...(await preview(roster)) });
    const shown = await preview(entries);
    await confirmImport(appWithStore.app, fang, { key: 'key-0002', ...(await preview(entries)) });
    await expect(confirmImport(appWithStore.app, fang, { key: 'key-0003', ...shown })).rejects.toMatchObject({
      code: 'preview-outdated'
    });
  });

  test('files that are held no more are asked for again', async () => {
    const shown = await preview(roster);
    await expect(
      confirmImport(appWithStore.app, fang, { key: 'key-0001', ...shown, files: '0'.repeat(64) })
    ).rejects.toMatchObject({ code: 'files-gone' });
  });

  test('M16 newcomers without a first day take the one that is asked for the whole import', async () => {
    const { app } = appWithStore;
    await app.runCommand(fang, { permission: 'import', key: 'seal-0001', input: {} }, async (stores) => {
      await sealIn(stores, closing('2026-11', []));
      return null;
    });
    const asked = await previewImport(app, fang, [roster]);
    expect(asked).toMatchObject({ files: '', asks: { day: '2026-12-01' } });
    expect(asked.plan.problems.map(({ code, row }) => [code, row])).toEqual([
      ['first-day-missing', 2],
      ['first-day-missing', 3]
    ]);
    const since = '2026-12-01';
    const again = await previewHeld(app, fang, asked.asks?.files ?? '', since);
    const { files, digest } = again?.preview ?? expect.fail('no longer held');
    const confirmed = { files, digest, decision };
    await expect(confirmImport(app, fang, { key: 'key-0001', ...confirmed })).rejects.toMatchObject({
      code: 'import-refused'
    });
    await confirmImport(app, fang, { key: 'key-0002', ...confirmed, since });
    expect((await held()).people.map(({ id, from }) => [id, from])).toEqual([
      ['u1', since],
      ['u2', since]
    ]);
  });

  test('only a recorder imports', async () => {
    const member: Actor = { ...fang, roles: ['member', 'editor', 'operator'] };
    await expect(previewImport(appWithStore.app, member, [roster])).rejects.toMatchObject({
      code: 'forbidden'
    });
  });
});

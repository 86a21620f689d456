import type { Actor } from '$lib/server/platform/access/actor';
import { grantRole } from '$lib/server/domain/accounts/grant-role';
import { announce } from '$lib/server/domain/announcements/announce';
import { createAccount } from '$lib/server/platform/auth/auth';
import {
  draftEmergency,
  endEmergency,
  sendEmergency,
  type TypedEmergency
} from '$lib/server/domain/emergencies/send-emergency';
import { seeSendings } from '$lib/server/domain/emergencies/see-sendings';
import { addBoard } from '$lib/server/domain/boards/add-board';
import { boardFeedSchema } from '$lib/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readExactly } from '../make/read-exactly';
import { testApp, type TestApp } from './test-app';
import { aUnit, databases } from './stores';

describe.each(databases)('emergencies, on $kind', (database) => {
  let here: TestApp;
  let no: number;
  const key = () => `alarm-key-${(no += 1)}`;
  beforeEach(async () => {
    no = 0;
    here = await testApp({ database });
  });
  afterEach(() => here.end());

  const typed = (more: Partial<TypedEmergency> = {}): TypedEmergency => ({
    title: '三号院燃气泄漏，请立即离开',
    text: '去小学操场\n不要开灯',
    drill: false,
    minutes: '30',
    units: [here.operator.unit],
    ...more
  });
  const send = (actor: Actor, more: Partial<TypedEmergency> = {}, own = key()) =>
    sendEmergency(here.app, actor, { key: own, typed: typed(more) });
  const shown = async (unit = here.operator.unit) =>
    readExactly(boardFeedSchema, await here.app.screens.feed({ unit, board: 'b' })).emergencies;
  const code = (refused: Promise<unknown>) =>
    refused.then(
      () => 'done',
      (error: { code?: string }) => error.code
    );
  /** another unit with the same superior and one board */
  const twoSubordinates = async () => {
    const account = await createAccount(here.app.auth, {
      username: 'street',
      name: '街道',
      password: 'long-enough-for-all'
    });
    const other = (await aUnit(here.store, '柳塘里社区')).unit.id;
    await addBoard(here.store, { code: 'other-hall', unit: other, name: '大厅' });
    const units = [here.operator.unit, other];
    for (const unit of units)
      await grantRole(here.store, { account, unit, role: 'superior', subject: null, from: '2026-01-01' });
    const superior: Actor = { ...here.operator, account, name: '街道', roles: ['superior'] };
    return { superior, units, other };
  };

  it('stands on the unit’s boards at once and until its end, and is over by itself', async () => {
    const kinds: string[] = [];
    here.app.hub.listen(here.operator.unit, (changes) => kinds.push(...changes.map(({ kind }) => kind)));
    await shown();
    await send(here.operator);
    expect(await shown()).toMatchObject([
      {
        title: '三号院燃气泄漏，请立即离开',
        by: '阳光社区',
        drill: false,
        from: '2026-10-05T04:00:00.000Z',
        until: '2026-10-05T04:30:00.000Z'
      }
    ]);
    await expect.poll(() => kinds).toContain('emergency');
    here.at('2026-10-05T04:29:59Z');
    expect(await shown()).toHaveLength(1);
    here.at('2026-10-05T04:30:00Z');
    expect(await shown()).toEqual([]);
  });

  it('what is kept for boards is what they would be given anew, whatever else has changed meanwhile', async () => {
    const unit = here.operator.unit;
    const kept = () => here.app.screens.feed({ unit });
    const anew = () => here.app.screens.preview({ unit, board: null, at: here.app.clock() });
    await kept();
    const { sending } = await send(here.operator);
    expect(await kept()).toEqual(await anew());
    await announce(here.app, here.recorder, { key: key(), title: '停水', body: '明天九点起停水。' });
    await send(here.operator, { title: '又一件' });
    expect(await kept()).toEqual(await anew());
    expect((await kept()).announcements).toHaveLength(1);
    await endEmergency(here.app, here.operator, { key: key(), sending });
    expect(await kept()).toEqual(await anew());
    expect((await kept()).emergencies).toMatchObject([{ title: '又一件' }]);
    here.at('2026-10-05T16:00:00Z');
    expect(await kept()).toEqual(await anew());
  });

  it('an alarm reads little of what boards show, also where somebody has objected since', async () => {
    const unit = here.operator.unit;
    const read = async () => {
      const before = await selects();
      await here.app.screens.feed({ unit });
      return (await selects()) - before;
    };
    const selects = async () => {
      const exposition = await here.app.metrics.registry.getSingleMetricAsString('sunboard_database_seconds');
      return [...exposition.matchAll(/_count\{.*\} (\d+)/g)].reduce(
        (sum, [, count]) => sum + Number(count),
        0
      );
    };
    const whole = await read();
    await here.store
      .insertInto('change_log')
      .values({ unit_id: unit, at: here.app.clock().toISOString(), kind: 'objection', subject_id: null })
      .execute();
    // Everybody hears of it, also through the database.
    const kinds: string[] = [];
    here.app.hub.listen(unit, (changes) => kinds.push(...changes.map(({ kind }) => kind)));
    await send(here.operator);
    await expect.poll(() => kinds).toContain('emergency');
    const first = await read();
    await send(here.operator, { title: '又一件' });
    await expect.poll(() => kinds.filter((kind) => kind === 'emergency')).toHaveLength(2);
    expect([first > whole / 2, (await read()) < whole / 2]).toEqual([true, true]);
    expect(await read()).toBe(0);
  });

  it('a drill says so; the all-clear takes it down at once, twice changes nothing', async () => {
    const { sending } = await send(here.recorder, { drill: true });
    expect(await shown()).toMatchObject([{ drill: true }]);
    await endEmergency(here.app, here.operator, { key: key(), sending });
    expect(await shown()).toEqual([]);
    await endEmergency(here.app, here.operator, { key: key(), sending });
    const stores = await here.app.read(here.recorder);
    expect(await stores.emergencies.list(10)).toMatchObject([{ sending, ended: { account: 'o' } }]);
  });

  it('one key is one emergency, however often it is sent; another text under it is refused', async () => {
    const own = key();
    const first = await send(here.operator, {}, own);
    here.at('2026-10-05T04:01:00Z');
    expect(await send(here.operator, {}, own)).toEqual(first);
    expect(await shown()).toHaveLength(1);
    expect(await code(send(here.operator, { title: '另一件事' }, own))).toBe('key-reused');
  });

  it('another text under the same key, to another unit, hides behind nothing and is cleared alone', async () => {
    const { superior, units, other } = await twoSubordinates();
    const own = key();
    const drill = await send(superior, { units: [units[0] ?? ''], drill: true }, own);
    const real = await send(superior, { units: [other], title: '真火警' }, own);
    expect(real.sending).not.toBe(drill.sending);
    await endEmergency(here.app, superior, { key: key(), sending: drill.sending });
    expect(await shown(other)).toMatchObject([{ title: '真火警', drill: false }]);
  });

  it('the superior sends to all units below; only the superior takes that down, everywhere', async () => {
    const { superior, units, other } = await twoSubordinates();
    const draft = await draftEmergency(here.app, superior, typed({ units }));
    expect(draft.to.map(({ unit, by, boards }) => [unit, by, boards])).toEqual([
      ['阳光社区', '青穗街道', []],
      ['柳塘里社区', '青穗街道', ['大厅']]
    ]);
    const { sending } = await send(superior, { units });
    for (const unit of units) expect(await shown(unit)).toMatchObject([{ by: '青穗街道' }]);
    const end = (actor: Actor) => code(endEmergency(here.app, actor, { key: key(), sending }));
    expect(await end(here.operator)).toBe('emergency-by-superior');
    expect(await shown(other)).toHaveLength(1);
    expect(await end(superior)).toBe('done');
    for (const unit of units) expect(await shown(unit)).toEqual([]);
  });

  it('what runs is listed first, and can be taken down, however many were sent after it', async () => {
    const { sending: first } = await send(here.operator, { minutes: '2880' });
    for (let i = 0; i < 22; i += 1) {
      here.at(`2026-10-05T04:${String(i + 10)}:00Z`);
      const { sending } = await send(here.operator, { title: `又一件 ${String(i)}` });
      await endEmergency(here.app, here.operator, { key: key(), sending });
    }
    const seen = await seeSendings(here.app, [here.operator]);
    expect(seen.map(({ runs }) => runs)).toEqual([true, ...Array.from({ length: 20 }, () => false)]);
    expect(seen[0]).toMatchObject({ sending: first, mayEnd: true, units: ['阳光社区'] });
    expect(seen[1]?.from).toBe('2026-10-05T04:31:00.000Z');
    await endEmergency(here.app, here.operator, { key: key(), sending: first });
    expect((await seeSendings(here.app, [here.operator])).filter(({ runs }) => runs)).toEqual([]);
  });

  it('ten run at once at most, of the unit’s own and of the superior’s; one down makes room for one', async () => {
    const { superior } = await twoSubordinates();
    const { sending: first } = await send(here.operator, { title: '第一件' });
    const tenth = key();
    for (let i = 0; i < 8; i += 1) await send(here.operator, { title: `又一件 ${i}` });
    await send(here.operator, {}, tenth);
    const more = { title: '多了一件' };
    expect(await code(send(here.operator, more))).toBe('emergency-too-many');
    expect(await code(send(here.operator, {}, tenth))).toBe('done');
    expect(await shown()).toHaveLength(10);
    expect(await code(send(superior))).toBe('done');
    await endEmergency(here.app, here.operator, { key: key(), sending: first });
    expect(await code(send(here.operator, more))).toBe('done');
    expect(await code(send(here.operator, { title: '还有' }))).toBe('emergency-too-many');
    here.at('2026-10-05T04:30:00Z');
    expect(await code(send(here.operator))).toBe('done');
  });

  it('the same words again stand once, until the newest end: also after they had no room in one unit', async () => {
    const { superior, units, other } = await twoSubordinates();
    for (let i = 0; i < 10; i += 1) await send(superior, { units: [other], title: `第 ${i} 件` });
    expect(await code(send(superior, { units }))).toBe('emergency-too-many');
    const [full] = await (await here.app.read({ ...superior, unit: other })).emergencies.list(1);
    await endEmergency(here.app, superior, { key: key(), sending: full?.sending ?? '' });
    here.at('2026-10-05T04:10:00Z');
    const { sending } = await send(superior, { units });
    for (const unit of units) {
      const same = (await shown(unit)).filter(({ title }) => title.startsWith('三号院'));
      expect(same).toMatchObject([{ until: '2026-10-05T04:40:00.000Z' }]);
    }
    await endEmergency(here.app, superior, { key: key(), sending });
    expect((await shown()).filter(({ title }) => title.startsWith('三号院'))).toEqual([]);
  });

  it('a real one ends every drill at once, also the superior’s, and takes its room', async () => {
    const { superior, units } = await twoSubordinates();
    await send(superior, { units, drill: true });
    for (let i = 0; i < 10; i += 1) await send(here.operator, { title: `演练 ${i}`, drill: true });
    await send(here.operator, { title: '二楼起火' });
    expect(await shown()).toMatchObject([{ title: '二楼起火', drill: false }]);
    expect(await shown(units[1])).toMatchObject([{ drill: true }]);
    const sendings = await seeSendings(here.app, [here.operator]);
    expect(sendings.filter(({ runs }) => runs)).toMatchObject([{ title: '二楼起火' }]);
  });

  it('no drill starts over a real one, in none of its units; it may once that is over', async () => {
    const { superior, units, other } = await twoSubordinates();
    const { sending } = await send(superior, { units: [other], title: '二楼起火' });
    const drill = { units, drill: true };
    const draft = () => draftEmergency(here.app, superior, typed(drill));
    expect(await code(draft())).toBe('emergency-drill-refused');
    await expect(send(superior, drill)).rejects.toMatchObject({
      code: 'emergency-drill-refused',
      params: { unit: '柳塘里社区', title: '二楼起火' }
    });
    expect(await shown()).toEqual([]);
    await endEmergency(here.app, superior, { key: key(), sending });
    expect(await code(send(superior, drill))).toBe('done');
  });

  it('nobody sends to a unit in which they may not, nor ends what they don’t know of', async () => {
    const { other } = await twoSubordinates();
    expect(await code(send(here.operator, { units: [here.operator.unit, other] }))).toBe('not-found');
    expect(await shown()).toEqual([]);
    const editor: Actor = { ...here.operator, account: 'e', roles: ['editor'] };
    expect(await code(send(editor))).toBe('not-found');
    const forged: Actor = { ...here.operator, unit: other, account: 'e', roles: ['editor'] };
    expect(await code(endEmergency(here.app, forged, { key: key(), sending: 'x' }))).toBe('not-found');
  });

  it('what can’t be read from the end of a hall, or has no end, is refused whole', async () => {
    expect(await code(send(here.operator, { title: '' }))).toBe('emergency-title');
    expect(await code(send(here.operator, { title: '字'.repeat(25) }))).toBe('emergency-title');
    expect(await code(send(here.operator, { text: '字'.repeat(201) }))).toBe('emergency-text');
    for (const minutes of ['', '4', '2881', '30.5', '-30'])
      expect(await code(send(here.operator, { minutes }))).toBe('emergency-minutes');
    expect(await code(send(here.operator, { units: [] }))).toBe('emergency-units');
    expect(await shown()).toEqual([]);
  });

  it('is on the trail with a digest, its words may be erased, and its row refuses a change', async () => {
    await send(here.operator);
    const stores = await here.app.read(here.recorder);
    const [line] = await stores.trail.list(
      { account: null, action: null, except: [], but: [], from: null, to: null },
      { before: null, take: 1 }
    );
    expect(line).toMatchObject({ action: 'send-emergency', account: 'o', changes: [{ kind: 'emergency' }] });
    await expect(here.store.updateTable('emergency').set({ drill: 1 }).execute()).rejects.toThrow();
    await here.store.deleteFrom('emergency_text').execute();
    expect(await stores.emergencies.running()).toEqual([]);
    expect(await stores.emergencies.list(1)).toMatchObject([{ title: '', text: '' }]);
  });
});

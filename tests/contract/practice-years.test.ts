import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { discardPractice, openPractice } from '$lib/server/domain/practice/manage-practice';
import { openPracticeYears, type PracticeYears } from '$lib/server/domain/practice/practice-years';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const caller = { headers: new Headers(), source: '203.0.113.9' };

describe.each(databases)('a practice year, beside an app on $kind', (database) => {
  let here: TestApp;
  let practiceYears: PracticeYears;
  beforeEach(async () => {
    here = await testApp({ database });
    practiceYears = openPracticeYears(here.app.settings, { plugins: [], clock: () => here.app.clock() });
  });
  afterEach(async () => {
    await practiceYears.close();
    await here.end();
  });

  const rowsOf = async (table: 'unit' | 'entry' | 'notice' | 'auth_user' | 'seal') =>
    (await here.store.selectFrom(table).selectAll().execute()).length;
  const all = async () =>
    Promise.all((['unit', 'entry', 'notice', 'auth_user', 'seal'] as const).map((table) => rowsOf(table)));

  it('is an app of its own, and nothing of it stands in the real one but that it was opened', async () => {
    const before = await all();
    const ticket = await openPractice({ app: here.app, practiceYears }, here.operator, {
      key: 'practice-open-1',
      caller
    });
    const practice = await practiceYears.app(ticket);
    expect(practice?.practice).toBe('demo');
    const recorder = { ...here.recorder, unit: await unitIn(practice) };
    const stores = await practice?.read(recorder);
    expect(stores?.unit.name).toBe('【演练】阳光社区');
    expect((await stores?.notices.latest())?.snapshot.unit.name).toMatch(/^【演练】/);
    expect(await all()).toEqual(before);
    // The data of one isn't reachable in the other by any id.
    await expect(here.app.read(recorder)).rejects.toThrow('not-found');
    await expect(practice?.read(here.recorder)).rejects.toThrow('not-found');
    expect(await here.app.public.hasPublished()).toBe(false);
    expect(await verifyAudit(here.store, here.operator.unit)).toMatchObject({ ok: true });
  });

  it('is made once, opens to its own ticket alone, and is gone when it was thrown away', async () => {
    const context = { app: here.app, practiceYears };
    const [ticket, again] = await Promise.all([
      openPractice(context, here.operator, { key: 'practice-open-1', caller }),
      openPractice(context, here.recorder, { key: 'practice-open-2', caller })
    ]);
    expect(again).toEqual(ticket);
    expect(await practiceYears.app({ ...ticket, secret: 'another-secret-of-32-characters-' })).toBeNull();
    expect(await practiceYears.app({ ...ticket, unit: 'another-unit' })).toBeNull();
    const made = practiceYears.made(here.operator.unit) ?? '';
    await expect(
      discardPractice(context, here.operator, { key: 'practice-discard-0', made: '2020-01-01T00:00:00.000Z' })
    ).rejects.toThrow('preview-outdated');
    await discardPractice(context, here.operator, { key: 'practice-discard-1', made });
    expect(await practiceYears.app(ticket)).toBeNull();
    expect(existsSync(join(here.app.settings.dataDir, 'practice', here.operator.unit))).toBe(false);
    here.at('2026-10-06T04:00:00Z');
    const fresh = await openPractice(context, here.operator, { key: 'practice-open-3', caller });
    expect(fresh.secret).not.toBe(ticket.secret);
    // The first command to discard is sent once more.
    await discardPractice(context, here.operator, { key: 'practice-discard-1', made });
    expect(await practiceYears.app(fresh)).not.toBeNull();
  });

  it('is not for the committee', async () => {
    await expect(
      openPractice({ app: here.app, practiceYears }, here.second, { key: 'practice-open-1', caller })
    ).rejects.toThrow('forbidden');
    expect(practiceYears.made(here.operator.unit)).toBeNull();
  });
});

async function unitIn(practice: Awaited<ReturnType<PracticeYears['app']>>): Promise<string> {
  return (await practice?.public.boardUnit('demo')) ?? '';
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { discardPlay, openPlay } from '$lib/server/play/keep-play';
import { playYears, type PlayYears } from '$lib/server/play/play-years';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyAudit } from '$lib/server/audit/verify-audit';
import { aHouse, type AHouse } from './a-house';
import { databases } from './stores';

// Each lives through a year or two, on a machine that has other work.
vi.setConfig({ testTimeout: 90_000 });

const caller = { headers: new Headers(), source: '203.0.113.9' };

describe.each(databases)('a year to play in, beside a house on $kind', (database) => {
  let here: AHouse;
  let plays: PlayYears;
  beforeEach(async () => {
    here = await aHouse({ database });
    plays = playYears(here.house.settings, { plugins: [], clock: () => here.house.clock() });
  });
  afterEach(async () => {
    await plays.close();
    await here.end();
  });

  const rowsOf = async (table: 'unit' | 'entry' | 'notice' | 'auth_user' | 'seal') =>
    (await here.store.selectFrom(table).selectAll().execute()).length;
  const all = async () =>
    Promise.all((['unit', 'entry', 'notice', 'auth_user', 'seal'] as const).map((table) => rowsOf(table)));

  it('is a house of its own, and nothing of it stands in the real one but that it was opened', async () => {
    const before = await all();
    const ticket = await openPlay({ house: here.house, plays }, here.operator, {
      key: 'play-open-1',
      caller
    });
    const play = await plays.house(ticket);
    expect(play?.play).toBe('demo');
    const recorder = { ...here.recorder, unit: await unitIn(play) };
    const stores = await play?.read(recorder);
    expect(stores?.unit.name).toBe('【演练】阳光社区');
    expect((await stores?.notices.latest())?.snapshot.unit.name).toMatch(/^【演练】/);
    expect(await all()).toEqual(before);
    // What belongs to one isn't there in the other, by any id.
    await expect(here.house.read(recorder)).rejects.toThrow('not-found');
    await expect(play?.read(here.recorder)).rejects.toThrow('not-found');
    expect(await here.house.public.hasPublished()).toBe(false);
    expect(await verifyAudit(here.store, here.operator.unit)).toMatchObject({ ok: true });
  });

  it('is made once, opens to its own ticket alone, and is gone when it was thrown away', async () => {
    const ground = { house: here.house, plays };
    const [ticket, again] = await Promise.all([
      openPlay(ground, here.operator, { key: 'play-open-1', caller }),
      openPlay(ground, here.recorder, { key: 'play-open-2', caller })
    ]);
    expect(again).toEqual(ticket);
    expect(await plays.house({ ...ticket, secret: 'another-secret-of-32-characters-' })).toBeNull();
    expect(await plays.house({ ...ticket, unit: 'another-unit' })).toBeNull();
    const made = plays.made(here.operator.unit) ?? '';
    await expect(
      discardPlay(ground, here.operator, { key: 'play-discard-0', made: '2020-01-01T00:00:00.000Z' })
    ).rejects.toThrow('preview-outdated');
    await discardPlay(ground, here.operator, { key: 'play-discard-1', made });
    expect(await plays.house(ticket)).toBeNull();
    expect(existsSync(join(here.house.settings.dataDir, 'play', here.operator.unit))).toBe(false);
    here.at('2026-10-06T04:00:00Z');
    const fresh = await openPlay(ground, here.operator, { key: 'play-open-3', caller });
    expect(fresh.secret).not.toBe(ticket.secret);
    // The first discarding sent once more.
    await discardPlay(ground, here.operator, { key: 'play-discard-1', made });
    expect(await plays.house(fresh)).not.toBeNull();
  });

  it('is not for the committee', async () => {
    await expect(
      openPlay({ house: here.house, plays }, here.second, { key: 'play-open-1', caller })
    ).rejects.toThrow('forbidden');
    expect(plays.made(here.operator.unit)).toBeNull();
  });
});

async function unitIn(play: Awaited<ReturnType<PlayYears['house']>>): Promise<string> {
  return (await play?.public.boardUnit('demo')) ?? '';
}

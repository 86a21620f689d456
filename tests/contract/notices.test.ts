import { digestOf } from '$lib/notice';
import type { Store } from '$lib/server/platform/store/open-store';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFeed } from '../fixtures/feed';
import { aUnit, databases } from './stores';

describe.each(databases)('notices and announcements on $kind', ({ open, kind }) => {
  let db: Store;
  let stores: UnitStores;
  const feed = makeFeed();
  if (!feed.notice) throw new Error('the factory makes a notice');
  const published = feed.notice;
  const [announcement] = feed.announcements;
  if (!announcement) throw new Error('the factory makes an announcement');

  beforeEach(async () => {
    db = await open();
    stores = await aUnit(db);
  });
  afterEach(() => db.destroy());

  it('gives back what was published, newest first, and only what is new after a change', async () => {
    expect(await stores.notices.latest()).toBeNull();
    await stores.notices.publish(published);
    expect(await stores.notices.latest()).toEqual(published);
    expect(await stores.notices.of(published.snapshot.period)).toEqual(published);
    expect(await stores.notices.latest({ after: await stores.changes.head() })).toBeNull();
    const { year, no } = published.snapshot.number;
    expect(await stores.notices.nextNumber(year)).toBe(no + 1);
    expect(await stores.notices.nextNumber(year + 1)).toBe(1);
  });

  it('refuses a second notice for a month', async () => {
    await stores.notices.publish(published);
    await expect(stores.notices.publish(published)).rejects.toThrow('already-published');
  });

  it('publishes nothing that nobody could read, and nothing under another digest', async () => {
    const bad = { ...published.snapshot, title: 7 as never };
    await expect(stores.notices.publish({ snapshot: bad, digest: digestOf(bad) })).rejects.toThrow();
    await expect(stores.notices.publish({ ...published, digest: 'f'.repeat(64) })).rejects.toThrow('digest');
    expect(await stores.notices.list()).toEqual([]);
  });

  it.each([
    ['changed behind the digest', JSON.stringify({ ...published.snapshot, title: '改过的' })],
    ['of another shape', '{"title":"改过的"}'],
    ['cut off', JSON.stringify(published.snapshot).slice(0, 100)]
  ])('shows nobody a body that was %s', async (_, body) => {
    await stores.notices.publish(published);
    const rewrite = db.updateTable('notice_body').set({ body });
    await expect(rewrite.execute()).rejects.toThrow('not rewritten');
    const again =
      kind === 'sqlite'
        ? sql`insert or replace into notice_body select notice_id, ${body} from notice_body`
        : sql`insert into notice_body select notice_id, body from notice_body
            on conflict (notice_id) do update set body = ${body}`;
    await expect(again.execute(db)).rejects.toThrow('not rewritten');
    if (kind === 'postgres')
      await expect(sql`truncate notice_body`.execute(db)).rejects.toThrow('not rewritten');
    // Anything can be written once the guards are removed, but it is detected.
    const guard =
      kind === 'sqlite'
        ? sql`drop trigger notice_body_no_update`
        : sql`alter table notice_body disable trigger all`;
    await guard.execute(db);
    await rewrite.execute();
    await expect(stores.notices.latest()).rejects.toMatchObject({ code: 'notice-damaged', status: 503 });
  });

  it('keeps the newest month in front when an older one is published late', async () => {
    await stores.notices.publish(published);
    const { snapshot } = published;
    const older = {
      ...snapshot,
      period: '2020-01',
      code: 'older',
      number: { ...snapshot.number, no: snapshot.number.no + 1 }
    };
    await stores.notices.publish({ snapshot: older, digest: digestOf(older) });
    expect((await stores.notices.latest())?.snapshot.period).toBe(snapshot.period);
  });

  it('takes an announcement down and hangs it again', async () => {
    await stores.announcements.add(announcement);
    await stores.announcements.setWithdrawn(announcement.code, '2026-11-05T04:00:00.000Z');
    expect(await stores.announcements.list()).toMatchObject([{ withdrawn: '2026-11-05T04:00:00.000Z' }]);
    await stores.announcements.setWithdrawn(announcement.code, null);
    const first = { version: 1, changed: null, captioned: false };
    expect(await stores.announcements.list()).toEqual([
      { ...announcement, ...first, withdrawn: null, until: null, places: ['all'], files: [] }
    ]);
  });

  it('another unit takes nothing down here', async () => {
    await stores.announcements.add(announcement);
    const other = await aUnit(db, '东风社区');
    await expect(other.announcements.setWithdrawn(announcement.code, 'now')).rejects.toThrow('not-found');
    expect(await other.announcements.list()).toEqual([]);
    expect(await other.notices.list()).toEqual([]);
  });
});

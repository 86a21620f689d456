import { digestOf, snapshotSchema, type Snapshot } from '$lib/notice';
import { announce, setHanging } from '$lib/server/domain/announcements/announce';
import { buildSnapshot } from '$lib/server/domain/notices/build-snapshot';
import { previewNotice, publishPeriod } from '$lib/server/domain/notices/publish-period';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

describe.each(databases)('publishing a month on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
  });
  afterEach(() => here.end());

  async function published(period = '2026-09'): Promise<Snapshot> {
    await here.seal(period);
    const { code } = await here.publish(period);
    const found = await here.app.public.noticeByCode(code);
    if (!found) throw new Error('not published');
    expect(found.digest).toBe(digestOf(found.snapshot));
    return v.parse(snapshotSchema, found.snapshot);
  }

  it('shows what adds by item, everything else as one net figure', async () => {
    await here.book(
      { item: 'mediation', quantity: 2, matterText: '楼上楼下漏水', basis: '调字3号' },
      { item: 'activity' },
      { item: 'late' },
      { item: 'complaint' }
    );
    const { rows } = await published();
    const [row] = rows.filter(({ name }) => name === '沈秋月');
    // Late takes punctual 8 and full attendance 10; the complaint takes no-complaint 5 and 1 more; no
    // criticism gives +5.
    expect(row).toMatchObject({
      points: 1600,
      gains: [
        { item: 'mediation', name: '调解纠纷', count: 2, points: 1000 },
        { item: 'activity', count: 1, points: 200 }
      ],
      rest: 400
    });
    expect(row?.gains.reduce((sum, gain) => sum + gain.points, row.rest ?? 0)).toBe(row?.points);
  });

  it('has the English of what it quotes, and of nothing else of the document', async () => {
    await here.book({ item: 'mediation', quantity: 2 }, { item: 'late' });
    const snapshot = await published();
    expect(snapshot.english).toEqual([
      { name: '调解纠纷', english: 'Dispute settled' },
      { name: '任务分', english: 'Tasks' },
      { name: '每起加5分', english: '+5 each' }
    ]);
    const { english: _, ...older } = snapshot;
    expect(digestOf(v.parse(snapshotSchema, older))).toBe(digestOf(older));
    await here.seal('2026-10');
    const { code } = await here.publish('2026-10');
    expect(await here.app.public.noticeByCode(code)).not.toHaveProperty('snapshot.english');
  });

  it('says who looks into objections by the unit’s own name; what is published keeps its words', async () => {
    const document = { name: '社区两委', english: 'community committees' };
    expect((await published()).investigator).toEqual(document);
    await here.store
      .updateTable('unit')
      .set({ committee_name: '村两委' })
      .where('id', '=', here.recorder.unit)
      .execute();
    const { investigator } = await published('2026-10');
    expect(investigator).toEqual({ name: '村两委', english: '村两委' });
    const { notices } = await here.app.read(here.recorder);
    expect((await notices.of('2026-09'))?.snapshot.investigator).toEqual(document);
  });

  it('D 三（四） one name of the branch, and the superior’s, say whom one may turn to', async () => {
    const branch = await testApp({ database, scheme: 'party-members', firstPeriod: '2026-09' });
    try {
      const hearing = async () => {
        const window = ['2026-10-09'];
        const publication = {
          code: 'abcdefghij',
          number: { year: 2026, no: 1 },
          published: '2026-10-08T02:00:00.000Z',
          window,
          readings: []
        };
        const stores = await branch.app.read(branch.recorder);
        const { investigator, appeal } = await buildSnapshot(stores, '2026-09', publication);
        return [investigator?.name, appeal?.name];
      };
      await branch.seal('2026-09');
      expect(await hearing()).toEqual(['党支部', '上级党组织']);
      await branch.store
        .updateTable('unit')
        .set({ superior_name: '镇党委', body_names: JSON.stringify({ 党支部: '第一党支部' }) })
        .where('id', '=', branch.recorder.unit)
        .execute();
      expect(await hearing()).toEqual(['第一党支部', '镇党委']);
    } finally {
      await branch.end();
    }
  });

  it('never names a deduction, a standing award, a fact, free text or a basis', async () => {
    await here.book(
      { item: 'late', basis: '考勤记录' },
      { item: 'complaint', matterText: '张大妈投诉', basis: '12345工单' },
      { item: 'task-late', matterText: '环境整治', basis: '任务单' },
      { item: 'criticised' },
      { item: 'activity', matterText: '送李奶奶就医', basis: '签报8号' }
    );
    const snapshot = await published();
    const text = JSON.stringify({ ...snapshot, readings: [] });
    for (const hidden of [
      '迟到',
      '投诉',
      '张大妈',
      '12345',
      '任务单',
      '点名',
      '全勤',
      '李奶奶',
      '签报',
      '考勤'
    ])
      expect(text).not.toContain(hidden);
    expect(snapshot.changes).toMatchObject([{ item: 'activity', date: '2026-09-03', points: 200 }]);
  });

  it('M7 a reversal that gives back a deduction stays in the net figure', async () => {
    await here.book({ item: 'complaint', id: 'wrong' });
    await published();
    await here.book({ item: '', reverses: 'wrong', date: '2026-10-02', period: '2026-10' });
    here.at('2026-11-04T04:00:00Z');
    const snapshot = await published('2026-10');
    expect(snapshot.changes).toEqual([]);
    const row = snapshot.rows.find(({ name }) => name === '沈秋月');
    expect(row?.gains).toEqual([]);
    // 28 of October's standing awards, and the 6 that the complaint had cost
    expect(row).toMatchObject({ points: 3400, rest: 3400 });
  });

  it('M4 a roster that changes after the seal changes nothing of what is published of the month', async () => {
    await here.book({ item: 'mediation', quantity: 2 }, { item: 'late', subject: 'p2' });
    await here.seal('2026-09');
    const shown = async () => {
      const { snapshot } = await previewNotice(here.app, here.recorder, { period: '2026-09' });
      const { rows, changes } = snapshot;
      return { rows, changes };
    };
    const before = await shown();
    await here.misdate('p1', '2026-09-28');
    expect(await shown()).toEqual(before);
    expect(before.rows.map(({ points }) => points)).toEqual([3800, 2800, 1000]);
    // +10 with 每起加5分 means twice.
    expect(before.changes).toMatchObject([{ points: 1000, times: { count: 2, measure: '起' } }]);
  });

  it('prints the same readings whether somebody was criticised or not', async () => {
    const quiet = await published();
    await here.book({ item: 'criticised', date: '2026-10-03', period: '2026-10' });
    here.at('2026-11-04T04:00:00Z');
    expect((await published('2026-10')).readings).toEqual(quiet.readings);
  });

  it('tells ranks lost and gained against the month before, and its window of working days', async () => {
    await here.book({ item: 'mediation', subject: 'p2' });
    expect((await published()).rows.map(({ move }) => move?.kind)).toEqual(['new', 'new', 'new']);
    await here.book({ item: 'mediation', subject: 'p3', date: '2026-10-03', period: '2026-10' });
    here.at('2026-11-06T09:30:00Z');
    const snapshot = await published('2026-10');
    expect(snapshot.rows.map(({ name, rank, move }) => [name, rank, move])).toEqual([
      ['韩冰', 1, { kind: 'up', by: 1 }],
      ['沈秋月', 2, { kind: 'same' }],
      ['李明', 2, { kind: 'down', by: 1 }]
    ]);
    expect(snapshot.window).toEqual(['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13']);
    expect(snapshot.number).toEqual({ year: 2026, no: 2 });
    expect(snapshot.title).toBe('关于2026年10月社区干部积分情况的公示');
  });

  it('refuses a month that isn’t sealed, and a second notice for one', async () => {
    for (const period of ['2026-09', '2026-13', '', '9999-12-31'])
      await expect(here.publish(period)).rejects.toThrow('not-sealed');
    await published();
    await expect(here.publish('2026-09')).rejects.toThrow('already-published');
  });

  it('refuses to seal a month that hasn’t begun', async () => {
    await here.seal('2026-09');
    await here.seal('2026-10');
    await expect(here.seal('2026-11')).rejects.toThrow('not-begun');
  });

  it('publishes what was shown: minutes don’t matter, midnight does', async () => {
    const { app, recorder } = here;
    await here.seal('2026-09');
    here.at('2026-10-09T15:58:00Z');
    const { shown } = await previewNotice(app, recorder, { period: '2026-09' });
    const publishing = (key: string) => publishPeriod(app, recorder, { key, period: '2026-09', shown });
    here.at('2026-10-09T16:01:00Z');
    await expect(publishing('publish-1')).rejects.toThrow('preview-outdated');
    expect(await (await app.read(recorder)).notices.list()).toEqual([]);
    here.at('2026-10-09T15:59:00Z');
    expect((await publishing('publish-2')).code).toHaveLength(7);
  });

  it('says that a year has no holiday table rather than guess', async () => {
    await here.seal('2026-09');
    here.at('2099-03-02T04:00:00Z');
    await expect(here.publish('2026-09')).rejects.toThrow('no-holiday-table');
  });

  it.each([
    ['an empty title', '', '正文', 'bad-announcement'],
    ['a title of two lines', '停水\n通知', '正文', 'bad-announcement'],
    ['a title that nobody sees', '\u200b\u2060', '正文', 'announcement-hidden'],
    ['a text that turns its direction', '停水', '明天\u202e水停', 'announcement-hidden'],
    ['a control character', '停水', '明天\u0000', 'announcement-hidden'],
    ['a title too long', '停'.repeat(41), '正文', 'bad-announcement']
  ])('hangs no announcement with %s', async (_, title, body, refused) => {
    await expect(announce(here.app, here.recorder, { key: 'announce-0', title, body })).rejects.toThrow(
      refused
    );
  });

  it('a board sees the newest notice and what hangs, and nothing that was taken down', async () => {
    await published();
    const { code } = await announce(here.app, here.recorder, {
      key: 'announce-1',
      title: '停水通知',
      body: '明天\r\n停水'
    });
    const unit = here.recorder.unit;
    const feed = await here.app.screens.feed({ unit });
    expect(feed).toMatchObject({ announcements: [{ title: '停水通知', body: '明天\n停水' }] });
    await setHanging(here.app, here.recorder, { key: 'announce-2', code, hangs: false });
    const after = await here.app.screens.feed({ unit });
    expect(after.announcements).toEqual([]);
    expect(after.revision).toBeGreaterThan(feed.revision);
  });
});

it('a unit that masks names publishes none', async () => {
  const here = await testApp({ masked: true });
  await here.seal('2026-09');
  const { code } = await here.publish('2026-09');
  const found = await here.app.public.noticeByCode(code);
  expect(found?.snapshot.rows.map(({ name }) => name).sort()).toEqual(['李*', '沈*', '韩*']);
  await here.end();
});

it('an earlier notice hangs on the board to the end of its own period', async () => {
  const here = await testApp();
  await here.seal('2026-09');
  here.at('2026-10-30T04:00:00Z');
  await here.publish('2026-09');
  here.at('2026-11-02T04:00:00Z');
  await here.seal('2026-10');
  await here.publish('2026-10');
  const open = async () =>
    (await here.app.screens.feed(here.recorder)).alsoOpen.map(({ snapshot }) => snapshot.period);
  expect(await open()).toEqual(['2026-09']);
  here.at('2026-11-07T04:00:00Z');
  expect(await open()).toEqual([]);
  await here.end();
});

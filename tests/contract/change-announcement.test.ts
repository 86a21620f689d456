import type { Actor } from '$lib/server/platform/access/actor';
import {
  announce,
  eraseFile,
  setHanging,
  type TypedAnnouncement
} from '$lib/server/domain/announcements/announce';
import { changeAnnouncement, type TypedChange } from '$lib/server/domain/announcements/change-announcement';
import { sqlAnnouncements } from '$lib/server/domain/announcements/sql-announcements';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { eraseAgain, erasedIn } from '$lib/server/platform/backup/contents/erased-texts';
import { boardFeedSchema } from '$lib/sync';
import { filesView } from '../../src/routes/announcement-view';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aDocx, anMp4, aPng } from '../make/media';
import { readExactly } from '../make/read-exactly';
import { testApp, type TestApp } from './test-app';
import { aUnit, databases } from './stores';

const text = { title: '停水', body: '明天停水' };
const picture = { file: { name: 'a.png', bytes: aPng() }, words: '停水范围图' };

describe.each(databases)('an announcement that is changed, on $kind', (database) => {
  let here: TestApp;
  let editor: Actor;
  let no = 0;
  const key = () => `change-key-${(no += 1)}`;
  const post = (more: Partial<TypedAnnouncement> = {}) =>
    announce(here.app, editor, { key: key(), ...text, ...more });
  const change = (code: string, version: number, more: Partial<TypedChange> = {}, by = editor) =>
    changeAnnouncement(here.app, by, {
      key: key(),
      code,
      version,
      ...text,
      until: '',
      places: [],
      ...more
    });
  const feed = async (board = '') =>
    readExactly(boardFeedSchema, await here.app.screens.feed({ unit: editor.unit, board }));
  const onBoards = async (board = '') => (await feed(board)).announcements;
  const kept = async (code: string) => (await here.app.read(editor)).announcements.find(code);
  const versions = async (code: string) => (await here.app.read(editor)).announcements.versions(code);
  const onPage = async (code: string) =>
    (await here.app.public.announcementByCode(code))?.announcement ?? null;

  async function anEditor(account: string, unit: string): Promise<void> {
    await here.store
      .insertInto('role')
      .values({
        id: `role-${account}`,
        account_id: account,
        unit_id: unit,
        role: 'editor',
        subject_id: null,
        from_date: '2026-01-01',
        to_date: null,
        given_by: null,
        ended_by: null
      })
      .execute();
  }

  beforeEach(async () => {
    here = await testApp({ database });
    editor = { ...here.recorder, account: 'e', name: '宣传员', roles: ['editor'] };
    await anEditor('e', editor.unit);
  });
  afterEach(() => here.end());

  it('says the newest on page and boards; what it was stays, with who changed it and when', async () => {
    const { code } = await post();
    const before = (await feed()).revision;
    here.at('2026-10-05T05:00:00Z');
    expect(await change(code, 1, { title: '停水改期', body: '# 后天\n停水' })).toEqual({ code, version: 2 });
    expect(await onPage(code)).toMatchObject({
      no: 1,
      title: '停水改期',
      body: '# 后天\n停水',
      published: '2026-10-05T04:00:00.000Z',
      version: 2,
      changed: '2026-10-05T05:00:00.000Z'
    });
    expect(await onBoards()).toMatchObject([
      { code, no: 1, title: '停水改期', body: '\u0002后天\u0003\n停水' }
    ]);
    expect((await feed()).revision).toBeGreaterThan(before);
    await change(code, 2, { title: '停水取消', body: '不停了' });
    expect(await versions(code)).toMatchObject([
      { no: 3, words: { title: '停水取消' }, by: 'e' },
      { no: 2, words: { title: '停水改期', body: '# 后天\n停水' }, by: 'e', at: '2026-10-05T05:00:00.000Z' },
      { no: 1, words: text, by: null, at: null }
    ]);
    expect(await verifyAudit(here.store, editor.unit)).toMatchObject({ ok: true });
  });

  it('is changed once for a key; to write it as it stands changes nothing', async () => {
    const { code } = await post({ until: '2026-11-01T18:00' });
    const input = { key: key(), code, version: 1, ...text, title: '停水改期', until: '', places: [] };
    expect(await changeAnnouncement(here.app, editor, input)).toEqual({ code, version: 2 });
    expect(await changeAnnouncement(here.app, editor, input)).toEqual({ code, version: 2 });
    await expect(changeAnnouncement(here.app, editor, { ...input, title: '别的' })).rejects.toMatchObject({
      code: 'key-reused'
    });
    expect(await change(code, 2, { title: '停水改期', from: '2026-10-05T12:00' })).toEqual({
      code,
      version: 2
    });
    expect(await versions(code)).toHaveLength(2);
  });

  it('two at once: the second is told, and nothing of the first is overwritten', async () => {
    const { code } = await post();
    const results = await Promise.allSettled([
      change(code, 1, { title: '甲改的' }),
      change(code, 1, { title: '乙改的' })
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'announcement-changed', status: 409 } });
    const stands = results[0].status === 'fulfilled' ? '甲改的' : '乙改的';
    expect((await kept(code))?.title).toBe(stands);
    expect(await versions(code)).toHaveLength(2);
    await change(code, 2, { title: '看过再改' });
    for (const version of [0, 1, 2, 4])
      await expect(change(code, version, { title: '迟了' })).rejects.toMatchObject({
        code: 'announcement-changed'
      });
    for (const version of [0.5, Number.NaN])
      await expect(change(code, version, { title: '迟了' })).rejects.toMatchObject({ code: 'bad-form' });
    expect((await kept(code))?.title).toBe('看过再改');
  });

  it('its end comes earlier or later, and its boards are others: boards follow, nothing says “changed”', async () => {
    const { board: hall } = await here.pair('大厅');
    const { board: stairs } = await here.pair('楼梯间');
    const { code } = await post({ until: '2026-10-07T18:00' });
    await change(code, 1, { until: '2026-10-06T18:00', places: [`board:${hall}`] });
    expect(await onBoards(hall)).toMatchObject([{ code, until: '2026-10-06T10:00:00.000Z' }]);
    expect(await onBoards(stairs)).toEqual([]);
    here.at('2026-10-06T10:00:00Z');
    expect(await onBoards(hall)).toEqual([]);
    // It was over, and is extended in time, and to all boards.
    await change(code, 2, { until: '2026-10-08T18:00', places: ['all'] });
    expect(await onBoards(stairs)).toMatchObject([{ code, until: '2026-10-08T10:00:00.000Z' }]);
    expect(await onPage(code)).toMatchObject({ changed: null, version: 3, places: ['all'] });
    for (const until of ['2026-10-06T18:00', '2026-10-05T13:00', 'soon'])
      await expect(change(code, 3, { until })).rejects.toMatchObject({ code: 'announcement-times' });
    await expect(change(code, 3, { places: ['board:elsewhere'] })).rejects.toMatchObject({
      code: 'not-found'
    });
    expect((await kept(code))?.version).toBe(3);
  });

  it('begins earlier or later until it has begun, and not from then on', async () => {
    const { code } = await post({ from: '2026-10-06T08:00', until: '2026-10-06T18:00' });
    const until = '2026-10-06T18:00';
    await change(code, 1, { from: '2026-10-06T09:00', until });
    here.at('2026-10-06T00:00:00Z');
    expect(await onBoards()).toMatchObject([{ code, published: '2026-10-06T01:00:00.000Z' }]);
    await expect(change(code, 2, { from: '2026-10-06T18:00', until })).rejects.toMatchObject({
      code: 'announcement-times'
    });
    await change(code, 2, { from: '', until });
    expect(await onBoards()).toMatchObject([{ code, published: '2026-10-06T00:00:00.000Z' }]);
    for (const from of ['2026-10-06T09:00', '2026-10-05T09:00'])
      await expect(change(code, 3, { from, until })).rejects.toMatchObject({ code: 'announcement-begun' });
    // The form holds these values if it was opened before the beginning.
    await change(code, 3, { from: '2026-10-06T08:00', until, title: '停水通知' });
    await change(code, 4, { from: '', until, title: '停水通知' });
    expect(await kept(code)).toMatchObject({ title: '停水通知', published: '2026-10-06T00:00:00.000Z' });
  });

  it('its words are put right when it is over, or taken down: that hangs nothing', async () => {
    const { code } = await post({ until: '2026-10-06T18:00' });
    here.at('2026-10-07T00:00:00Z');
    await change(code, 1, { title: '停水（已过）', until: '2026-10-06T18:00' });
    expect(await onBoards()).toEqual([]);
    const { code: other } = await post({ title: '另一份' });
    await setHanging(here.app, editor, { key: key(), code: other, hangs: false });
    await change(other, 1, { title: '改好的另一份' });
    expect(await onBoards()).toEqual([]);
    await setHanging(here.app, editor, { key: key(), code: other, hangs: true });
    expect(await onBoards()).toMatchObject([{ title: '改好的另一份' }]);
  });

  it('keeps its pictures; its text names no others', async () => {
    const { code } = await post({ files: { pictures: [picture], video: null, attachments: [] } });
    await change(code, 1, { body: '见图\n[图1]' });
    const [file] = (await kept(code))?.files ?? [];
    expect((await onBoards())[0]?.media).toMatchObject([{ words: '停水范围图' }]);
    for (const body of ['[图2]', '[图0]', '[视频]'])
      await expect(change(code, 2, { body })).rejects.toMatchObject({ code: 'place-without-file' });
    await change(code, 2, { body: '见图', until: '2026-10-06T18:00' });
    expect(await here.app.public.media(file?.address ?? '')).not.toBeNull();
    here.at('2026-10-06T10:00:00Z');
    expect(await here.app.public.media(file?.address ?? '')).toBeNull();
  });

  it.each([
    ['moves', { kind: 'png', bytes: aPng({ moves: true }) }],
    ['has two hundred megapixels', { kind: 'png', bytes: aPng({ says: { width: 10_000, height: 20_000 } }) }],
    ['ends nowhere', { kind: 'mp4', bytes: anMp4({ seconds: Infinity }) }],
    ['brings programs', { kind: 'docx', bytes: aDocx({ parts: { 'word/vbaProject.bin': '' } }) }]
  ] as const)('hangs no file again that %s, whenever it came', async (_, file) => {
    const { code } = await post({ files: { pictures: [picture], video: null, attachments: [] } });
    const unit = await here.store
      .selectFrom('unit')
      .where('id', '=', editor.unit)
      .select(['id', 'salt'])
      .executeTakeFirstOrThrow();
    // The file is as it was stored before anybody looked.
    await sqlAnnouncements(here.store, unit, () => new Date()).addFile(code, {
      ...file,
      no: 2,
      width: 320,
      height: 200,
      seconds: null,
      words: '旧图'
    });
    const unfit = { code: 'kept-file-unfit', params: { no: 2, name: '旧图' } };
    const hang = (hangs: boolean) => setHanging(here.app, editor, { key: key(), code, hangs });
    await expect(change(code, 1, { body: '见图' })).rejects.toMatchObject(unfit);
    await hang(false);
    await expect(hang(true)).rejects.toMatchObject(unfit);
    expect(await versions(code)).toHaveLength(1);
    await eraseFile(here.app, editor, { key: key(), file: (await kept(code))?.files[1]?.id ?? '' });
    await hang(true);
    expect(await change(code, 1, { body: '见图' })).toEqual({ code, version: 2 });
  });

  it.each([
    ['a link to a program', { body: '[看](javascript:alert(1))' }, 'bad-link'],
    ['too long a text', { body: '停'.repeat(2001) }, 'bad-announcement'],
    ['no title', { title: ' ' }, 'bad-announcement'],
    ['marks of a board, typed', { body: '停\u0002水' }, 'announcement-hidden'],
    ['an emoji that boards have no letter for', { title: '停水🚰' }, 'announcement-emoji'],
    ['an end that is no time', { until: '2026-02-30T08:00' }, 'announcement-times']
  ])('keeps nothing with %s', async (_, more, refused) => {
    const { code } = await post();
    await expect(change(code, 1, more)).rejects.toMatchObject({ code: refused });
    expect(await versions(code)).toHaveLength(1);
  });

  it('another unit’s isn’t there; nor may one without the role', async () => {
    const { code } = await post();
    const { unit: other } = await aUnit(here.store, '邻里社区');
    await anEditor('e2', other.id);
    const stranger = { ...editor, account: 'e2', unit: other.id };
    await expect(change(code, 1, { title: '别家' }, stranger)).rejects.toMatchObject({ code: 'not-found' });
    expect(await (await here.app.read(stranger)).announcements.versions(code)).toEqual([]);
    await expect(change(code, 1, { title: '别家' }, here.member('p1'))).rejects.toMatchObject({
      code: 'forbidden'
    });
    expect((await kept(code))?.title).toBe('停水');
  });

  it('names a place once, however often it is ticked, and no more than there are', async () => {
    const { board: hall } = await here.pair('大厅');
    const place = `board:${hall}`;
    const { code } = await post({ places: Array.from({ length: 900 }, () => place) });
    expect((await kept(code))?.places).toEqual([place]);
    await expect(post({ places: Array.from({ length: 1001 }, () => place) })).rejects.toMatchObject({
      code: 'bad-form'
    });
  });

  it('hangs everywhere only when somebody says so: its board may have been ended', async () => {
    const { board: hall } = await here.pair('大厅');
    const { code } = await post({ places: [`board:${hall}`] });
    await expect(change(code, 1, { title: '停水改期' })).rejects.toMatchObject({
      code: 'announcement-nowhere'
    });
    await change(code, 1, { title: '停水改期', places: ['all'] });
    expect((await kept(code))?.places).toEqual(['all']);
  });

  it('gets more pictures, a film and papers, once for a key: page, boards and record have them', async () => {
    const { code } = await post({ files: { pictures: [picture], video: null, attachments: [] } });
    here.at('2026-10-05T05:00:00Z');
    const input = {
      key: key(),
      code,
      version: 1,
      ...text,
      body: '[图2]\n明天停水',
      until: '',
      places: [],
      files: {
        pictures: [{ file: { name: 'b.png', bytes: aPng({ width: 100 }) }, words: '送水点' }],
        video: { file: { name: 'c.mp4', bytes: anMp4() }, words: '怎样关总阀' },
        attachments: [{ name: '通知.docx', bytes: aDocx() }]
      }
    };
    expect(await changeAnnouncement(here.app, editor, input)).toEqual({ code, version: 2 });
    expect(await changeAnnouncement(here.app, editor, input)).toEqual({ code, version: 2 });
    await expect(
      changeAnnouncement(here.app, editor, { ...input, files: { ...input.files, video: null } })
    ).rejects.toMatchObject({ code: 'key-reused' });
    expect((await kept(code))?.files).toMatchObject([
      { no: 1, words: '停水范围图' },
      { no: 2, words: '送水点' },
      { no: 3, kind: 'mp4' },
      { no: 4, words: '通知' }
    ]);
    expect(await onPage(code)).toMatchObject({ changed: '2026-10-05T05:00:00.000Z' });
    expect((await onBoards())[0]?.media?.map(({ words }) => words)).toEqual([
      '停水范围图',
      '送水点',
      '怎样关总阀'
    ]);
    expect(await verifyAudit(here.store, editor.unit)).toMatchObject({ ok: true });
  });

  it('its film gets captions, and boards show them from when it is said', async () => {
    const none = { pictures: [], video: null, attachments: [] };
    const film = { file: { name: 'c.mp4', bytes: anMp4() }, words: '怎样关总阀' };
    const captions = {
      name: 'c.vtt',
      bytes: Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\n关总阀')
    };
    const { code } = await post({ files: { ...none, video: film } });
    await change(code, 1, { files: { ...none, captions } });
    const addressOf = async () => (await kept(code))?.files[1]?.address;
    expect((await onBoards())[0]?.media).toEqual([
      expect.not.objectContaining({ captions: expect.anything() })
    ]);
    const before = await feed();
    expect(await change(code, 2, { captioned: true })).toEqual({ code, version: 3 });
    expect(await change(code, 3, { captioned: true })).toEqual({ code, version: 3 });
    expect((await onBoards())[0]?.media).toMatchObject([{ captions: await addressOf() }]);
    expect((await feed()).revision).toBeGreaterThan(before.revision);
    expect((await versions(code)).map(({ captioned }) => captioned)).toEqual([true, false, false]);
    await expect(change(code, 3, { files: { ...none, captions } })).rejects.toMatchObject({
      code: 'too-many-media'
    });
    await change(code, 3);
    expect((await onBoards())[0]?.media).toEqual([
      expect.not.objectContaining({ captions: expect.anything() })
    ]);
    expect(filesView((await kept(code))?.files ?? []).video).toMatchObject({
      captions: `/media/${await addressOf()}`
    });
  });

  it('has room for so many; what was erased makes room, and keeps its number', async () => {
    const pictures = Array.from({ length: 6 }, () => picture);
    const none = { pictures: [], video: null, attachments: [] };
    const film = { file: { name: 'c.mp4', bytes: anMp4() }, words: '怎样关总阀' };
    const { code } = await post({ files: { ...none, pictures, video: film } });
    for (const more of [{ pictures: [picture] }, { video: film }])
      await expect(change(code, 1, { files: { ...none, ...more } })).rejects.toMatchObject({
        code: 'too-many-media'
      });
    const files = (await kept(code))?.files ?? [];
    for (const at of [0, 6]) await eraseFile(here.app, editor, { key: key(), file: files[at]?.id ?? '' });
    const wordless = { file: picture.file, words: '' };
    await expect(change(code, 1, { files: { ...none, pictures: [wordless] } })).rejects.toMatchObject({
      code: 'words-missing',
      params: { no: 7 }
    });
    const more = { ...none, pictures: [{ ...picture, words: '新图' }], video: { ...film, words: '新片' } };
    await change(code, 1, { body: '[图7]\n[视频]', files: more });
    expect((await onBoards())[0]?.media?.slice(-2).map(({ words }) => words)).toEqual(['新图', '新片']);
    expect(filesView((await kept(code))?.files ?? [])).toMatchObject({
      pictures: [null, {}, {}, {}, {}, {}, { words: '新图' }],
      video: { words: '新片' }
    });
  });

  it('versions only grow; erased words don’t come back, nor does what they replaced', async () => {
    const { code } = await post();
    await change(code, 1, { title: '有人名的标题' });
    const { id } = await here.store.selectFrom('announcement_version').select('id').executeTakeFirstOrThrow();
    for (const statement of [
      `update announcement_version set no = 9`,
      `delete from announcement_version`,
      `update announcement_version_text set title = 'x'`
    ])
      await expect(sql.raw(statement).execute(here.store)).rejects.toThrow(/append-only|not rewritten/);
    const erased = await erasedIn(here.store);
    expect(erased.announcement_version).toEqual([]);
    expect(await eraseAgain(here.store, { ...erased, announcement_version: [id] })).toBe(1);
    expect(await kept(code)).toBeNull();
    expect(await onPage(code)).toBeNull();
    expect(await versions(code)).toMatchObject([{ no: 2, words: null }, { no: 1 }]);
    await expect(
      sql`insert into announcement_version_text (version_id, title, body) values (${id}, 'x', 'y')`.execute(
        here.store
      )
    ).rejects.toThrow(/was erased/);
  });
});

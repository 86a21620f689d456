import type { Actor } from '$lib/server/platform/access/actor';
import {
  announce,
  eraseFile,
  setHanging,
  type TypedAnnouncement
} from '$lib/server/domain/announcements/announce';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { saveGroup } from '$lib/server/domain/boards/lists/manage-lists';
import { eraseAgain, erasedIn } from '$lib/server/platform/backup/contents/erased-texts';
import { boardFeedSchema } from '$lib/sync';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aDocx, aJpeg, anMp4, aPng } from '../make/media';
import { readExactly } from '../make/read-exactly';
import { testApp, type TestApp } from './test-app';
import { aUnit, databases } from './stores';

const named = (name: string, bytes: Uint8Array) => ({ name, bytes });
const files = () => ({
  pictures: [
    { file: named('IMG_1.jpg', aJpeg()), words: '门口的通知' },
    { file: named('2.png', aPng()), words: '停水范围图' }
  ],
  video: { file: named('a.mp4', anMp4()), words: '怎样关总阀' },
  attachments: [named('通知原文.docx', aDocx())]
});
const text = { title: '停水', body: '# 明天\n**九点**起停水\n- 备水' };

describe.each(databases)('announcements with pictures, film and papers, on $kind', (database) => {
  let here: TestApp;
  let editor: Actor;
  let no = 0;
  const key = () => `announce-key-${(no += 1)}`;
  const post = (more: Partial<TypedAnnouncement> = {}, by = editor) =>
    announce(here.app, by, { key: key(), ...text, ...more });
  const feed = async (board = '') =>
    readExactly(boardFeedSchema, await here.app.screens.feed({ unit: editor.unit, board }));
  const titles = async (board = '') => (await feed(board)).announcements.map(({ title }) => title);
  const kept = async () => (await here.app.read(editor)).announcements.list();
  const fetched = async (address: string) => {
    const found = await here.app.public.media(address);
    if (!found) return null;
    const parts: Uint8Array[] = [];
    for await (const part of found.bytes(0, found.size)) parts.push(part);
    return Buffer.concat(parts);
  };

  beforeEach(async () => {
    here = await testApp({ database });
    editor = { ...here.recorder, account: 'e', name: '宣传员', roles: ['editor'] };
    await here.store
      .insertInto('role')
      .values({
        id: 'editor-role',
        account_id: 'e',
        unit_id: editor.unit,
        role: 'editor',
        subject_id: null,
        from_date: '2026-01-01',
        to_date: null,
        given_by: null,
        ended_by: null
      })
      .execute();
  });
  afterEach(() => here.end());

  it('is kept once for a key, and boards have its words, its pictures and its film', async () => {
    const body = '# 明天\n**九点**起停水\n[图2]\n- 备水';
    const input = { key: key(), title: '停水', body, files: files() };
    const { code } = await announce(here.app, editor, input);
    expect(await announce(here.app, editor, input)).toEqual({ code });
    await expect(
      announce(here.app, editor, { ...input, files: { ...files(), attachments: [] } })
    ).rejects.toMatchObject({ code: 'key-reused' });
    const [shown] = (await feed()).announcements;
    expect(shown).toMatchObject({
      code,
      body: '\u0002明天\u0003\n\u0002九点\u0003起停水\n• 备水',
      media: [
        { words: '门口的通知', width: 40, height: 30 },
        { words: '停水范围图', width: 320, height: 200 },
        { words: '怎样关总阀', width: 640, height: 360, seconds: 12 }
      ]
    });
    expect((await kept())[0]?.files.map(({ kind, words }) => [kind, words])).toEqual([
      ['jpg', '门口的通知'],
      ['png', '停水范围图'],
      ['mp4', '怎样关总阀'],
      ['docx', '通知原文']
    ]);
    expect(await verifyAudit(here.store, editor.unit)).toMatchObject({ ok: true });
  });

  it('is fetched whole, by parts too, without where it was taken; the same picture has one address', async () => {
    const large = aPng({ width: 400, height: 400, colour: [1, 2, 3] });
    const noise = new Uint8Array(150_000).map((_, at) => (at * 31 + (at >> 8)) % 256);
    const film = Buffer.concat([anMp4(), Buffer.from([0, 2, 0x49, 0xf8]), Buffer.from('free'), noise]);
    await post({
      files: {
        pictures: [{ file: named('a', aJpeg()), words: '一' }],
        video: { file: named('b', new Uint8Array(film)), words: '二' },
        attachments: []
      }
    });
    await post({ files: { ...files(), pictures: [{ file: named('c', large), words: '三' }] } });
    const [second, first] = await kept();
    const [photo, clip] = first?.files ?? [];
    expect(String(await fetched(photo?.address ?? ''))).not.toContain('31.2304');
    const bytes = await fetched(clip?.address ?? '');
    expect(bytes).toHaveLength(film.length);
    const opened = await here.app.public.media(clip?.address ?? '');
    const some: Uint8Array[] = [];
    for await (const part of opened?.bytes(59_990, 60_020) ?? []) some.push(part);
    expect(Buffer.concat(some).equals(bytes?.subarray(59_990, 60_020) ?? Buffer.alloc(0))).toBe(true);
    expect(Buffer.compare((await fetched(second?.files[0]?.address ?? '')) ?? Buffer.alloc(0), large)).toBe(
      0
    );
    const again = await post({ files: { ...files(), pictures: [{ file: named('d', large), words: '四' }] } });
    const third = (await kept()).find(({ code }) => code === again.code);
    expect(third?.files[0]?.address).toBe(second?.files[0]?.address);
  });

  it('a film’s captions are had by pages, and by boards where it is said; they go with the film', async () => {
    const captions = named('字幕.vtt', Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000 line:0\n关总阀'));
    const input = { key: key(), ...text, files: { ...files(), captions } };
    const { code } = await announce(here.app, editor, input);
    const silent = named('字幕.vtt', Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\n开总阀'));
    await expect(
      announce(here.app, editor, { ...input, files: { ...files(), captions: silent } })
    ).rejects.toMatchObject({ code: 'key-reused' });
    const film = async () => (await feed()).announcements[0]?.media?.[2];
    expect(await film()).not.toHaveProperty('captions');
    const { code: shown } = await post({ files: { ...files(), captions }, captioned: true });
    const [one] = await kept();
    const came = one?.files.find(({ kind }) => kind === 'vtt');
    expect(one).toMatchObject({ code: shown, captioned: true });
    expect(came).toMatchObject({ no: 4, words: '字幕', width: null });
    expect(await film()).toMatchObject({ seconds: 12, captions: came?.address });
    expect(String(await fetched(came?.address ?? ''))).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n关总阀\n'
    );
    for (const each of [code, shown]) {
      const film = (await kept()).find((other) => other.code === each)?.files[2]?.id ?? '';
      await eraseFile(here.app, editor, { key: key(), file: film });
    }
    expect(await fetched(came?.address ?? '')).toBeNull();
    expect((await kept())[0]?.files.map(({ words }) => words === null)).toEqual([
      ...[false, false, true, true, false]
    ]);
    await expect(post({ files: { ...files(), video: null, captions } })).rejects.toMatchObject({
      code: 'captions-without-film'
    });
  });

  it('a file is gone with its announcement, comes back with it, and is erased for good', async () => {
    const { code } = await post({ files: files() });
    const [announcement] = await kept();
    const [photo, drawing] = announcement?.files ?? [];
    const addressOf = photo?.address ?? '';
    expect(await fetched(addressOf)).not.toBeNull();
    await setHanging(here.app, editor, { key: key(), code, hangs: false });
    expect(await fetched(addressOf)).toBeNull();
    await setHanging(here.app, editor, { key: key(), code, hangs: true });
    expect(await fetched(addressOf)).not.toBeNull();
    const before = await erasedIn(here.store);
    await eraseFile(here.app, editor, { key: key(), file: photo?.id ?? '' });
    expect(await fetched(addressOf)).toBeNull();
    expect((await feed()).announcements[0]?.media).toHaveLength(2);
    expect((await kept())[0]?.files[0]).toMatchObject({ no: 1, words: null, kind: 'jpg' });
    await expect(eraseFile(here.app, editor, { key: key(), file: photo?.id ?? '' })).rejects.toMatchObject({
      code: 'not-found'
    });
    await expect(
      sql`insert into announcement_file_text (file_id, words) values (${photo?.id}, 'x')`.execute(here.store)
    ).rejects.toThrow(/was erased/);
    await expect(sql`delete from announcement_file`.execute(here.store)).rejects.toThrow(/append-only/);
    // An earlier backup is put back: what was erased since is erased again.
    expect(before.announcement_file).toEqual([]);
    await eraseAgain(here.store, { ...before, announcement_file: [drawing?.id ?? ''] });
    expect(await fetched(drawing?.address ?? '')).toBeNull();
  });

  it('hangs from its time on, until its end: boards have it before, and look at the clock', async () => {
    const { code } = await post({ from: '2026-10-06T08:00', until: '2026-10-06T18:00', files: files() });
    const [photo] = (await kept())[0]?.files ?? [];
    expect((await feed()).announcements).toMatchObject([
      { code, published: '2026-10-06T00:00:00.000Z', until: '2026-10-06T10:00:00.000Z' }
    ]);
    expect(await fetched(photo?.address ?? '')).not.toBeNull();
    here.at('2026-10-06T00:00:00Z');
    expect(await titles()).toEqual(['停水']);
    here.at('2026-10-06T10:00:00Z');
    expect(await titles()).toEqual([]);
    expect(await fetched(photo?.address ?? '')).toBeNull();
  });

  it.each([
    ['2026-10-06T08:00', '2026-10-06T08:00'],
    ['', '2026-10-05T11:59'],
    ['2026-10-06', ''],
    ['', '2026-02-30T08:00'],
    ['', 'soon']
  ])('from %o until %o is no time', async (from, until) => {
    await expect(post({ from, until })).rejects.toMatchObject({ code: 'announcement-times' });
    expect(await kept()).toEqual([]);
  });

  it('hangs on the boards that it is for, the newest three on each', async () => {
    const { board: hall } = await here.pair('大厅');
    const { board: stairs } = await here.pair('楼梯间');
    const { group } = await saveGroup(here.app, here.operator, {
      key: key(),
      group: '',
      name: '一楼',
      boards: [hall]
    });
    await post({ title: '全部' });
    await post({ title: '一楼', places: [`group:${group}`] });
    await post({ title: '楼梯', places: [`board:${stairs}`] });
    await post({ title: '两处', places: [`board:${stairs}`, `group:${group}`] });
    expect(await titles(hall)).toEqual(['两处', '一楼', '全部']);
    expect(await titles(stairs)).toEqual(['两处', '楼梯', '全部']);
    expect(await titles()).toEqual(['全部']);
    await post({ title: '再一条' });
    expect(await titles(hall)).toEqual(['再一条', '两处', '一楼']);
    for (const places of [['board:elsewhere'], ['group:none'], ['nowhere']])
      await expect(post({ places })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('another unit’s file isn’t there, whatever is asked of it', async () => {
    await post({ files: files() });
    const [photo] = (await kept())[0]?.files ?? [];
    const { unit: other } = await aUnit(here.store, '邻里社区');
    const stranger = { ...editor, account: 'e2', unit: other.id };
    await here.store
      .insertInto('role')
      .values({
        id: 'stranger-role',
        account_id: 'e2',
        unit_id: other.id,
        role: 'editor',
        subject_id: null,
        from_date: '2026-01-01',
        to_date: null,
        given_by: null,
        ended_by: null
      })
      .execute();
    await expect(eraseFile(here.app, stranger, { key: key(), file: photo?.id ?? '' })).rejects.toMatchObject({
      code: 'not-found'
    });
    expect(await fetched(photo?.address ?? '')).not.toBeNull();
    await expect(eraseFile(here.app, here.member('p1'), { key: key(), file: 'x' })).rejects.toMatchObject({
      code: 'forbidden'
    });
  });

  it.each([
    ['a link to a program', { body: '[看](javascript:alert(1))' }, 'bad-link'],
    [
      'the place of a picture that isn’t there',
      { body: '见图\n[图3]', files: files() },
      'place-without-file'
    ],
    ['the place of a film that isn’t there', { body: '见\n[视频]' }, 'place-without-file'],
    ['too long a text', { body: '停'.repeat(2001) }, 'bad-announcement'],
    ['more lines than a board can leaf through', { body: '停\n'.repeat(400) + '水' }, 'bad-announcement'],
    ['marks of a board, typed', { body: '停\u0002水' }, 'announcement-hidden'],
    ['a title of an emoji alone', { title: '🎉' }, 'announcement-emoji'],
    [
      'a picture written four hundred times',
      { body: '[图1]\n'.repeat(397) + '停水', files: files() },
      'too-many-places'
    ]
  ])('hangs nothing with %s', async (_, more, refused) => {
    await expect(post(more)).rejects.toMatchObject({ code: refused });
    expect(await kept()).toEqual([]);
  });
});

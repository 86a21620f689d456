import { announce, setHanging } from '$lib/server/domain/announcements/announce';
import { revokeBoard } from '$lib/server/domain/boards/manage-boards';
import {
  addPlaylist,
  digestOfPlaylist,
  removeGroup,
  removePlaylist,
  saveGroup,
  savePlaylist,
  setScreen
} from '$lib/server/domain/boards/lists/manage-lists';
import type { TypedItem } from '$lib/server/domain/boards/lists/read-items';
import type { Actor } from '$lib/server/platform/access/actor';
import { boardFeedSchema, usualScreen } from '$lib/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readExactly } from '../make/read-exactly';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

describe.each(databases)('what boards show, on $kind', (database) => {
  let here: TestApp;
  let editor: Actor;
  let no: number;
  const key = () => `list-key-${(no += 1)}`;
  beforeEach(async () => {
    no = 0;
    here = await testApp({ database });
    editor = { ...here.operator, account: 'e', roles: ['editor'] };
  });
  afterEach(() => here.end());

  const typed = (more: Partial<TypedItem> = {}): TypedItem => ({
    id: `i${(no += 1)}`,
    scene: 'standings',
    announcement: '',
    seconds: '20',
    first: '',
    last: '',
    weekdays: [],
    hours: '',
    except: '',
    ...more
  });
  const feed = async (board: string) => {
    const { unit } = here.operator;
    return readExactly(boardFeedSchema, await here.app.screens.feed({ unit, board }));
  };
  const scenes = async (board: string) => (await feed(board)).playlist.map(({ scene }) => scene);
  const list = async (name: string, places: string[], items: TypedItem[]) => {
    const { playlist, shown } = await addPlaylist(here.app, editor, { key: key(), name });
    await savePlaylist(here.app, editor, { key: key(), playlist, shown, name, places, items });
    return playlist;
  };
  const shownOf = async (playlist: string) => {
    const { lists } = await here.app.read(editor);
    const found = (await lists.playlists()).find(({ id }) => id === playlist);
    if (!found) throw new Error('there is such a playlist');
    return digestOfPlaylist(found);
  };
  const code = (refused: Promise<unknown>) =>
    refused.then(
      () => 'done',
      (error: { code?: string }) => error.code
    );

  it('the most specific playlist wins: the board’s own, its groups’ by name, all boards’', async () => {
    const { board: hall } = await here.pair('大厅');
    const { board: stairs } = await here.pair('楼梯间');
    expect(await scenes(hall)).toEqual([]);
    await list('平常', ['all'], [typed({ scene: 'trend' })]);
    expect(await scenes(hall)).toEqual(['trend']);
    const group = async (name: string, boards: string[]) =>
      (await saveGroup(here.app, here.operator, { key: key(), group: '', name, boards })).group;
    const second = await group('乙组', [hall]);
    await list('乙组单', [`group:${second}`], [typed({ scene: 'rule' })]);
    expect([await scenes(hall), await scenes(stairs)]).toEqual([['rule'], ['trend']]);
    const first = await group('丙组', [hall]);
    await list('丙组单', [`group:${first}`], [typed({ scene: 'clock' })]);
    expect(await scenes(hall)).toEqual(['clock']);
    const own = await list('大厅单', [`board:${hall}`], [typed({ scene: 'honours' })]);
    expect([await scenes(hall), await scenes(stairs)]).toEqual([['honours'], ['trend']]);
    await removePlaylist(here.app, editor, { key: key(), playlist: own });
    await removeGroup(here.app, here.operator, { key: key(), group: first });
    expect(await scenes(hall)).toEqual(['rule']);
  });

  it('a group isn’t removed while an announcement hangs on its boards alone: it would hang nowhere', async () => {
    const { board } = await here.pair('大厅');
    const { group } = await saveGroup(here.app, here.operator, {
      key: key(),
      group: '',
      name: '一楼',
      boards: [board]
    });
    const remove = () => removeGroup(here.app, here.operator, { key: key(), group });
    const text = { title: '停水', body: '明天', places: [`group:${group}`] };
    const { code: only } = await announce(here.app, here.recorder, { key: key(), ...text });
    await announce(here.app, here.recorder, {
      key: key(),
      ...text,
      places: [...text.places, `board:${board}`]
    });
    expect(await code(remove())).toBe('group-hangs');
    await setHanging(here.app, here.recorder, { key: key(), code: only, hangs: false });
    expect(await code(remove())).toBe('done');
  });

  it('a board for which nothing is set has no list, the usual screen, and the rules as all others', async () => {
    const { board } = await here.pair('大厅');
    expect(await feed(board)).toMatchObject({
      playlist: [],
      emergencies: [],
      rule: { title: '社区干部积分管理办法' },
      screen: usualScreen
    });
  });

  it('a line says its announcement, seconds and times, and an older announcement comes along', async () => {
    const { board } = await here.pair('大厅');
    const codes: string[] = [];
    for (const title of ['一', '二', '三', '四']) {
      here.at(`2026-10-05T04:0${codes.length}:00Z`);
      codes.push((await announce(here.app, here.recorder, { key: key(), title, body: '内容' })).code);
    }
    const announcement = codes[0] ?? '';
    const when = { first: '2026-10-01', last: '2026-12-31', except: '2026-10-02，10月1日，12月31日至1月2日' };
    const item = typed({
      scene: 'announcement',
      announcement,
      seconds: '30',
      ...when,
      weekdays: ['5', '1'],
      hours: '08:00—11:30，22:00-06:00'
    });
    await list('公告', ['all'], [item]);
    const shown = await feed(board);
    expect(shown.playlist).toEqual([
      {
        id: item.id,
        scene: 'announcement',
        code: announcement,
        seconds: 30,
        when: {
          first: '2026-10-01',
          last: '2026-12-31',
          except: ['2026-10-01', '2026-10-02', '2026-12-31', '2027-01-01', '2027-01-02'],
          weekdays: [1, 5],
          hours: [
            { from: 480, until: 690 },
            { from: 1320, until: 360 }
          ]
        }
      }
    ]);
    expect(shown.announcements.map(({ title }) => title)).toEqual(['四', '三', '二', '一']);
  });

  it('what is wrong in one line refuses all of it, with the line’s number', async () => {
    const { board } = await here.pair('大厅');
    const playlist = await list('平常', ['all'], [typed({ scene: 'rule', hours: '00:00-24:00' })]);
    const shown = await shownOf(playlist);
    const save = (items: TypedItem[], more: { name?: string; places?: string[] } = {}) =>
      code(
        savePlaylist(here.app, editor, {
          key: key(),
          playlist,
          shown,
          name: '平常',
          places: ['all'],
          items,
          ...more
        })
      );
    const wrong: [Partial<TypedItem>, string][] = [
      [{ scene: 'film' }, 'playlist-scene'],
      [{ scene: 'announcement', announcement: 'nobodys' }, 'playlist-announcement'],
      [{ seconds: '4' }, 'playlist-seconds'],
      [{ seconds: '1e2' }, 'playlist-seconds'],
      [{ first: '2026-02-30' }, 'playlist-days'],
      [{ first: '2026-10-02', last: '2026-10-01' }, 'playlist-days'],
      [{ weekdays: ['8'] }, 'playlist-days'],
      [{ except: '昨天' }, 'playlist-days'],
      [{ hours: '25:00-26:00' }, 'playlist-hours'],
      [{ hours: '08:00-08:00' }, 'playlist-hours'],
      [{ hours: '24:00-00:00' }, 'playlist-hours'],
      [{ hours: '24:00-24:00' }, 'playlist-hours'],
      [{ hours: '上午' }, 'playlist-hours']
    ];
    for (const [more, refusal] of wrong) expect(await save([typed(), typed(more)])).toBe(refusal);
    expect(await save([])).toBe('playlist-empty');
    expect(await save(Array.from({ length: 41 }, () => typed()))).toBe('playlist-long');
    expect(await save([typed()], { name: '' })).toBe('bad-list-name');
    expect(await save([typed()], { places: ['board:elsewhere'] })).toBe('not-found');
    expect(await save([typed()], { places: ['group:elsewhere'] })).toBe('not-found');
    expect(await scenes(board)).toEqual(['rule']);
  });

  it('what another has changed meanwhile is not overwritten unseen, nor what lost its place to another playlist', async () => {
    const { board } = await here.pair('大厅');
    const playlist = await list('平常', ['all'], [typed({ scene: 'rule' })]);
    const shown = await shownOf(playlist);
    const save = (scene: string, seen: string, again = key()) =>
      code(
        savePlaylist(here.app, editor, {
          key: again,
          playlist,
          shown: seen,
          name: '平常',
          places: ['all'],
          items: [{ ...typed({ scene }), id: 'one' }]
        })
      );
    const once = key();
    expect(await save('trend', shown, once)).toBe('done');
    expect(await save('clock', shown)).toBe('playlist-changed');
    // A command that is sent twice runs once.
    expect(await save('trend', shown, once)).toBe('done');
    expect(await scenes(board)).toEqual(['trend']);
    const seen = await shownOf(playlist);
    await list('假日', ['all'], [typed({ scene: 'honours' })]);
    expect(await save('clock', seen)).toBe('playlist-changed');
    expect(await scenes(board)).toEqual(['honours']);
    expect(await save('clock', await shownOf(playlist))).toBe('done');
    expect(await scenes(board)).toEqual(['clock']);
  });

  it('editors set playlists, operators boards and groups too, nobody else either', async () => {
    const { app, recorder, operator } = here;
    expect(await code(addPlaylist(app, recorder, { key: key(), name: '平常' }))).toBe('forbidden');
    expect(await code(addPlaylist(app, operator, { key: key(), name: '平常' }))).toBe('done');
    const group = { group: '', name: '一楼', boards: [] };
    expect(await code(saveGroup(app, editor, { key: key(), ...group }))).toBe('forbidden');
    expect(await code(setScreen(app, editor, { key: key(), place: 'all', screen: null }))).toBe('forbidden');
    expect(await code(saveGroup(app, operator, { key: key(), ...group }))).toBe('done');
    expect(await code(saveGroup(app, operator, { key: key(), ...group }))).toBe('group-name-taken');
  });

  it('a screen has the hours of its place; the usual ones where nothing is set', async () => {
    const { board } = await here.pair('大厅');
    const set = (place: string, screen: { open: string; night: string; brightness: string } | null) =>
      code(setScreen(here.app, here.operator, { key: key(), place, screen }));
    const screen = {
      open: '09:00-12:00, 14:00-18:00',
      night: '22:00-06:00',
      brightness: '18:00 50, 8:00 100%'
    };
    expect(await set(`board:${board}`, screen)).toBe('done');
    expect((await feed(board)).screen).toEqual({
      open: [
        { from: 540, until: 720 },
        { from: 840, until: 1080 }
      ],
      night: { from: 1320, until: 360 },
      brightness: [
        { from: 480, percent: 100 },
        { from: 1080, percent: 50 }
      ]
    });
    expect((await feed('another')).screen).toEqual(usualScreen);
    expect(await set('all', { ...screen, night: '1:00-2:00,3:00-4:00' })).toBe('screen-hours');
    for (const brightness of ['18:00 5', '18:00', '18:00 50, 18:00 60', 'dark'])
      expect(await set('all', { ...screen, brightness })).toBe('screen-brightness');
    expect(await set('board:elsewhere', screen)).toBe('not-found');
    expect(await set(`board:${board}`, null)).toBe('done');
    expect((await feed(board)).screen).toEqual(usualScreen);
  });

  it('each change reaches the unit’s boards at once, and an ended board’s place is nobody’s', async () => {
    const { board } = await here.pair('大厅');
    const kinds: string[] = [];
    here.app.hub.listen(here.operator.unit, (changes) => kinds.push(...changes.map(({ kind }) => kind)));
    const before = (await feed(board)).revision;
    const playlist = await list('大厅单', [`board:${board}`], [typed()]);
    expect((await feed(board)).revision).toBeGreaterThan(before);
    await expect.poll(() => kinds.filter((kind) => kind === 'playlist')).toHaveLength(2);
    await revokeBoard(here.app, here.operator, { key: key(), board });
    const places = [`board:${board}`];
    const items = [typed()];
    const again = { key: key(), playlist, shown: await shownOf(playlist), name: '大厅单', places, items };
    expect(await code(savePlaylist(here.app, editor, again))).toBe('not-found');
  });
});

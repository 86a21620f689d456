import { expect, test } from 'vitest';
import { newPlaylist, playlistScenes } from '$lib/sync';
import { m } from '$lib/text';
import { feedOf } from '../../tests/fixtures/long-texts';
import { countedPages } from '../../tests/fixtures/text-pages';
import { slotsAlone } from '../player/playlist';
import { byFolder } from './by-folder';
import { sceneNames, sceneOf } from './registry';

test('every scene has a view for the whole board and one for the plain board, and no view is without a scene', () => {
  const all = [...sceneNames].sort();
  expect(Object.keys(byFolder(import.meta.glob('./*/View.svelte')))).toEqual(all);
  expect(Object.keys(byFolder(import.meta.glob('./*/Plain.svelte')))).toEqual(all);
});

test.each(sceneNames)('the slots of %s have the name of its folder', (name) => {
  const feed = feedOf(() => '阳光');
  const moment = { date: '2026-11-11', minute: 581 };
  const slots = slotsAlone(name, { feed, layout: 'landscape', pages: countedPages, moment });
  expect(new Set(slots.map(({ scene }) => scene))).toEqual(new Set([name]));
});

test.each(sceneNames)('%s is on a playlist, and on a new one, as its kind says', (name) => {
  const { shown } = sceneOf(name);
  const has = (list: readonly string[]) => list.includes(name);
  expect(has(playlistScenes)).toBe(shown === 'usual' || shown === 'asked');
  expect(has(newPlaylist.map(({ scene }) => scene))).toBe(shown === 'usual');
});

test.each(sceneNames)('the office has a name for %s in both languages', (scene) => {
  for (const locale of ['zh-CN', 'en'] as const) expect(m.scene_name({ scene }, { locale })).not.toBe(scene);
});

test('a scene that this program doesn’t know is named as the board has reported it', () => {
  expect(m.scene_name({ scene: 'tomorrow' }, { locale: 'zh-CN' })).toBe('tomorrow');
});

import { expect, test } from 'vitest';
import { newPlaylist, playlistScenes } from '$lib/sync';
import { scenes } from './registry';

test.each(playlistScenes)(
  '%s is on a new playlist, unless it is shown only where one asks for it',
  (name) => {
    expect(newPlaylist.some(({ scene }) => scene === name)).toBe(scenes[name].shown !== 'asked');
  }
);

import { expect, test } from 'vitest';
import { beginFaces, recallFaces } from './faces';
import { lacksLetters, loadFace } from './letters';
import { MeasureCache } from './measure-cache';

test('a piece that couldn’t be had is fetched again with the next letters, and until it is here nothing measured counts', async () => {
  const src = 'url("/none/there.woff2") format("woff2")';
  const family = 'Gone';
  const piece = { family, weight: '400', src, range: 'U+20, U+6C34' };
  const cache = new MeasureCache({ storage: null, name: '', stamp: '' });
  cache.set('faces', { pieces: [{ ...piece, characters: ' 水', first: true }], without: {} });
  beginFaces('/display/themes/letters.css?direct');
  recallFaces(cache);
  const own = () => [...document.fonts].filter((face) => face.family.replace(/"/g, '') === family);
  expect(own().map(({ status }) => status)).toEqual(['loading']);
  for (let round = 0; round < 2; round += 1) {
    const asked = loadFace({ family, weight: '400' }, '水');
    await Promise.resolve();
    expect(own()).toHaveLength(1);
    expect(await asked).toBe(false);
    expect(lacksLetters()).toBe(true);
    // The failed piece is gone; a new one is made when it is requested again.
    expect(own().map(({ status }) => status)).not.toContain('error');
  }
});

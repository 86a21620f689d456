import { expect, test } from 'vitest';
import {
  addFacesFor,
  addOtherFaces,
  beginFaces,
  hasAllFaces,
  piecesIn,
  recallFaces,
  rememberFaces
} from './faces';
import { MeasureCache } from './measure-cache';

test('what the last start began with is fetched at once, what it has drawn when needed, all others later, and no piece twice', async () => {
  const sheet = '/display/themes/letters.css?direct';
  const all = piecesIn(await (await fetch(sheet)).text(), new URL(sheet, location.href));
  const drawn = all.slice(-3).map((piece, index) => ({
    ...piece,
    characters: String.fromCodePoint(parseInt(/[0-9A-F]+(?=,|$)/i.exec(piece.range)?.[0] ?? '', 16)),
    first: index === 1
  }));
  const characters = drawn.map((piece) => piece.characters);
  const [one = ''] = characters;
  const cache = new MeasureCache({ storage: null, name: '', stamp: '' });
  cache.set('faces', { pieces: drawn, without: {} });
  const others = new Set(document.fonts);
  beginFaces(sheet);
  expect(recallFaces(cache)).toBe(true);
  const fresh = [...document.fonts].filter((face) => !others.has(face));
  expect(fresh.map(({ status }) => status)).toEqual(['loading']);
  const family = drawn[0]?.family ?? '';
  await addFacesFor(family, [one]);
  expect(document.fonts.size).toBe(others.size + 2);
  rememberFaces(cache);
  const { pieces } = cache.get('faces') as { pieces: { characters: string; first: boolean }[] };
  expect(pieces.filter(({ first }) => first).map((piece) => piece.characters)).toEqual([one]);
  await addOtherFaces();
  expect(hasAllFaces()).toBe(true);
  await addFacesFor(family, characters);
  expect(all.length).toBeGreaterThan(100);
  expect(document.fonts.size).toBe(others.size + all.length);
  // Nothing is new, but everything remembered is gone.
  cache.clear();
  rememberFaces(cache);
  expect(cache.get('faces')).toBeDefined();
});

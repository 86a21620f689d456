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
import { Remembered } from './remembered';

test('what the last start began with is fetched at once, what it has drawn when needed, all others later, and no piece twice', async () => {
  const sheet = '/display/themes/letters.css?direct';
  const all = piecesIn(await (await fetch(sheet)).text(), new URL(sheet, location.href));
  const drawn = all.slice(-3).map((piece, index) => ({
    ...piece,
    characters: '社区榜'.charAt(index),
    first: index === 1
  }));
  const remembered = new Remembered({ shelf: null, name: '', stamp: '' });
  remembered.set('faces', { pieces: drawn, without: {} });
  const before = document.fonts.size;
  beginFaces(sheet);
  expect(recallFaces(remembered)).toBe(true);
  expect([...document.fonts].slice(before).map(({ status }) => status)).toEqual(['loading']);
  const family = drawn[0]?.family ?? '';
  await addFacesFor(family, ['社']);
  expect(document.fonts.size).toBe(before + 2);
  rememberFaces(remembered);
  const { pieces } = remembered.get('faces') as { pieces: { characters: string; first: boolean }[] };
  expect(pieces.filter(({ first }) => first).map(({ characters }) => characters)).toEqual(['社']);
  await addOtherFaces();
  expect(hasAllFaces()).toBe(true);
  await addFacesFor(family, ['社', '区', '榜']);
  expect(all.length).toBeGreaterThan(100);
  expect(document.fonts.size).toBe(before + all.length);
  // Nothing new, but all that was remembered is gone.
  remembered.clear();
  rememberFaces(remembered);
  expect(remembered.get('faces')).toBeDefined();
});
